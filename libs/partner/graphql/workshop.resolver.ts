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
import { RegisterWorkshop, RegisterWorkshopBody } from '../commands/register-workshop.command.ts';
import { GetWorkshop } from '../queries/get-workshop.query.ts';
import { ListWorkshops } from '../queries/list-workshops.query.ts';
import { type WorkshopView } from '../queries/workshop-view.dto.ts';

/** Workshops over GraphQL: each field says what its route says, and asks the same command or query. */
@Resolver('Workshop')
class WorkshopResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Query('workshops')
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @Connection()
  workshops(@Args() search: ConnectionSearch): Promise<Page<WorkshopView>> {
    return this.queries.execute(new ListWorkshops(search));
  }

  @Query('workshop')
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  workshop(@Args('id', new TypedIdPipe('wsh', 'workshop.not-found')) workshopId: string): Promise<WorkshopView> {
    return this.queries.execute(new GetWorkshop(workshopId));
  }

  @Mutation('registerWorkshop')
  @Can('workshop:create')
  @CommandResponse({ prefix: 'wsh' })
  register(@Args('input') body: RegisterWorkshopBody): Promise<Appended> {
    return this.commands.execute(new RegisterWorkshop(body));
  }
}

@Resolver('WorkshopReceipt')
class WorkshopReceiptResolver {
  @ResolveField('workshop')
  workshop(@Parent() receipt: Appended, @Context() context: GraphqlContext): Promise<object | null> {
    return context.written(receipt, 'partner.workshops');
  }
}

@Resolver('Booking')
class BookingWorkshopResolver {
  @ResolveField('workshop')
  workshop(
    @Parent() { workshopId }: { readonly workshopId?: string | null },
    @Context() { loaders }: GraphqlContext,
  ): Promise<object | null> {
    return loaders.load(workshopId);
  }
}

/** All of them, for the context's module; without a GraphQL schema they are asked by nobody. */
export const workshopResolvers = [WorkshopResolver, WorkshopReceiptResolver, BookingWorkshopResolver];
