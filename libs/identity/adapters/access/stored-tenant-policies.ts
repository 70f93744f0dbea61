import { Injectable } from '@nestjs/common';
import { EventStore, TenantDatabase } from '#kernel';
import {
  POLICY_EVENT_TYPES,
  type PolicyEvent,
  replayPolicy,
  TenantPolicies,
  type TenantPolicy,
} from '../../domain/access/tenant-policy.ts';
import { GrantRow, grantOfRow, GroupRow, RoleRow } from '../../entities/access-rows.ts';

/** Today's policy by its rows, an earlier one by a fold of the log up to then. */
@Injectable()
export class StoredTenantPolicies extends TenantPolicies {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
  ) {
    super();
  }

  override now(schema: string): Promise<TenantPolicy> {
    return this.database.withEntities(schema, async (em) => {
      const roles = await em.find(RoleRow, { removedAt: null });
      const groups = await em.find(GroupRow, { removedAt: null }, { orderBy: { groupId: 'asc' } });
      const grants = await em.find(GrantRow, { revokedAt: null }, { orderBy: { grantId: 'asc' } });
      return {
        roles: Object.fromEntries(
          roles.map(({ roleId, name, description, inherits, permissions }) => [
            roleId,
            { roleId, name, description, inherits, permissions },
          ]),
        ),
        groups: groups.map(({ groupId, name, members }) => ({ groupId, name, members })),
        grants: grants.map((row) => grantOfRow(row)),
      };
    });
  }

  override async at(schema: string, moment: Date): Promise<TenantPolicy> {
    const history: PolicyEvent[] = [];
    for await (const { events } of this.events.pages(schema, { types: POLICY_EVENT_TYPES }))
      for (const { streamId, type, data, recordedAt } of events)
        if (recordedAt <= moment) history.push({ streamId, event: { type, data } as PolicyEvent['event'] });
    return replayPolicy(history);
  }
}
