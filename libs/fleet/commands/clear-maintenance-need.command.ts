import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { MaintenanceNeeds } from '../aggregates.ts';
import { clear } from '../domain/maintenance-need.ts';

/** `bookingId` names the booking that met the need. @throws DomainError `maintenance-need.not-found` */
export class ClearMaintenanceNeed extends Command<Appended> {
  constructor(
    readonly needId: string,
    readonly bookingId: string | null,
  ) {
    super();
  }
}

@CommandHandler(ClearMaintenanceNeed)
export class ClearMaintenanceNeedHandler implements ICommandHandler<ClearMaintenanceNeed> {
  constructor(
    private readonly needs: MaintenanceNeeds,
    private readonly clock: Clock,
  ) {}

  execute({ needId, bookingId }: ClearMaintenanceNeed): Promise<Appended> {
    return this.needs.change(needId, (state) => clear(state, bookingId, this.clock.now()));
  }
}
