import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsEmail, IsString, Matches } from 'class-validator';
import { currentContext, TenantDatabase, TenantDirectory, type TenantRef } from '#kernel';
import { Letters } from '../../domain/sign-in/letters.ts';
import { PERSON_SQL } from '../people/person-sql.ts';
import { TenantSignInPolicies } from './tenant-sign-in-policies.ts';
import { Tickets } from './tickets.ts';

export class LinkRequestBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;

  @IsEmail()
  readonly email!: string;
}

/** What the link is for. */
export type LinkKind = 'magic-link' | 'password-reset';

/** Sends somebody a link. Whether there is such a person is not told. */
export class RequestLink extends Command<void> {
  constructor(
    readonly kind: LinkKind,
    readonly body: LinkRequestBody,
  ) {
    super();
  }
}

/**
 * The same work for whoever is asked for: a ticket, which is nobody's where nobody is known, and a job, which finds out whom to write to. A
 * new link makes the older ones worthless.
 */
@CommandHandler(RequestLink)
export class RequestLinkHandler implements ICommandHandler<RequestLink> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly tickets: Tickets,
    private readonly letters: Letters,
    private readonly policies: TenantSignInPolicies,
  ) {}

  async execute({ kind, body: { tenant: slug, email } }: RequestLink): Promise<void> {
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) return;
    currentContext()!.tenant = tenant;
    const userId = (await this.#isOffered(tenant, kind)) ? await this.#personAt(tenant, email) : null;
    await this.tickets.revoke(tenant, userId, kind);
    const ticket = await this.tickets.add(tenant, { kind, userId });
    await this.letters.post(tenant, { kind, ticketId: ticket.id });
  }

  async #isOffered(tenant: TenantRef, kind: LinkKind): Promise<boolean> {
    const { magicLinks } = await this.policies.of(tenant);
    return kind !== 'magic-link' || magicLinks;
  }

  async #personAt({ schema }: TenantRef, email: string): Promise<string | null> {
    const [person] = await this.database.read<{ user_id: string; disabled_at: Date | null }>(schema, {
      ...PERSON_SQL.byEmail,
      values: [email.toLowerCase()],
    });
    return person && !person.disabled_at ? person.user_id : null;
  }
}
