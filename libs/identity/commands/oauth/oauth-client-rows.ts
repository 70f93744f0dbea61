import { createHash, randomBytes } from 'node:crypto';
import { DomainError, refuseOtherVersion, type TenantTransaction } from '#kernel';
import { type StoredClient } from '../../domain/oauth/oauth-client.ts';

const SECRET_BYTES = 32;

const SQL = {
  add: `insert into identity_oauth (model, id, payload, client_id, created_at) values ('Client', $1, $2, $1, $3)
    on conflict (model, id) do nothing returning id`,
  find: `select payload from identity_oauth where model = 'Client' and id = $1 for update`,
  save: `update identity_oauth set payload = $2 where model = 'Client' and id = $1`,
  remove: `delete from identity_oauth where client_id = $1`,
} as const;

/** A secret with what is kept of it. */
export function newClientSecret(): { readonly secret: string; readonly secretHash: string } {
  const secret = `cls_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { secret, secretHash: createHash('sha256').update(secret).digest('base64url') };
}

/** @returns whether it is new */
export async function addClient(tx: TenantTransaction, id: string, client: StoredClient, now: Date): Promise<boolean> {
  return (await tx.query({ text: SQL.add, values: [id, JSON.stringify(client), now] })).length > 0;
}

/** Its row is locked from now on. @throws DomainError `oauth-client.not-found` */
export async function lockClient(tx: TenantTransaction, id: string): Promise<StoredClient> {
  const [row] = await tx.query<{ payload: StoredClient }>({ text: SQL.find, values: [id] });
  if (!row) throw new DomainError('not-found', 'oauth-client.not-found', 'There is no app with this id');
  return row.payload;
}

/** The next version of it. @throws PreconditionFailed */
export async function saveClient(
  tx: TenantTransaction,
  id: string,
  { version, ...client }: StoredClient,
  now: Date,
): Promise<StoredClient> {
  refuseOtherVersion(version);
  const saved = { ...client, version: version + 1, changedAt: now.toISOString() };
  await tx.query({ text: SQL.save, values: [id, JSON.stringify(saved)] });
  return saved;
}

/** The app with its tokens, its sign-ins, and what people consented to. */
export async function removeClient(tx: TenantTransaction, id: string): Promise<void> {
  await tx.query({ text: SQL.remove, values: [id] });
}
