import { type Grant, givenGrants, type GrantEvent, type Holder } from './grant.ts';
import { group, type Group, type GroupEvent, type GroupState } from './group.ts';
import { roleCatalogue, type RoleCatalogue, type RoleEvent } from './role.ts';
import { type HolderPolicy } from './rules-of-grants.ts';

/** All that decides about anybody in a tenant. */
export interface TenantPolicy {
  readonly roles: RoleCatalogue;
  readonly groups: readonly Group[];
  readonly grants: readonly Grant[];
}

/** What of it decides about one holder. */
export function policyOf({ roles, groups, grants }: TenantPolicy, holder: Holder): HolderPolicy {
  const own = holder.kind === 'user' ? groups.filter(({ members }) => members.includes(holder.id)) : [];
  const groupIds = own.map(({ groupId }) => groupId);
  const isTheirs = (other: Holder): boolean =>
    (other.kind === holder.kind && other.id === holder.id) || (other.kind === 'group' && groupIds.includes(other.id));
  return { holder, roles, groupIds, grants: grants.filter((grant) => isTheirs(grant.holder)) };
}

/** People and keys that are granted anything, themselves or by a group. */
export function grantedHolders({ groups, grants }: TenantPolicy): Holder[] {
  const found = new Map<string, Holder>();
  for (const { holder } of grants) {
    const members = holder.kind === 'group' ? (groups.find(({ groupId }) => groupId === holder.id)?.members ?? []) : [];
    const holders = holder.kind === 'group' ? members.map((id): Holder => ({ kind: 'user', id })) : [holder];
    for (const one of holders) found.set(`${one.kind} ${one.id}`, one);
  }
  return [...found.values()];
}

/** An event of roles, groups and grants, with its stream. */
export interface PolicyEvent {
  readonly streamId: string;
  readonly event: RoleEvent | GroupEvent | GrantEvent;
}

/** The policy that a history leads to: who had what at its end. */
export function replayPolicy(history: readonly PolicyEvent[]): TenantPolicy {
  let roles = roleCatalogue.initial;
  let grants = givenGrants.initial;
  const groups = new Map<string, GroupState>();
  for (const { streamId, event } of history) {
    if (isOfRole(event)) roles = roleCatalogue.evolve(roles, event);
    else if (isOfGrant(event)) grants = givenGrants.evolve(grants, event);
    else groups.set(streamId, group.evolve(groups.get(streamId) ?? group.initial, event));
  }
  const present = [...groups.values()].flatMap((state) => (state.status === 'present' ? [state.group] : []));
  return { roles, groups: present, grants: Object.values(grants) };
}

/** Every type that a history of the policy is made of. */
export const POLICY_EVENT_TYPES = [
  'RoleCreated',
  'RoleChanged',
  'PermissionAdded',
  'PermissionRemoved',
  'RoleRemoved',
  'GroupCreated',
  'GroupRenamed',
  'GroupMembersChanged',
  'GroupRemoved',
  'GrantGiven',
  'GrantRevoked',
] as const satisfies readonly PolicyEvent['event']['type'][];

const isOfRole = (event: PolicyEvent['event']): event is RoleEvent => /^(?:Role|Permission)/.test(event.type);
const isOfGrant = (event: PolicyEvent['event']): event is GrantEvent => event.type.startsWith('Grant');

/** Policies of whole tenants, for questions about many people or about the past. */
export abstract class TenantPolicies {
  abstract now(schema: string): Promise<TenantPolicy>;
  /** As it was at that moment, by the log. */
  abstract at(schema: string, moment: Date): Promise<TenantPolicy>;
}
