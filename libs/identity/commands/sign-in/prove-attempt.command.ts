import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { AuditTrail, DomainError, Optional, ProblemError, typedId } from '#kernel';
import { Factors } from '../../domain/factors/factors.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { answerOf, ChallengeBody, type ChallengeView, ProofBody } from './factor-answer.dto.ts';
import { LockOut } from './lock-out.ts';
import { type SignInOutcome } from './sign-in-views.dto.ts';
import { type ProofMethod, type SignInOrigin } from './sign-ins.ts';
import { type Ticket, Tickets } from './tickets.ts';

export class AttemptChallengeBody extends ChallengeBody {
  /** The attempt's token. */
  @IsString()
  @MaxLength(200)
  readonly token!: string;
}

export class AttemptProofBody extends ProofBody {
  /** The attempt's token. */
  @IsString()
  @MaxLength(200)
  readonly token!: string;

  /** Whether this device is not to be asked again for as long as the tenant trusts one. */
  @Optional()
  @IsBoolean()
  readonly trustDevice?: boolean;
}

/** Begins the proof of a factor: sends a code, makes a challenge. */
export class ChallengeAttempt extends Command<ChallengeView> {
  constructor(
    readonly attemptId: string,
    readonly body: AttemptChallengeBody,
  ) {
    super();
  }
}

/** Ends a sign-in with the proof of a second factor. */
export class ProveAttempt extends Command<SignInOutcome> {
  constructor(
    readonly attemptId: string,
    readonly body: AttemptProofBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

@CommandHandler(ChallengeAttempt)
export class ChallengeAttemptHandler implements ICommandHandler<ChallengeAttempt> {
  constructor(
    private readonly tickets: Tickets,
    private readonly factors: Factors,
  ) {}

  async execute({ attemptId, body: { token, kind, factorId } }: ChallengeAttempt): Promise<ChallengeView> {
    const { id, userId } = await openAttempt(this.tickets, attemptId, token);
    const factor = factorId === undefined ? { kind } : { kind, id: factorId };
    return { challenge: await this.factors.begin(userId, id, factor) };
  }
}

@CommandHandler(ProveAttempt)
export class ProveAttemptHandler implements ICommandHandler<ProveAttempt> {
  constructor(
    private readonly tickets: Tickets,
    private readonly factors: Factors,
    private readonly lockOut: LockOut,
    private readonly sessions: OpenSessions,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ attemptId, body, origin }: ProveAttempt): Promise<SignInOutcome> {
    const attempt = await openAttempt(this.tickets, attemptId, body.token);
    const { tenant, id, userId, facts } = attempt;
    const counted = await this.lockOut.begin(tenant, { userId }, origin.ip);
    if (!(await this.factors.prove(userId, id, body.kind, answerOf(body)))) {
      await this.lockOut.failed(counted, userId);
      await this.audit.note(tenant.schema, {
        action: 'session.open',
        outcome: 'refused',
        targets: [{ type: 'user', id: typedId('usr', userId) }],
        facts: { methods: body.kind, code: 'sign-in.wrong-proof' },
      });
      throw wrongProof();
    }
    if (!(await this.tickets.use(attempt, 'sign-in'))) throw attemptEnded();
    const deviceTrust = body.trustDevice ? await this.factors.trustDevice(userId) : null;
    const proved: ProofMethod[] = [facts['method'] as ProofMethod, body.kind];
    const methods: ProofMethod[] = deviceTrust ? [...proved, 'trusted-device'] : proved;
    const along = this.lockOut.whenRight(counted);
    const session = await this.sessions.complete(tenant, userId, { methods, level: 2, along }, origin);
    return { status: 'signed-in', session, attempt: null, deviceTrust };
  }
}

async function openAttempt(tickets: Tickets, attemptId: string, token: string): Promise<Ticket & { userId: string }> {
  const ticket = await tickets.find('sign-in', token);
  if (ticket?.id !== attemptId || ticket.userId === null) throw attemptEnded();
  return { ...ticket, userId: ticket.userId };
}

export const wrongProof = (): ProblemError =>
  new ProblemError(401, 'sign-in.wrong-proof', 'This does not prove the factor; try again, or another one');

const attemptEnded = (): DomainError =>
  new DomainError(
    'not-found',
    'sign-in.attempt-not-found',
    'This sign-in was completed, has expired or never was; begin anew',
  );
