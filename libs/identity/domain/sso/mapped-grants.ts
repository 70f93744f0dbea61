/** Whether a grant stands, was taken back, or was never given. */
export type GrantStanding = 'stands' | 'revoked' | 'absent';

export interface MappedGrants {
  /** The id of the grant of each role, by the role's UUID: what is to be remembered before anything is given. */
  readonly remembered: Readonly<Record<string, string>>;
  readonly give: readonly { readonly roleId: string; readonly grantId: string }[];
  readonly revoke: readonly string[];
}

/**
 * Which grants somebody is to get and to lose, so that they have the roles of their groups and no other ones by the same connection. A grant
 * that was about to be given when something broke keeps its id, so it is given once.
 */
export function planMappedGrants(
  wanted: readonly string[],
  known: Readonly<Record<string, string>>,
  { standingOf, newId }: { standingOf(grantId: string): GrantStanding; newId(): string },
): MappedGrants {
  const remembered: Record<string, string> = { ...known };
  const give: { roleId: string; grantId: string }[] = [];
  for (const roleId of new Set(wanted)) {
    const grantId = Object.hasOwn(known, roleId) ? known[roleId] : undefined;
    const standing = grantId === undefined ? 'revoked' : standingOf(grantId);
    if (standing === 'stands') continue;
    remembered[roleId] = grantId !== undefined && standing === 'absent' ? grantId : newId();
    give.push({ roleId, grantId: remembered[roleId] });
  }
  const lost = Object.entries(known).filter(([roleId]) => !wanted.includes(roleId));
  return { remembered, give, revoke: lost.map(([, grantId]) => grantId) };
}
