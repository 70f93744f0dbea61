import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, currentContext, currentTenant, runInContext, TenantDatabase, typedId } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import { hasCountedBack } from '../../domain/factors/passkeys.ts';
import { type PasskeyCounterWentBack } from '../../domain/factors/person-factors.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { factorsStreamOf } from './factor-rows.ts';

const USED = {
  name: 'identity.passkey_used',
  text: `update identity_factor f set used_until = greatest(f.used_until, $2), last_used_at = $3
    from (select used_until from identity_factor where factor_id = $1 for update) before where f.factor_id = $1
    returning before.used_until::float8 as known`,
} as const;

/** What authenticators count. */
@Injectable()
export class PasskeyCounters {
  constructor(
    private readonly database: TenantDatabase,
    private readonly people: FactorsOfPeople,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A copy of an authenticator shows by a counter that goes back. Its person is warned and not locked out. */
  async count({ factorId, userId }: FactorRow, shown: number): Promise<void> {
    const values = [factorId, shown, this.clock.now()];
    const [before] = await this.database.read<{ known: number }>(currentTenant().schema, { ...USED, values });
    const known = before?.known ?? 0;
    if (hasCountedBack(known, shown)) await this.#warn({ userId, factorId, known, shown });
  }

  /** Under no command's id and no precondition: the request has a decision of its own to remember. */
  async #warn(data: PasskeyCounterWentBack['data']): Promise<void> {
    const { command: _, ifMatch: __, ...context } = currentContext()!;
    const subject = typedId('usr', data.userId);
    const actor = context.actor ?? { kind: 'user' as const, id: subject, name: subject };
    const id = typedId('fac', data.factorId);
    await runInContext({ ...context, actor }, () =>
      this.people.change(
        factorsStreamOf(data.userId),
        () => [{ type: 'PasskeyCounterWentBack', data }],
        (tx) =>
          this.audit.record(tx, {
            action: 'factor.alert',
            outcome: 'allowed',
            targets: [{ type: 'factor', id }],
            facts: { kind: 'passkey', factorId: id, code: 'passkey.counter-went-back' },
          }),
      ),
    );
  }
}
