import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  Clock,
  currentContext,
  TenantDatabase,
  TenantDirectory,
  type TenantRef,
  type TenantTransaction,
} from '#kernel';
import { type TicketKind, TicketTokens } from '../../domain/sign-in/ticket-tokens.ts';

/** How long tickets are good, in minutes. */
const MINUTES: Readonly<Record<TicketKind, number>> = {
  'sign-in': 10,
  'step-up': 10,
  'magic-link': 15,
  invitation: 7 * 1_440,
  registration: 1_440,
  'email-proof': 1_440,
  'password-reset': 30,
  sso: 10,
  'sso-code': 2,
  qr: 2,
  'qr-device': 2,
};

const SQL = {
  add: {
    name: 'identity.ticket_add',
    text: `insert into identity_ticket (ticket_id, kind, user_id, facts, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
  },
  find: {
    name: 'identity.ticket_find',
    text: `select ticket_id, user_id, facts, expires_at from identity_ticket
      where ticket_id = $1 and kind = $2 and used_at is null and expires_at > $3`,
  },
  use: {
    name: 'identity.ticket_use',
    text: `update identity_ticket set used_at = $3
      where ticket_id = $1 and kind = $2 and used_at is null and expires_at > $3 returning ticket_id, user_id, facts, expires_at`,
  },
  // What is added later says more of the same thing, and each of it once.
  note: {
    name: 'identity.ticket_note',
    text: `update identity_ticket set facts = facts || $4::jsonb
      where ticket_id = $1 and kind = $2 and used_at is null and expires_at > $3 and not facts ?| $5 returning ticket_id, user_id, facts, expires_at`,
  },
  // Whoever asks for a new link makes the old ones worthless.
  revoke: {
    name: 'identity.ticket_revoke',
    text: 'delete from identity_ticket where user_id = $1 and kind = $2',
  },
} as const;

interface Row {
  readonly ticket_id: string;
  readonly user_id: string | null;
  readonly facts: Record<string, unknown>;
  readonly expires_at: Date;
}

/** Something that lives shortly: an attempt to sign in, a link, an invitation. */
export interface Ticket {
  /** UUID. */
  readonly id: string;
  readonly tenant: TenantRef;
  /** `null` where the person does not exist, or not yet. */
  readonly userId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
}

export interface NewTicket {
  readonly kind: TicketKind;
  readonly userId?: string | null;
  readonly facts?: object;
}

/** Tickets as rows of the tenant. Each is used once, also when two race. */
@Injectable()
export class Tickets {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: TenantDirectory,
    private readonly tokens: TicketTokens,
    private readonly clock: Clock,
  ) {}

  async add(
    tenant: TenantRef,
    { kind, userId = null, facts = {} }: NewTicket,
  ): Promise<Ticket & { readonly token: string }> {
    const id = uuidv7();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + MINUTES[kind] * 60_000);
    const values = [id, kind, userId, JSON.stringify(facts), now, expiresAt];
    await this.database.read(tenant.schema, { ...SQL.add, values });
    const token = this.tokens.tokenOf({ kind, tenantId: tenant.id, ticketId: id });
    return { id, tenant, userId, facts: { ...facts }, expiresAt, token };
  }

  /** The ticket that a token opens; the running work belongs to its tenant from now on. */
  async find(kind: TicketKind, token: string): Promise<Ticket | null> {
    const name = this.tokens.read(kind, token);
    const tenant = name ? await this.tenants.byId(name.tenantId) : undefined;
    if (!name || !tenant) return null;
    currentContext()!.tenant = tenant;
    return this.byId(tenant, kind, name.ticketId);
  }

  /** The same for work that has its tenant already: what another tenant's token opens is nothing here. */
  async findIn(tenant: TenantRef, kind: TicketKind, token: string): Promise<Ticket | null> {
    const name = this.tokens.read(kind, token);
    return name?.tenantId === tenant.id ? this.byId(tenant, kind, name.ticketId) : null;
  }

  async byId(tenant: TenantRef, kind: TicketKind, ticketId: string): Promise<Ticket | null> {
    const [row] = await this.database.read<Row & Record<string, unknown>>(tenant.schema, {
      ...SQL.find,
      values: [ticketId, kind, this.clock.now()],
    });
    return row ? ticketOf(tenant, row) : null;
  }

  /** Uses the ticket up. @returns null when somebody else was faster, or its time is over */
  async use({ tenant, id }: Ticket, kind: TicketKind): Promise<Ticket | null> {
    const [row] = await this.database.read<Row & Record<string, unknown>>(tenant.schema, this.#use(id, kind));
    return row ? ticketOf(tenant, row) : null;
  }

  /** Adds facts to a ticket that is open and has none of these yet. @returns null otherwise */
  async note({ tenant, id }: Ticket, kind: TicketKind, facts: object): Promise<Ticket | null> {
    const values = [id, kind, this.clock.now(), JSON.stringify(facts), Object.keys(facts)];
    const [row] = await this.database.read<Row & Record<string, unknown>>(tenant.schema, { ...SQL.note, values });
    return row ? ticketOf(tenant, row) : null;
  }

  /** The same in a transaction, with what it was good for. */
  async useIn(tx: TenantTransaction, { id }: Ticket, kind: TicketKind): Promise<boolean> {
    return (await tx.query(this.#use(id, kind))).length > 0;
  }

  async revoke({ schema }: TenantRef, userId: string | null, kind: TicketKind): Promise<void> {
    await this.database.read(schema, { ...SQL.revoke, values: [userId, kind] });
  }

  #use(id: string, kind: TicketKind) {
    return { ...SQL.use, values: [id, kind, this.clock.now()] };
  }
}

function ticketOf(tenant: TenantRef, { ticket_id: id, user_id: userId, facts, expires_at: expiresAt }: Row): Ticket {
  return { id, tenant, userId, facts, expiresAt };
}
