import { type TenantDatabase } from '#kernel';
import { type Claim } from './dispatch-sql.ts';

const GIVE_BACK = {
  name: 'webhook.give_back',
  text: `update platform_webhook_delivery d set leased_until = null
    from unnest($1::uuid[], $2::bigint[], $3::int[]) g (endpoint_id, seq, fence)
    where d.endpoint_id = g.endpoint_id and d.seq = g.seq and d.fence = g.fence`,
} as const;

/** Ends leases that nothing was sent under: the messages may be claimed again at once, and none of their tries is used up. */
export async function giveBack(database: TenantDatabase, schema: string, claims: readonly Claim[]): Promise<void> {
  const column = <T>(read: (claim: Claim) => T): T[] => claims.map(read);
  const values = [column((claim) => claim.endpoint_id), column(({ seq }) => seq), column(({ fence }) => fence)];
  await database.read(schema, { ...GIVE_BACK, values });
}
