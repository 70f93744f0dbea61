import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { MaintenanceNeeds } from '../aggregates.ts';
import { type Finding, open } from '../domain/maintenance-need.ts';

/** Opens the need that a finding is. The finding brings the need's id, so that it opens one need only. */
export class OpenMaintenanceNeed extends Command<Appended> {
  constructor(readonly finding: Finding) {
    super();
  }
}

@CommandHandler(OpenMaintenanceNeed)
export class OpenMaintenanceNeedHandler implements ICommandHandler<OpenMaintenanceNeed> {
  constructor(
    private readonly needs: MaintenanceNeeds,
    private readonly clock: Clock,
  ) {}

  execute({ finding }: OpenMaintenanceNeed): Promise<Appended> {
    return this.needs.change(finding.needId, (state) => open(state, finding, this.clock.now()));
  }
}
