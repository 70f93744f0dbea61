import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, Length } from 'class-validator';
import { currentTenant, DomainError, Optional, type TenantRef, typedId } from '#kernel';
import { uuidv7 } from 'uuidv7';
import { Factors } from '../../domain/factors/factors.ts';
import { Passwords } from '../../domain/people/passwords.ts';
import { PERSON_SQL, type PersonState } from '../people/person-sql.ts';
import { refreshableUntil, SESSION_SQL, type WholeSession } from '../sessions/session-sql.ts';
import { answerOf, type ChallengeBody, type ChallengeView, FACTOR_KINDS } from './factor-answer.dto.ts';
import { LockOut } from './lock-out.ts';
import { wrongProof } from './prove-attempt.command.ts';
import { OfferedFactorView } from './sign-in-views.dto.ts';
import { type ProofMethod, type SignedIn, type SignInOrigin } from './sign-ins.ts';
import { type Ticket, Tickets } from './tickets.ts';
import { SessionParts } from '../sessions/session-parts.ts';

export class StepUpView {
  /** `stp_…` */
  readonly id!: string;
  readonly expiresAt!: string;
  /** Whether the password is what is asked for: of those who have no second factor. */
  readonly isPasswordOffered!: boolean;
  @ApiProperty({ type: [OfferedFactorView] })
  readonly offered!: readonly OfferedFactorView[];
}

const STEP_UP_KINDS = ['password', ...FACTOR_KINDS] as const;

export class StepUpProofBody {
  @IsIn(STEP_UP_KINDS)
  @ApiProperty({ enum: STEP_UP_KINDS })
  readonly kind!: (typeof STEP_UP_KINDS)[number];

  /** The password, where it is offered. */
  @Optional()
  @IsString()
  @Length(1, 512)
  readonly password?: string;

  @Optional()
  @IsString()
  @Length(1, 64)
  readonly code?: string;

  /** A passkey's answer, as WebAuthn gives it (`AuthenticationResponseJSON`). */
  @Optional()
  @IsObject()
  @ApiProperty({ required: false, type: Object, additionalProperties: true })
  readonly credential?: object;
}

/** Who proves themselves anew, and in which session. Ids are UUIDs. */
export interface Stepping {
  readonly userId: string;
  readonly sessionId: string;
}

/** Begins to prove anew who one is. */
export class BeginStepUp extends Command<StepUpView> {
  constructor(readonly who: Stepping) {
    super();
  }
}

/** Begins the proof of a factor for it. */
export class ChallengeStepUp extends Command<ChallengeView> {
  constructor(
    readonly who: Stepping,
    readonly stepUpId: string,
    readonly body: ChallengeBody,
  ) {
    super();
  }
}

/** Ends it with a proof: the session goes on under another id, at the level that was reached. */
export class ProveStepUp extends Command<SignedIn> {
  constructor(
    readonly who: Stepping,
    readonly stepUpId: string,
    readonly body: StepUpProofBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

@CommandHandler(BeginStepUp)
export class BeginStepUpHandler implements ICommandHandler<BeginStepUp> {
  constructor(
    private readonly tickets: Tickets,
    private readonly factors: Factors,
  ) {}

  async execute({ who: { userId, sessionId } }: BeginStepUp): Promise<StepUpView> {
    const { demand, offered } = await this.factors.demandOf(userId);
    const ticket = await this.tickets.add(currentTenant(), { kind: 'step-up', userId, facts: { sessionId } });
    const asked = demand === 'prove' ? offered : [];
    const id = typedId('stp', ticket.id);
    return { id, expiresAt: ticket.expiresAt.toISOString(), isPasswordOffered: asked.length === 0, offered: asked };
  }
}

/** @throws DomainError `step-up.not-found` */
@CommandHandler(ChallengeStepUp)
export class ChallengeStepUpHandler implements ICommandHandler<ChallengeStepUp> {
  constructor(
    private readonly tickets: Tickets,
    private readonly factors: Factors,
  ) {}

  async execute({ who, stepUpId, body: { kind, factorId } }: ChallengeStepUp): Promise<ChallengeView> {
    const { id } = await ownStepUp(this.tickets, who, stepUpId);
    const factor = factorId === undefined ? { kind } : { kind, id: factorId };
    return { challenge: await this.factors.begin(who.userId, id, factor) };
  }
}

/** @throws DomainError `step-up.not-found`; ProblemError `sign-in.wrong-proof`, `sign-in.too-many-tries` */
@CommandHandler(ProveStepUp)
export class ProveStepUpHandler implements ICommandHandler<ProveStepUp> {
  constructor(
    private readonly parts: SessionParts,
    private readonly tickets: Tickets,
    private readonly factors: Factors,
    private readonly passwords: Passwords,
    private readonly lockOut: LockOut,
  ) {}

  async execute({ who, stepUpId, body, origin }: ProveStepUp): Promise<SignedIn> {
    const tenant = currentTenant();
    const ticket = await ownStepUp(this.tickets, who, stepUpId);
    const counted = await this.lockOut.begin(tenant, { userId: who.userId }, origin.ip);
    if (!(await this.#isProved(tenant, who, ticket, body))) {
      await this.lockOut.failed(counted, who.userId);
      await this.#note(tenant, who, { methods: body.kind, code: 'sign-in.wrong-proof' }, 'refused');
      throw wrongProof();
    }
    if (!(await this.tickets.use(ticket, 'step-up'))) throw notFound();
    const level = body.kind === 'password' ? 1 : 2;
    const pair = await this.#replace(tenant, who, body.kind, level);
    await this.lockOut.succeeded(counted);
    await this.#note(tenant, who, { methods: body.kind, level }, 'allowed');
    return pair;
  }

  /** A password proves nothing for those who have a second factor. */
  async #isProved(
    { schema }: TenantRef,
    { userId }: Stepping,
    ticket: Ticket,
    body: StepUpProofBody,
  ): Promise<boolean> {
    const { kind } = body;
    if (kind !== 'password') return this.factors.prove(userId, ticket.id, kind, answerOf({ ...body, kind }));
    const { demand } = await this.factors.demandOf(userId);
    const [person] = await this.parts.database.read<PersonState & Record<string, unknown>>(schema, {
      ...PERSON_SQL.find,
      values: [userId],
    });
    const right = await this.passwords.matches(person?.password_hash || undefined, body.password ?? '');
    return right && demand !== 'prove';
  }

  async #replace(tenant: TenantRef, who: Stepping, method: ProofMethod, proved: 1 | 2): Promise<SignedIn> {
    const { userId } = who;
    const [before] = await this.parts.database.read<WholeSession & Record<string, unknown>>(tenant.schema, {
      ...SESSION_SQL.find,
      values: [who.sessionId],
    });
    if (!before) throw notFound();
    const sessionId = uuidv7();
    const secret = this.parts.chain.first();
    const provedAt = this.parts.clock.now();
    const level = proved === 2 ? 2 : before.level;
    const scope = before.scope === 'enrol' && level === 2 ? 'full' : before.scope;
    const methods = [...new Set([...before.methods, method])];
    const [replaced] = await this.parts.database.read<Pick<WholeSession, 'expires_at' | 'idle_until'>>(tenant.schema, {
      ...SESSION_SQL.replace,
      values: [who.sessionId, sessionId, this.parts.chain.digestOf(secret), level, scope, methods, provedAt, userId],
    });
    if (!replaced) throw notFound();
    await this.parts.ended.add([who.sessionId]);
    const onTrustedDevice = before.on_trusted_device;
    const claims = { userId, sessionId, name: before.name, level, provedAt, scope, onTrustedDevice };
    return this.parts.tokens.pairOf(tenant, claims, { secret, generation: 0, until: refreshableUntil(replaced) });
  }

  async #note(
    { schema }: TenantRef,
    { userId, sessionId }: Stepping,
    facts: { readonly methods: string; readonly level?: number; readonly code?: string },
    outcome: 'allowed' | 'refused',
  ): Promise<void> {
    const targets = [
      { type: 'user', id: typedId('usr', userId) },
      { type: 'session', id: typedId('ses', sessionId) },
    ];
    await this.parts.audit.note(schema, { action: 'session.step-up', outcome, targets, facts });
  }
}

async function ownStepUp(tickets: Tickets, { userId, sessionId }: Stepping, stepUpId: string): Promise<Ticket> {
  const ticket = await tickets.byId(currentTenant(), 'step-up', stepUpId);
  if (ticket?.userId === userId && ticket.facts['sessionId'] === sessionId) return ticket;
  throw notFound();
}

const notFound = (): DomainError =>
  new DomainError('not-found', 'step-up.not-found', 'This step-up was completed, has expired or never was; begin anew');
