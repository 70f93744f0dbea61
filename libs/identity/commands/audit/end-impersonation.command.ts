import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Clock, currentContext, runInContext, type TenantRef, typedId } from '#kernel';
import { Impersonations } from '../../aggregates.ts';
import { end, type ImpersonationEnded } from '../../domain/audit/impersonation.ts';
import { ImpersonationDoors } from '../../domain/audit/impersonation-doors.ts';

/** Ends an impersonation before its time, at once and in every process; again is nothing. */
export class EndImpersonation extends Command<void> {
  constructor(
    readonly tenant: TenantRef,
    readonly impersonationId: string,
    readonly endedBy: ImpersonationEnded['data']['endedBy'],
  ) {
    super();
  }
}

/** @throws DomainError `impersonation.not-found` */
@CommandHandler(EndImpersonation)
export class EndImpersonationHandler implements ICommandHandler<EndImpersonation> {
  constructor(
    private readonly impersonations: Impersonations,
    private readonly doors: ImpersonationDoors,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ tenant, impersonationId, endedBy }: EndImpersonation): Promise<void> {
    await runInContext({ ...currentContext()!, tenant }, async () => {
      // The door first: what is told of it afterwards may fail, and be repeated.
      if (await this.doors.find(tenant.id, impersonationId)) await this.doors.close(impersonationId, this.clock.now());
      const targets = [{ type: 'impersonation', id: typedId('imp', impersonationId) }];
      await this.impersonations.change(
        impersonationId,
        (state) => end(state, endedBy),
        (tx) =>
          this.trail.record(tx, {
            action: 'impersonation.end',
            outcome: 'allowed',
            targets,
            facts: { reason: endedBy },
          }),
      );
    });
  }
}
