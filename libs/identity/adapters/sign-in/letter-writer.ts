import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  type Config,
  type Job,
  type JobHandler,
  Messages,
  sendOrLog,
  currentTenant,
  TenantDatabase,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { languageOf, writeLetter } from '../../domain/sign-in/letter-texts.ts';
import { type Letter, type LetterKind } from '../../domain/sign-in/letters.ts';
import { type TicketKind, TicketTokens } from '../../domain/sign-in/ticket-tokens.ts';
import { letterQueue } from './job-letters.ts';

const AT_ONCE = 4;

const SQL = {
  person: {
    name: 'identity.letter_person',
    text: 'select email, name, locale from identity_user where user_id = $1',
  },
  ticket: {
    name: 'identity.letter_ticket',
    text: `select t.kind, t.facts, u.email, u.name, u.locale from identity_ticket t left join identity_user u on u.user_id = t.user_id
      where t.ticket_id = $1 and t.used_at is null and t.expires_at > now()`,
  },
} as const;

interface Reader {
  readonly email: string | null;
  readonly name: string | null;
  readonly locale: string | null;
}

interface TicketReader extends Reader {
  readonly kind: TicketKind;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Addressed {
  readonly kind: LetterKind;
  readonly to: string;
  readonly name: string;
  readonly locale: string;
  readonly link?: string;
}

/** Writes the letters of sign-in and sends them by e-mail. A letter that is for nobody is not written. */
@Injectable()
@WorkerPart()
export class LetterWriter implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly database: TenantDatabase,
    private readonly messages: Messages,
    private readonly tokens: TicketTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const handler: JobHandler<Letter & { readonly id: string }> = {
      queue: letterQueue,
      concurrency: AT_ONCE,
      handle: ({ data }: Job<Letter & { readonly id: string }>) => this.write(currentTenant(), data),
    };
    this.jobs = [handler as JobHandler<never>];
  }

  /** Sends one letter. The same id is the same letter. */
  async write(tenant: TenantRef, letter: Letter & { readonly id: string }): Promise<void> {
    const addressed = await this.#address(tenant, letter);
    if (!addressed) return;
    const { kind, to, name, locale, link } = addressed;
    const facts = { name, tenant: tenant.slug, ...(link === undefined ? {} : { link }) };
    const written = writeLetter(kind, languageOf(locale), facts);
    const message = { channel: 'email', to, locale, template: kind, ...written } as const;
    await sendOrLog(this.messages, `letter:${letter.id}`, message);
  }

  async #address(tenant: TenantRef, { kind, userId, ticketId }: Letter): Promise<Addressed | null> {
    if (ticketId !== undefined) return this.#byTicket(tenant, kind, ticketId);
    const [person] = await this.database.read<Reader & Record<string, unknown>>(tenant.schema, {
      ...SQL.person,
      values: [userId],
    });
    return person?.email ? { kind, to: person.email, name: person.name ?? '', locale: person.locale ?? 'en' } : null;
  }

  async #byTicket(tenant: TenantRef, kind: LetterKind, ticketId: string): Promise<Addressed | null> {
    const [ticket] = await this.database.read<TicketReader & Record<string, unknown>>(tenant.schema, {
      ...SQL.ticket,
      values: [ticketId],
    });
    if (!ticket) return null;
    // The mailbox of an account is told that there is one, and nothing else.
    if (kind === 'registration' && ticket.email)
      return { kind: 'already-registered', to: ticket.email, name: ticket.name ?? '', locale: ticket.locale ?? 'en' };
    const to = ticket.email ?? (ticket.facts['email'] as string | undefined);
    if (!to) return null;
    const token = this.tokens.tokenOf({ kind: ticket.kind, tenantId: tenant.id, ticketId });
    const link = `${this.config.signIn.linkUrl}#${new URLSearchParams({ for: kind, token }).toString()}`;
    const name = ticket.name ?? (ticket.facts['name'] as string | undefined) ?? '';
    return { kind, to, name, locale: ticket.locale ?? 'en', link };
  }
}
