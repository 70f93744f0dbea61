import { Injectable } from '@nestjs/common';
import {
  abilityOf,
  type AccessRule,
  type AppAbility,
  PlatformDatabase,
  ruleOf,
  Sandboxes,
  TenantDirectory,
  type TenantRef,
} from '#kernel';
import { KeyChanges } from '../../domain/key-changes.ts';
import { type KeptDigest } from '../../domain/key-digest.ts';
import { permissionsOf, type PortalCapability } from '../../domain/webhooks/portal-session.ts';
import { type OwnersSay } from '../found-key.ts';

const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;

/** A session with its tenant and what bounds it, by its id. */
const FIND = {
  name: 'webhook_portal_session.find',
  text: `select s.session_id, s.label, s.mode, s.capabilities, s.channels, s.token_hash, s.pepper, s.expires_at, s.ended_at, s.owner_kind,
      s.owner_id, a.role_ids, t.id as tenant_id, t.schema, t.slug
    from platform.webhook_portal_session s join platform.tenant t on t.id = s.tenant_id
    left join platform.service_account a on s.owner_kind = 'service-account' and a.tenant_id = s.tenant_id
      and a.service_account_id = s.owner_id
    where s.session_id = $1`,
} as const;

interface Row extends Record<string, unknown> {
  readonly session_id: string;
  readonly label: string;
  readonly mode: 'live' | 'test';
  readonly capabilities: PortalCapability[];
  readonly channels: string[] | null;
  readonly token_hash: Buffer;
  readonly pepper: string;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly owner_kind: 'user' | 'service-account' | null;
  readonly owner_id: string | null;
  readonly role_ids: string[] | null;
  readonly tenant_id: string;
  readonly schema: string;
  readonly slug: string;
}

/** A session as it is remembered for some seconds. */
export interface FoundPortalSession {
  /** UUID. */
  readonly keyId: string;
  readonly label: string;
  readonly mode: 'live' | 'test';
  readonly channels: readonly string[] | null;
  readonly kept: KeptDigest;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly home: TenantRef;
  readonly owner: OwnersSay;
  /** What its capabilities are. */
  readonly scopes: readonly AccessRule[];
  readonly ability: AppAbility;
}

/** Sessions by their ids, whatever their state. The table is asked at most every 5 s for each, and at once after a hint that one was ended. */
@Injectable()
export class KnownPortalSessions {
  readonly #cache = new Map<
    string,
    { readonly until: number; readonly session: Promise<FoundPortalSession | undefined> }
  >();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly tenants: TenantDirectory,
    private readonly sandboxes: Sandboxes,
    changes: KeyChanges,
  ) {
    changes.onChange((sessionId) => (sessionId === null ? this.#cache.clear() : this.#cache.delete(sessionId)));
  }

  find(sessionId: string): Promise<FoundPortalSession | undefined> {
    const now = performance.now();
    const cached = this.#cache.get(sessionId);
    if (cached && cached.until > now) return cached.session;
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    const session = this.#load(sessionId);
    this.#cache.set(sessionId, { until: now + CACHE_MS, session });
    session.catch(() => this.#cache.delete(sessionId));
    return session;
  }

  /** The tenant as it is now; `undefined` when it is not in use. */
  homeOf({ home }: FoundPortalSession): Promise<TenantRef | undefined> {
    return this.tenants.byId(home.id);
  }

  /** Whose endpoints it is for: the tenant's, or those among its test data. */
  placeOf({ mode }: FoundPortalSession, home: TenantRef): TenantRef | Promise<TenantRef> {
    return mode === 'test' ? this.sandboxes.of(home) : home;
  }

  async #load(sessionId: string): Promise<FoundPortalSession | undefined> {
    const [row] = await this.platform.query<Row>({ ...FIND, values: [sessionId] });
    return row && foundSession(row);
  }
}

function foundSession(row: Row): FoundPortalSession {
  const permissions = permissionsOf(row.capabilities);
  const { label, mode, channels } = row;
  return {
    keyId: row.session_id,
    label,
    mode,
    channels,
    kept: { hash: row.token_hash, pepper: row.pepper },
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    home: { id: row.tenant_id, schema: row.schema, slug: row.slug },
    owner: ownersSay(row),
    scopes: permissions.map(ruleOf),
    ability: abilityOf(permissions),
  };
}

/** Whoever has left the tenant has no rights there, and so has nothing that they made. */
function ownersSay({ owner_kind, owner_id, role_ids }: Row): OwnersSay {
  if (owner_kind === null) return { kind: 'nobody' };
  if (owner_kind === 'user') return { kind: 'user', id: owner_id! };
  return role_ids ? { kind: 'service-account', roleIds: role_ids } : { kind: 'gone' };
}
