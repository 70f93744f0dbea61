import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError, type TenantRef, type TenantTransaction, typedId } from '#kernel';
import { type SessionScope } from '../../domain/sessions/access-tokens.ts';
import { type Device } from '../../domain/sessions/devices.ts';
import { type Place, Places } from '../../domain/sessions/places.ts';
import { limitsFor, type SignInPolicy } from '../../domain/sign-in/sign-in-policy.ts';
import { type ProofMethod, type SignedIn, type SignInOrigin, SignIns } from '../sign-in/sign-ins.ts';
import { TenantSignInPolicies } from '../sign-in/tenant-sign-in-policies.ts';
import { SESSION_SQL as SQL } from './session-sql.ts';
import { SessionParts } from './session-parts.ts';

interface Person {
  readonly name: string;
  readonly role: string;
  readonly disabled_at: Date | null;
  readonly last_place: (Place & { readonly at: string }) | null;
}

/** How somebody was recognised, and what for. */
export interface SignInProof {
  readonly methods: readonly ProofMethod[];
  readonly level: 1 | 2;
  /** Default `full`. */
  readonly scope?: SessionScope;
}

interface NewSession extends Required<SignInProof> {
  readonly sessionId: string;
  readonly userId: string;
  readonly tokenHash: Uint8Array;
  readonly now: Date;
  readonly device: Device;
  readonly place: Place | null;
  readonly policy: SignInPolicy;
}

/** Sessions as rows of the tenant, each a family of refresh tokens. */
@Injectable()
export class OpenSessions extends SignIns {
  constructor(
    private readonly parts: SessionParts,
    private readonly policies: TenantSignInPolicies,
    private readonly places: Places,
  ) {
    super();
  }

  override async complete(
    tenant: TenantRef,
    userId: string,
    { methods, level, scope = 'full' }: SignInProof,
    origin: SignInOrigin,
  ): Promise<SignedIn> {
    const secret = this.parts.chain.first();
    const session: NewSession = {
      sessionId: uuidv7(),
      userId,
      methods,
      level,
      scope,
      tokenHash: this.parts.chain.digestOf(secret),
      now: this.parts.clock.now(),
      device: this.parts.devices.deviceOf(origin),
      place: this.places.placeOf(origin.ip),
      policy: await this.policies.of(tenant),
    };
    const { person, until, evicted } = await this.parts.database.transaction(tenant.schema, (tx) =>
      this.#open(tx, session),
    );
    await this.parts.ended.add(evicted);
    await this.parts.watch.signedIn(tenant, {
      ...session,
      at: session.now,
      before: person.last_place && { place: person.last_place, at: new Date(person.last_place.at) },
    });
    const { sessionId, now: provedAt } = session;
    const claims = { userId, sessionId, name: person.name, level, provedAt, scope };
    return this.parts.tokens.pairOf(tenant, claims, { secret, generation: 0, until });
  }

  override async endAll(tenant: TenantRef, userId: string, reason: string): Promise<void> {
    await this.endAllBut(tenant, userId, null, reason);
  }

  /** Ends every session of the person but one. @returns how many */
  async endAllBut(tenant: TenantRef, userId: string, kept: string | null, reason: string): Promise<number> {
    return this.#end(tenant, userId, reason, (tx) => tx.query({ ...SQL.endAll, values: [userId, kept] }));
  }

  /** Ends one session of the person. @returns whether there was one */
  async endOne(tenant: TenantRef, userId: string, sessionId: string, reason: string): Promise<boolean> {
    const values = [userId, [sessionId]];
    return (await this.#end(tenant, userId, reason, (tx) => tx.query({ ...SQL.end, values }))) > 0;
  }

  async #end(
    { schema }: TenantRef,
    userId: string,
    reason: string,
    remove: (tx: TenantTransaction) => Promise<{ session_id: string }[]>,
  ): Promise<number> {
    const rows = await this.parts.database.transaction(schema, async (tx) => {
      const removed = await remove(tx);
      const targets = [
        { type: 'user', id: typedId('usr', userId) },
        ...removed.map(({ session_id }) => ({ type: 'session', id: typedId('ses', session_id) })),
      ];
      if (removed.length > 0)
        await this.parts.audit.record(tx, {
          action: 'session.end',
          outcome: 'allowed',
          targets,
          facts: { reason, sessions: removed.length },
        });
      return removed;
    });
    await this.parts.ended.add(rows.map(({ session_id }) => session_id));
    return rows.length;
  }

  async #open(tx: TenantTransaction, session: NewSession) {
    const { userId, now, policy, place } = session;
    const [person] = await tx.query<Person & Record<string, unknown>>({ ...SQL.person, values: [userId] });
    if (!person || person.disabled_at)
      throw new DomainError('forbidden', 'user.disabled', 'This account cannot be used; ask an administrator');
    const evicted = await this.#makeRoom(tx, session);
    const { idleMinutes, absoluteHours } = limitsFor(policy, person.role);
    const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000);
    const idleUntil = new Date(now.getTime() + idleMinutes * 60_000);
    await tx.query({ ...SQL.open, values: valuesOf(session, { expiresAt, idleMinutes, idleUntil }) });
    if (place) await tx.query({ ...SQL.place, values: [userId, JSON.stringify({ ...place, at: now.toISOString() })] });
    await this.parts.audit.record(tx, {
      action: 'session.open',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'session', id: typedId('ses', session.sessionId) }],
      facts: { methods: session.methods.join(' '), level: session.level },
    });
    return { person, until: expiresAt < idleUntil ? expiresAt : idleUntil, evicted };
  }

  /** @returns the sessions that had to go */
  async #makeRoom(tx: TenantTransaction, { userId, now, policy }: NewSession): Promise<string[]> {
    const live = await tx.query<{ session_id: string }>({ ...SQL.live, values: [userId, now] });
    const tooMany = live.length + 1 - policy.mostSessions;
    if (tooMany <= 0) return [];
    if (policy.whenFull === 'refuse')
      throw new DomainError(
        'conflict',
        'session.too-many',
        `You are signed in ${live.length} times, which is as often as may be; sign out somewhere else first`,
        { mostSessions: policy.mostSessions },
      );
    const oldest = live.slice(0, tooMany).map(({ session_id }) => session_id);
    await tx.query({ ...SQL.end, values: [userId, oldest] });
    return oldest;
  }
}

interface Times {
  readonly expiresAt: Date;
  readonly idleMinutes: number;
  readonly idleUntil: Date;
}

function valuesOf(session: NewSession, { expiresAt, idleMinutes, idleUntil }: Times): unknown[] {
  const { sessionId, userId, level, scope, methods, now, device, place } = session;
  return [
    sessionId,
    userId,
    session.tokenHash,
    level,
    scope,
    [...methods],
    now,
    expiresAt,
    idleMinutes * 60,
    idleUntil,
    device.digest,
    device.name,
    place && JSON.stringify(place),
  ];
}
