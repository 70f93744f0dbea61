import { randomInt } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { currentContext, currentTenant, DomainError, ProblemError, TenantDirectory, typedId } from '#kernel';
import { Places } from '../../domain/sessions/places.ts';
import { TicketTokens } from '../../domain/sign-in/ticket-tokens.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { SessionParts } from '../sessions/session-parts.ts';
import { refreshableUntil, SESSION_SQL, type WholeSession } from '../sessions/session-sql.ts';
import { SignInFlow } from './sign-in-flow.ts';
import { SignedInView, SignInAttemptView, type SignInOutcome } from './sign-in-views.dto.ts';
import { type SignInOrigin } from './sign-ins.ts';
import { type Stepping } from './step-up.command.ts';
import { type Ticket, Tickets } from './tickets.ts';

export class QrBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;
}

export class QrSecretBody {
  /** The secret that the device was given. */
  @IsString()
  @MaxLength(200)
  readonly secret!: string;
}

export class QrScanBody {
  /** What the QR code says. */
  @IsString()
  @MaxLength(200)
  readonly code!: string;
}

export class QrApprovalBody extends QrScanBody {
  /** The number that the other device shows. */
  @IsString()
  @Matches(/^\d{2}$/, { message: 'number must be the two digits that the other device shows' })
  readonly number!: string;
}

/** A sign-in that waits for a phone. */
export class QrView {
  /** Kept by the device, and never shown: with it the session is fetched. */
  readonly secret!: string;
  /** To be shown as a QR code. It fetches nothing. */
  readonly code!: string;
  /** To be shown beside it: the phone asks for it. */
  readonly number!: string;
  readonly expiresAt!: string;
}

/** Who wants to be signed in, as far as can be told. */
export class QrRequestView {
  /** `Firefox on Windows` */
  readonly device!: string;
  /** `Riyadh, SA`; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  readonly place!: string | null;
  readonly expiresAt!: string;
}

export class QrOutcome {
  /** As for a sign-in; `waiting` until the phone has agreed. */
  @ApiProperty({ type: String, example: 'waiting' })
  readonly status!: 'waiting' | SignInOutcome['status'];
  readonly session!: SignedInView | null;
  readonly attempt!: SignInAttemptView | null;
}

/** Begins a sign-in on a device that shows a code for a phone. */
export class BeginQrSignIn extends Command<QrView> {
  constructor(
    readonly body: QrBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

/** Asks for the session, until it is there. It is given once. */
export class CollectQrSignIn extends Command<QrOutcome> {
  constructor(
    readonly secret: string,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

/** Shows the phone who waits. */
export class ScanQrSignIn extends Command<QrRequestView> {
  constructor(readonly code: string) {
    super();
  }
}

/** Lets the device in that shows this number, or turns it away. */
export class AnswerQrSignIn extends Command<void> {
  constructor(
    readonly who: Stepping,
    readonly code: string,
    /** Null: it is turned away. */
    readonly number: string | null,
  ) {
    super();
  }
}

/** What its ticket says. */
interface QrFacts {
  readonly device: string;
  readonly place: string | null;
  readonly number: string;
  /** Once a phone has agreed: whose session, and at which level it was. */
  readonly approval?: { readonly userId: string; readonly sessionId: string; readonly level: 1 | 2 };
}

const factsOf = ({ facts }: Ticket): QrFacts => facts as unknown as QrFacts;

/** @throws DomainError `sign-in.unknown-tenant` */
@CommandHandler(BeginQrSignIn)
export class BeginQrSignInHandler implements ICommandHandler<BeginQrSignIn> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly tickets: Tickets,
    private readonly tokens: TicketTokens,
    private readonly parts: SessionParts,
    private readonly places: Places,
  ) {}

  async execute({ body, origin }: BeginQrSignIn): Promise<QrView> {
    const tenant = await this.tenants.bySlug(body.tenant);
    if (!tenant) throw new DomainError('not-found', 'sign-in.unknown-tenant', 'There is no such tenant');
    currentContext()!.tenant = tenant;
    const place = this.places.placeOf(origin.ip);
    const facts: QrFacts = {
      device: this.parts.devices.deviceOf(origin).name,
      place: place && `${place.city}, ${place.country}`,
      number: String(randomInt(10, 100)),
    };
    const { id, token, expiresAt } = await this.tickets.add(tenant, { kind: 'qr', facts });
    // Two names of one ticket: what is shown to everybody in the room opens nothing on this side of it.
    const secret = this.tokens.tokenOf({ kind: 'qr-device', tenantId: tenant.id, ticketId: id });
    return { secret, code: token, number: facts.number, expiresAt: expiresAt.toISOString() };
  }
}

/** @throws ProblemError `sign-in.qr-ended` */
@CommandHandler(CollectQrSignIn)
export class CollectQrSignInHandler implements ICommandHandler<CollectQrSignIn> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly tickets: Tickets,
    private readonly tokens: TicketTokens,
    private readonly parts: SessionParts,
    private readonly sessions: OpenSessions,
    private readonly flow: SignInFlow,
  ) {}

  async execute({ secret, origin }: CollectQrSignIn): Promise<QrOutcome> {
    const name = this.tokens.read('qr-device', secret);
    const tenant = name ? await this.tenants.byId(name.tenantId) : undefined;
    if (!name || !tenant) throw ended();
    currentContext()!.tenant = tenant;
    const ticket = await this.tickets.byId(tenant, 'qr', name.ticketId);
    if (!ticket) throw ended();
    const { approval } = factsOf(ticket);
    if (!approval) return { status: 'waiting', session: null, attempt: null };
    if (!(await this.tickets.use(ticket, 'qr'))) throw ended();
    const { userId, sessionId, level } = approval;
    if (!(await sessionOf(this.parts, ticket, sessionId))) throw ended();
    // A phone that has proved no second factor stands in for the password and for no more.
    if (level === 1) return this.flow.goOn({ tenant, userId, method: 'qr', origin }, null);
    const session = await this.sessions.complete(tenant, userId, { methods: ['qr'], level }, origin);
    return { status: 'signed-in', session, attempt: null };
  }
}

/** @throws ProblemError `sign-in.qr-ended` */
@CommandHandler(ScanQrSignIn)
export class ScanQrSignInHandler implements ICommandHandler<ScanQrSignIn> {
  constructor(
    private readonly tickets: Tickets,
    private readonly tokens: TicketTokens,
  ) {}

  async execute({ code }: ScanQrSignIn): Promise<QrRequestView> {
    const ticket = await openHere(this.tickets, this.tokens, code);
    const { device, place } = factsOf(ticket);
    return { device, place, expiresAt: ticket.expiresAt.toISOString() };
  }
}

/** @throws ProblemError `sign-in.qr-ended`, `sign-in.wrong-number`; DomainError `sign-in.enrol-first` */
@CommandHandler(AnswerQrSignIn)
export class AnswerQrSignInHandler implements ICommandHandler<AnswerQrSignIn> {
  constructor(
    private readonly tickets: Tickets,
    private readonly tokens: TicketTokens,
    private readonly parts: SessionParts,
  ) {}

  async execute({ who, code, number }: AnswerQrSignIn): Promise<void> {
    const ticket = await openHere(this.tickets, this.tokens, code);
    if (number === null) return this.#end(ticket);
    const session = await sessionOf(this.parts, ticket, who.sessionId);
    if (session?.scope !== 'full')
      throw new DomainError('conflict', 'sign-in.enrol-first', 'Set up your second factor on this device first');
    // One try: whoever was talked into scanning a code from afar does not see its number.
    if (number !== factsOf(ticket).number) {
      await this.#end(ticket);
      await this.#note(ticket, who, 'refused');
      throw new ProblemError(401, 'sign-in.wrong-number', 'The other device shows another number; begin anew there');
    }
    const approval = { ...who, level: session.level };
    if (!(await this.tickets.note(ticket, 'qr', { approval }))) throw ended();
    await this.#note(ticket, who, 'allowed');
  }

  async #end(ticket: Ticket): Promise<void> {
    if (!(await this.tickets.use(ticket, 'qr'))) throw ended();
  }

  #note({ tenant }: Ticket, { userId, sessionId }: Stepping, outcome: 'allowed' | 'refused'): Promise<void> {
    const facts = outcome === 'refused' ? { code: 'sign-in.wrong-number' } : {};
    const targets = [
      { type: 'user', id: typedId('usr', userId) },
      { type: 'session', id: typedId('ses', sessionId) },
    ];
    return this.parts.audit.note(tenant.schema, { action: 'session.lend', outcome, targets, facts });
  }
}

/** The ticket that the code names, if it is open and of the tenant of whoever has scanned it. */
async function openHere(tickets: Tickets, tokens: TicketTokens, code: string): Promise<Ticket> {
  const tenant = currentTenant();
  const name = tokens.read('qr', code);
  const ticket = name?.tenantId === tenant.id ? await tickets.byId(tenant, 'qr', name.ticketId) : null;
  if (!ticket) throw ended();
  return ticket;
}

async function sessionOf(
  { database, clock }: SessionParts,
  { tenant }: Ticket,
  sessionId: string,
): Promise<WholeSession | undefined> {
  const values = [sessionId];
  const [row] = await database.read<WholeSession & Record<string, unknown>>(tenant.schema, {
    ...SESSION_SQL.find,
    values,
  });
  return row && refreshableUntil(row) > clock.now() ? row : undefined;
}

const ended = (): ProblemError =>
  new ProblemError(
    401,
    'sign-in.qr-ended',
    'This code was used, was turned away, has expired or never was; begin anew',
  );
