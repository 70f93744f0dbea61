import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Appended,
  Can,
  CommandResponse,
  Connection,
  ConnectionSearch,
  type GraphqlContext,
  type Page,
  ReadsProjection,
  TypedIdPipe,
} from '#kernel';
import { RegisterVehicle, RegisterVehicleBody } from '../commands/register-vehicle.command.ts';
import { ReportTroubleCode, ReportTroubleCodeBody } from '../commands/report-trouble-code.command.ts';
import { GetVehicle } from '../queries/get-vehicle.query.ts';
import { ListMaintenanceNeeds, ShowMaintenanceNeed } from '../queries/list-maintenance-needs.query.ts';
import { ListVehicles } from '../queries/list-vehicles.query.ts';
import { type MaintenanceNeedView } from '../queries/maintenance-need.dto.ts';
import { type VehicleSummary } from '../queries/vehicle.dto.ts';

/** Vehicles and needs over GraphQL: each field says what its route says, and asks the same command or query. */
@Resolver('Vehicle')
class VehicleResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Query('vehicles')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @Connection()
  vehicles(@Args() search: ConnectionSearch): Promise<Page<VehicleSummary>> {
    return this.queries.execute(new ListVehicles(search));
  }

  @Query('vehicle')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  vehicle(@Args('id', new TypedIdPipe('veh', 'vehicle.not-found')) vehicleId: string): Promise<VehicleSummary> {
    return this.queries.execute(new GetVehicle(vehicleId));
  }

  @Query('maintenanceNeeds')
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @Connection()
  needs(@Args() search: ConnectionSearch): Promise<Page<MaintenanceNeedView>> {
    return this.queries.execute(new ListMaintenanceNeeds(search));
  }

  @Query('maintenanceNeed')
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  need(@Args('id', new TypedIdPipe('ned', 'maintenance-need.not-found')) needId: string): Promise<MaintenanceNeedView> {
    return this.queries.execute(new ShowMaintenanceNeed(needId));
  }

  @Mutation('registerVehicle')
  @Can('vehicle:create')
  @CommandResponse({ prefix: 'veh' })
  register(@Args('input') body: RegisterVehicleBody): Promise<Appended> {
    return this.commands.execute(new RegisterVehicle(body));
  }

  @Mutation('reportTroubleCode')
  @Can('trouble-code:report')
  @CommandResponse({ prefix: 'veh' })
  report(
    @Args('vehicleId', new TypedIdPipe('veh', 'vehicle.not-found')) vehicleId: string,
    @Args('input') body: ReportTroubleCodeBody,
  ): Promise<Appended> {
    return this.commands.execute(new ReportTroubleCode(vehicleId, body));
  }
}

@Resolver('VehicleReceipt')
class VehicleReceiptResolver {
  @ResolveField('vehicle')
  vehicle(@Parent() receipt: Appended, @Context() context: GraphqlContext): Promise<object | null> {
    return context.written(receipt, 'fleet.vehicles');
  }
}

/** What refers to vehicles and needs, by their ids. */
interface Referring {
  readonly vehicleId?: string | null;
  readonly maintenanceNeedId?: string | null;
}

@Resolver('Booking')
class BookingVehicleResolver {
  @ResolveField('vehicle')
  vehicle(@Parent() { vehicleId }: Referring, @Context() { loaders }: GraphqlContext): Promise<object | null> {
    return loaders.load(vehicleId);
  }

  @ResolveField('maintenanceNeed')
  need(@Parent() { maintenanceNeedId }: Referring, @Context() { loaders }: GraphqlContext): Promise<object | null> {
    return loaders.load(maintenanceNeedId);
  }
}

@Resolver('MaintenanceNeed')
class NeedVehicleResolver {
  @ResolveField('vehicle')
  vehicle(@Parent() { vehicleId }: Referring, @Context() { loaders }: GraphqlContext): Promise<object | null> {
    return loaders.load(vehicleId);
  }
}

/** All of them, for the context's module; without a GraphQL schema they are asked by nobody. */
export const fleetResolvers = [VehicleResolver, VehicleReceiptResolver, BookingVehicleResolver, NeedVehicleResolver];
