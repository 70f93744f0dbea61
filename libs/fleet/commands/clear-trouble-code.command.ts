import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { Vehicles } from '../aggregates.ts';
import { clearTroubleCode } from '../domain/vehicle.ts';

/** The code may be detected anew afterwards. @throws DomainError `vehicle.not-found` */
export class ClearTroubleCode extends Command<Appended> {
  constructor(
    readonly vehicleId: string,
    readonly code: string,
  ) {
    super();
  }
}

@CommandHandler(ClearTroubleCode)
export class ClearTroubleCodeHandler implements ICommandHandler<ClearTroubleCode> {
  constructor(
    private readonly vehicles: Vehicles,
    private readonly clock: Clock,
  ) {}

  execute({ vehicleId, code }: ClearTroubleCode): Promise<Appended> {
    return this.vehicles.change(vehicleId, (state) => clearTroubleCode(state, code, this.clock.now()));
  }
}
