import { timingSafeEqual } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, MaxLength } from 'class-validator';
import { currentContext, ProblemError, TenantDirectory, type TenantRef, typedId } from '#kernel';
import { parseRefreshToken, type RefreshToken } from '../../domain/sessions/refresh-token.ts';
import { type SignedIn, type SignInOrigin } from '../sign-in/sign-ins.ts';
import { refreshableUntil, SESSION_SQL as SQL, type SessionState, type WholeSession } from './session-sql.ts';
import { SessionParts } from './session-parts.ts';

/** For so long the answer to a refresh may be lost and asked for again. */
const LOST_ANSWER_MS = 20_000;

export class RefreshSessionBody {
  /** The refresh token that was given last. */
  @IsString()
  @MaxLength(200)
  readonly refreshToken!: string;
}

/** Exchanges a refresh token for a new pair of tokens. */
export class RefreshSession extends Command<SignedIn> {
  constructor(
    readonly refreshToken: string,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

interface Attempt {
  readonly tenant: TenantRef;
  readonly token: RefreshToken;
  readonly successor: string;
  readonly now: Date;
  readonly sender: Uint8Array;
}

/**
 * A token is used once. Used again it ends its family (RFC 9700 §4.14), because one of the two who have it should not; unless it comes
 * from the sender who has just used it, whose answer may have been lost: then the same successor goes out again.
 */
@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly parts: SessionParts,
    private readonly tenants: TenantDirectory,
  ) {}

  async execute({ refreshToken, origin }: RefreshSession): Promise<SignedIn> {
    const token = parseRefreshToken(refreshToken);
    const tenant = token ? await this.tenants.byId(token.tenantId) : undefined;
    if (!token || !tenant) throw unknown();
    currentContext()!.tenant = tenant;
    const attempt: Attempt = {
      tenant,
      token,
      successor: this.parts.chain.successorOf(token.sessionId, token.secret),
      now: this.parts.clock.now(),
      sender: this.parts.devices.deviceOf(origin).senderDigest,
    };
    const rotated = await this.#rotate(attempt);
    return rotated ? this.#answer(attempt, rotated) : this.#answerUsed(attempt);
  }

  async #rotate({ tenant, token, successor, now, sender }: Attempt): Promise<SessionState | undefined> {
    const [used, next] = [this.parts.chain.digestOf(token.secret), this.parts.chain.digestOf(successor)];
    const [rotated] = await this.parts.database.read<SessionState & Record<string, unknown>>(tenant.schema, {
      ...SQL.rotate,
      values: [token.sessionId, used, next, now, sender],
    });
    return rotated;
  }

  /** The token was used before, or the session is over. */
  async #answerUsed(attempt: Attempt): Promise<SignedIn> {
    const { tenant, token, now, sender } = attempt;
    const values = [token.sessionId];
    const [session] = await this.parts.database.read<WholeSession & Record<string, unknown>>(tenant.schema, {
      ...SQL.find,
      values,
    });
    if (!session) throw unknown();
    const steps = session.generation - token.generation;
    if (!this.parts.chain.leadsTo(session.token_hash, token.sessionId, token.secret, steps)) throw unknown();
    if (refreshableUntil(session) <= now) {
      await this.#end(attempt, session);
      throw new ProblemError(401, 'session.expired', 'This session has expired; sign in again');
    }
    const isSameSender = session.rotated_by !== null && timingSafeEqual(session.rotated_by, sender);
    const age = now.getTime() - session.last_used_at.getTime();
    if (steps === 1 && isSameSender && age <= LOST_ANSWER_MS) return this.#answer(attempt, session);
    await this.#end(attempt, session);
    await this.#reportReuse(attempt, session);
    throw new ProblemError(
      401,
      'session.refresh-reused',
      'This refresh token was used before, so the session was ended for everybody who holds it; sign in again',
    );
  }

  async #end({ tenant, token }: Attempt, { user_id: userId }: SessionState): Promise<void> {
    await this.parts.database.read(tenant.schema, { ...SQL.end, values: [userId, [token.sessionId]] });
    await this.parts.ended.add([token.sessionId]);
  }

  async #reportReuse({ tenant, token }: Attempt, { user_id: userId }: SessionState): Promise<void> {
    const { sessionId, generation } = token;
    await this.parts.audit.note(tenant.schema, {
      action: 'session.refresh',
      outcome: 'refused',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'session', id: typedId('ses', sessionId) }],
      facts: { code: 'session.refresh-reused', sessionId: typedId('ses', sessionId) },
    });
    await this.parts.watch.saw(tenant, { type: 'RefreshTokenReused', data: { userId, sessionId, generation } });
  }

  #answer({ tenant, token, successor }: Attempt, session: SessionState): Promise<SignedIn> {
    const { user_id: userId, name, level, scope, proved_at: provedAt, on_trusted_device: onTrustedDevice } = session;
    const claims = { userId, sessionId: token.sessionId, name, level, provedAt, scope, onTrustedDevice };
    const refresh = { secret: successor, generation: session.generation, until: refreshableUntil(session) };
    return this.parts.tokens.pairOf(tenant, claims, refresh);
  }
}

const unknown = (): ProblemError => new ProblemError(401, 'session.unknown', 'This session has ended; sign in again');
