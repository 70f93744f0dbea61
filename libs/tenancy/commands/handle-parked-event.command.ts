import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, InTenant, ParkedEventControl } from '#kernel';

/** `retry`: a worker tries it again, then what is held back behind it. `skip`: it is left out for good, and what is held back goes on. */
export type ParkedEventHandling = 'retry' | 'skip';

/** What an operator wants done about a parked event. */
export class HandleParkedEvent extends Command<Appended> {
  constructor(
    readonly tenantId: string,
    readonly handling: ParkedEventHandling,
    readonly order: { readonly subscription: string; readonly position: number; readonly reason: string },
  ) {
    super();
  }
}

@CommandHandler(HandleParkedEvent)
export class HandleParkedEventHandler implements ICommandHandler<HandleParkedEvent> {
  constructor(
    private readonly control: ParkedEventControl,
    private readonly inTenant: InTenant,
  ) {}

  /** @throws DomainError `tenant.not-found`, and as `ParkedEventControl` does */
  execute({ tenantId, handling, order }: HandleParkedEvent): Promise<Appended> {
    const act = handling === 'retry' ? 'release' : 'skip';
    return this.inTenant.run(tenantId, (context) => this.control[act](context, order));
  }
}
