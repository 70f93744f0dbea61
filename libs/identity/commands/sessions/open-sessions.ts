import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError, type Statement, type TenantRef, type TenantTransaction, typedId } from '#kernel';
import { type SessionScope } from '../../domain/sessions/access-tokens.ts';
import { type Device } from '../../domain/sessions/devices.ts';
import { type Place, Places } from '../../domain/sessions/places.ts';
import { limitsFor, needsProvider, type SignInPolicy } from '../../domain/sign-in/sign-in-policy.ts';
import { type ProofMethod, type SignedIn, type SignInOrigin, SignIns } from '../sign-in/sign-ins.ts';
import { TenantSignInPolicies } from '../sign-in/tenant-sign-in-policies.ts';
import { SESSION_SQL as SQL } from './session-sql.ts';
import { SessionParts } from './session-parts.ts';

/** Ways by which a provider of identity recognises somebody. */
const PROVIDED: readonly ProofMethod[] = ['oidc', 'saml'];

interface Person {
  readonly name: string;
  readonly role: string;
  readonly disabled_at: Date | null;
  readonly last_place: (Place & { readonly at: string }) | null;
}

type PersonRow = Person & Record<string, unknown>;

interface LiveSession extends Record<string, unknown> {
  readonly session_id: string;
  readonly device_hash: Buffer | null;
}

interface Opened {
  readonly person: Person;
  readonly until: Date;
  readonly evicted: readonly string[];
  /** A device that is in use already, and no place to wonder about: nothing of it is news. */
  readonly isOrdinary: boolean;
}

/** How somebody was recognised, and what for. */
export interface SignInProof {
  readonly methods: readonly ProofMethod[];
  readonly level: 1 | 2;
  /** Default `full`. */
  readonly scope?: SessionScope;
  /** What is written with the session, in the same transaction. */
  readonly along?: readonly Statement[];
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
    { methods, level, scope = 'full', along = [] }: SignInProof,
    origin: SignInOrigin,
  ): Promise<SignedIn> {
    const secret = this.parts.chain.first();
    const session: NewSession = {
      sessionId: uuidv7(),
      userId,
      methods,
      level,
      scope,
      along,
      tokenHash: this.parts.chain.digestOf(secret),
      now: this.parts.clock.now(),
      device: this.parts.devices.deviceOf(origin),
      place: this.places.placeOf(origin.ip),
      policy: await this.policies.of(tenant),
    };
    const { person, until, evicted, isOrdinary } = await this.parts.database.transactionAfter<Opened, PersonRow>(
      tenant.schema,
      { ...SQL.person, values: [userId] },
      (tx, [found]) => this.#open(tx, session, found),
    );
    await this.parts.ended.add(evicted);
    if (!isOrdinary)
      await this.parts.watch.signedIn(tenant, {
        ...session,
        at: session.now,
        before: person.last_place && { place: person.last_place, at: new Date(person.last_place.at) },
      });
    const { sessionId, now: provedAt } = session;
    const onTrustedDevice = methods.includes('trusted-device');
    const claims = { userId, sessionId, name: person.name, level, provedAt, scope, onTrustedDevice };
    return this.parts.tokens.pairOf(tenant, claims, { secret, generation: 0, until });
  }

  /** Everybody who leaves comes by here, so whoever remembers the person as there is told too. */
  override async endAll(tenant: TenantRef, userId: string, reason: string): Promise<void> {
    await this.endAllBut(tenant, userId, null, reason);
    this.parts.people.tellOf(userId);
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

  async #open(tx: TenantTransaction, session: NewSession, person: Person | undefined): Promise<Opened> {
    const { userId, now, policy, place, device } = session;
    if (!person || person.disabled_at)
      throw new DomainError('forbidden', 'user.disabled', 'This account cannot be used; ask an administrator');
    if (needsProvider(policy, userId) && !session.methods.some((method) => PROVIDED.includes(method)))
      throw new DomainError(
        'forbidden',
        'sign-in.provider-required',
        'Here people come in by their provider of identity only: begin at POST /v1/auth/sso/start',
      );
    const live = await tx.query<LiveSession>({ ...SQL.live, values: [userId, now] });
    const evicted = tooManyOf(live, policy);
    const { idleMinutes, absoluteHours } = limitsFor(policy, person.role);
    const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000);
    const idleUntil = new Date(now.getTime() + idleMinutes * 60_000);
    tx.atCommit([
      ...(evicted.length > 0 ? [{ ...SQL.end, values: [userId, evicted] }] : []),
      { ...SQL.open, values: valuesOf(session, { expiresAt, idleMinutes, idleUntil }) },
      ...session.along,
      ...(place ? [{ ...SQL.place, values: [userId, JSON.stringify({ ...place, at: now.toISOString() })] }] : []),
    ]);
    await this.parts.audit.record(tx, {
      action: 'session.open',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'session', id: typedId('ses', session.sessionId) }],
      facts: { methods: session.methods.join(' '), level: session.level },
    });
    const isOrdinary = !place && live.some(({ device_hash }) => device_hash?.equals(device.digest));
    return { person, until: expiresAt < idleUntil ? expiresAt : idleUntil, evicted, isOrdinary };
  }
}

/** The sessions that have to go for one more. @throws DomainError `session.too-many` where none may */
function tooManyOf(live: readonly LiveSession[], { mostSessions, whenFull }: SignInPolicy): string[] {
  const tooMany = live.length + 1 - mostSessions;
  if (tooMany <= 0) return [];
  if (whenFull === 'oldest-out') return live.slice(0, tooMany).map(({ session_id }) => session_id);
  throw new DomainError(
    'conflict',
    'session.too-many',
    `You are signed in ${live.length} times, which is as often as may be; sign out somewhere else first`,
    { mostSessions },
  );
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
