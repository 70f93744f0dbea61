import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Adapter, type AdapterPayload, errors, Provider } from 'oidc-provider';
import { Clock, isDatabaseUnavailable, type Statement, TenantDatabase, TenantStopped, uuidOf } from '#kernel';
import { clientUuidOf, type StoredClient } from '../../domain/oauth/oauth-client.ts';
import { type ServedTenant } from '../../domain/oauth/authorization-servers.ts';
import { OAuthWatch } from '../../domain/oauth/oauth-watch.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { clientMetadata } from './client-metadata.ts';

/** What the rows of every tenant need. */
@Injectable()
export class OAuthKeeping {
  constructor(
    readonly database: TenantDatabase,
    readonly clock: Clock,
    readonly ended: EndedSessions,
    readonly watch: OAuthWatch,
  ) {}
}

/** The same for one tenant. */
export interface OAuthStore extends OAuthKeeping {
  readonly tenant: ServedTenant;
}

const COLUMNS = '(model, id, payload, client_id, grant_id, user_id, created_at, expires_at)';

const SQL = {
  find: {
    name: 'oauth.find',
    text: `select payload, client_id, grant_id, user_id, extract(epoch from used_at)::float8 as used from identity_oauth
      where model = $1 and id = $2 and (expires_at is null or expires_at > $3 or used_at is not null)`,
  },
  save: {
    name: 'oauth.save',
    text: `insert into identity_oauth ${COLUMNS} values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (model, id) do update set payload = excluded.payload, user_id = excluded.user_id, expires_at = excluded.expires_at
        where $1 <> 'Interaction' or identity_oauth.payload -> 'result' is null returning id`,
  },
  // Whoever takes a consent back waits for the row, or takes this along.
  saveGrant: {
    name: 'oauth.save_grant',
    text: `insert into identity_oauth ${COLUMNS}
      select $1, $2, $3, $4, $5, $6::uuid, $7, $8 from identity_oauth
        where model = 'Consent' and client_id = $4 and user_id = $6::uuid for share
      on conflict (model, id) do update set payload = excluded.payload, expires_at = excluded.expires_at returning id`,
  },
  saveOnce: {
    name: 'oauth.save_once',
    text: `insert into identity_oauth ${COLUMNS} values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (model, id) do update set expires_at = excluded.expires_at where identity_oauth.expires_at <= $7 returning id`,
  },
  // The whole decision: of any number that show the same one, one finds it unused.
  use: {
    name: 'oauth.use',
    text: `update identity_oauth set used_at = $3 where model = $1 and id = $2 and used_at is null returning id`,
  },
  ofUsed: {
    name: 'oauth.of_used',
    text: 'select client_id, grant_id, user_id from identity_oauth where model = $1 and id = $2',
  },
  remove: { name: 'oauth.remove', text: 'delete from identity_oauth where model = $1 and id = $2' },
  removeFamily: {
    name: 'oauth.remove_family',
    text: `delete from identity_oauth where grant_id = $1 and model <> 'Grant'`,
  },
  removeGrant: {
    name: 'oauth.remove_grant',
    text: `delete from identity_oauth where model = 'Grant' and id = $1 returning id`,
  },
} as const;

/** Knowing the id of one of these is as good as having it, so that only its SHA-256 is kept. */
const SECRET = new Set(['AuthorizationCode', 'RefreshToken', 'Interaction', 'Session', 'ReplayDetection']);
/** Tokens that are good by themselves, so that their end has to be told. */
const SPEAKS_FOR_ITSELF = new Set(['AccessToken', 'ClientCredentials']);

/** Whose it is. */
interface FamilyRow extends Record<string, unknown> {
  readonly client_id: string | null;
  readonly grant_id: string | null;
  readonly user_id: string | null;
}

/** Whether the running request is this app's, for tokens: only it has something to lose. */
function isShownBy(clientId: string | null): boolean {
  const oidc = Provider.ctx?.oidc;
  return oidc?.route === 'token' && oidc.client?.clientId === clientId;
}

/** What `oidc-provider` keeps of one model, in the rows of one tenant. */
export class StoredOAuth implements Adapter {
  readonly #isSecret: boolean;

  constructor(
    private readonly model: string,
    private readonly store: OAuthStore,
  ) {
    this.#isSecret = SECRET.has(model);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<undefined> {
    const now = this.store.clock.now();
    const expiresAt = expiresIn ? new Date(now.getTime() + expiresIn * 1_000) : null;
    const grantId = this.model === 'Grant' ? id : (payload.grantId ?? null);
    const userId = userOf(payload);
    const kept = JSON.stringify(this.#kept(payload));
    const values = [this.model, this.#key(id), kept, payload.clientId ?? null, grantId, userId, now, expiresAt];
    const saved = await this.#run({ ...this.#save(), values });
    if (saved.length === 0) throw refusalOf(this.model);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model === 'Client' && clientUuidOf(id) === null) return undefined;
    const values = [this.model, this.#key(id), this.store.clock.now()];
    const [row] = await this.#run<FamilyRow & { payload: unknown; used: number | null }>({ ...SQL.find, values });
    if (!row) return undefined;
    if (this.model === 'Client') return clientMetadata(id, row.payload as StoredClient);
    if (row.used !== null && isShownBy(row.client_id)) await this.#endFamily(row);
    return {
      ...(row.payload as AdapterPayload),
      jti: id,
      ...(row.used === null ? {} : { consumed: Math.floor(row.used) }),
    };
  }

  /** @throws InvalidGrant for the second of two that come at the same time; what both belong to ends */
  async consume(id: string): Promise<undefined> {
    const values = [this.model, this.#key(id)];
    const used = await this.#run({ ...SQL.use, values: [...values, this.store.clock.now()] });
    if (used.length > 0) return;
    const [row] = await this.#run<FamilyRow>({ ...SQL.ofUsed, values });
    if (row) await this.#endFamily(row);
    throw new errors.InvalidGrant('used already');
  }

  async destroy(id: string): Promise<undefined> {
    await this.#run({ ...SQL.remove, values: [this.model, this.#key(id)] });
    if (SPEAKS_FOR_ITSELF.has(this.model) || this.model === 'Grant') await this.store.ended.add([id]);
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    await this.#run({ ...SQL.removeFamily, values: [grantId] });
    await this.store.ended.add([grantId]);
  }

  /** Devices without a browser are not served. */
  async findByUserCode(): Promise<undefined> {}

  /** Nobody is remembered by a session, so that nothing has to be found by it. */
  async findByUid(): Promise<undefined> {}

  /** Somebody has a copy of what works once: everything that it led to ends. Of any number that find out at the same time one tells. */
  async #endFamily({ client_id: clientId, grant_id: grantId, user_id: userId }: FamilyRow): Promise<void> {
    if (clientId === null || grantId === null || userId === null) return;
    const removed = await this.#run({ ...SQL.removeGrant, values: [grantId] });
    await this.revokeByGrantId(grantId);
    if (removed.length > 0) await this.store.watch.reused(this.store.tenant, { userId, grantId, clientId });
  }

  #key(id: string): string {
    return this.#isSecret ? createHash('sha256').update(id).digest('base64url') : id;
  }

  /** A browser is asked each time who it is, by those who know: a session of the protocol's own would outlive sign-out. */
  #kept(payload: AdapterPayload): AdapterPayload {
    if (this.model === 'Session') return { uid: payload.uid!, kind: 'Session', iat: payload.iat!, exp: payload.exp! };
    const { jti: _, ...kept } = payload;
    return this.#isSecret ? kept : payload;
  }

  #save(): Statement {
    if (this.model === 'Grant') return SQL.saveGrant;
    return this.model === 'ReplayDetection' ? SQL.saveOnce : SQL.save;
  }

  async #run<Row extends Record<string, unknown>>(statement: Statement): Promise<Row[]> {
    try {
      return await this.store.database.read<Row>(this.store.tenant.schema, statement);
    } catch (error) {
      throw (error as { code?: unknown }).code === '23503'
        ? new errors.InvalidGrant('the person is gone')
        : stopOf(error);
    }
  }
}

function userOf({ accountId, result }: AdapterPayload): string | null {
  const login = (result as { login?: { accountId?: string } } | undefined)?.login;
  return uuidOf('usr', accountId ?? login?.accountId ?? '');
}

function refusalOf(model: string): Error {
  if (model === 'ReplayDetection')
    return new errors.InvalidClientAuth('client assertion tokens must only be used once');
  if (model === 'Interaction') return new errors.SessionNotFound('it was answered already');
  return new errors.InvalidGrant('consent was withdrawn');
}

/** A database that is away, and a tenant that stood still only a moment ago: nothing was decided, so it may be tried again. */
function stopOf(error: unknown): unknown {
  const isStopped = error instanceof TenantStopped;
  if (!isStopped && !isDatabaseUnavailable(error)) return error;
  const status = isStopped && error.status !== 'moving' ? 403 : 503;
  const told = new errors.CustomOIDCProviderError(
    'temporarily_unavailable',
    isStopped ? error.message : 'Try again in a moment',
  );
  return Object.assign(told, { status, statusCode: status });
}
