import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Clock,
  DomainError,
  type Statement,
  TenantDatabase,
  type TenantRef,
  type TenantTransaction,
  typedId,
} from '#kernel';
import { type SsoConnection } from '../../domain/sso/connection.ts';
import { type AddressHolder, type Placement, placePerson } from '../../domain/sso/place-person.ts';
import { type ProviderIdentity } from '../../domain/sso/provider-identity.ts';
import { NewPeople } from '../people/new-people.ts';
import { SecurityWatch } from '../sessions/security-watch.ts';

const SQL = {
  linked: {
    name: 'identity.sso_linked',
    text: `select u.user_id, u.name, u.disabled_at from identity_external e join identity_user u on u.user_id = e.internal_id
      where e.connection_id = $1 and e.kind = 'user' and e.external_id = $2`,
  },
  holder: {
    name: 'identity.sso_address_holder',
    text: `select u.user_id, e.external_id from identity_user u
      left join identity_external e on e.connection_id = $1 and e.kind = 'user' and e.internal_id = u.user_id where u.email = $2`,
  },
  // Nobody has two names at one provider, and no name there is two people's; of two who link at the same time one does.
  link: {
    name: 'identity.sso_link',
    text: `insert into identity_external (connection_id, kind, internal_id, external_id, created_at, changed_at, last_seen_at)
      values ($1, 'user', $2, $3, $4::timestamptz, $4::timestamptz, $4::timestamptz) on conflict do nothing returning internal_id`,
  },
  seen: {
    name: 'identity.sso_seen',
    text: `update identity_external set last_seen_at = $3 where connection_id = $1 and kind = 'user' and internal_id = $2`,
  },
  unlink: {
    name: 'identity.sso_unlink',
    text: `delete from identity_external where connection_id = $1 and kind = 'user' and internal_id = $2 returning internal_id`,
  },
} as const satisfies Record<string, Statement>;

const RACED = ['user.email-taken', 'sso.already-linked', 'sso.other-subject'];

/** Somebody of ours whom a provider knows. */
export interface LinkedPerson {
  /** UUID. */
  readonly userId: string;
  readonly name: string;
  readonly isDisabled: boolean;
}

interface Link {
  /** UUID. */
  readonly userId: string;
  readonly subject: string;
}

type Created = Extract<Placement, { kind: 'create' }>;

/** What is used up by it: stands or falls with the link. */
type Claim = (tx: TenantTransaction) => Promise<void>;

/** Whom of ours the provider means: by the connection and what the provider calls them there, never by an address. */
@Injectable()
export class SsoPeople {
  constructor(
    private readonly database: TenantDatabase,
    private readonly people: NewPeople,
    private readonly clock: Clock,
    private readonly watch: SecurityWatch,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The person who is linked, or is linked or made now. `claim` is run in the transaction that does it, or in one of its own.
   * @throws DomainError `sso.account-exists`, `sso.other-subject`, `sso.unknown-person`; as `claim` does
   */
  async personOf(
    tenant: TenantRef,
    connection: SsoConnection,
    identity: ProviderIdentity,
    claim: Claim,
  ): Promise<LinkedPerson> {
    const known = await this.linkedTo(tenant, connection, identity.subject);
    if (!known) return this.#newcomer(tenant, connection, identity, claim);
    await this.database.transaction(tenant.schema, async (tx) => {
      await claim(tx);
      tx.atCommit([{ ...SQL.seen, values: [connection.connectionId, known.userId, this.clock.now()] }]);
    });
    return known;
  }

  /** Of two who come for the first time at the same time the slower one finds what the faster one made. */
  async #newcomer(
    tenant: TenantRef,
    connection: SsoConnection,
    identity: ProviderIdentity,
    claim: Claim,
  ): Promise<LinkedPerson> {
    try {
      await this.#place(tenant, connection, identity, claim);
    } catch (error) {
      const raced = error instanceof DomainError && RACED.includes(error.code);
      if (!raced || !(await this.linkedTo(tenant, connection, identity.subject))) throw error;
      await this.database.transaction(tenant.schema, claim);
    }
    return (await this.linkedTo(tenant, connection, identity.subject))!;
  }

  async linkedTo(
    { schema }: TenantRef,
    { connectionId }: SsoConnection,
    subject: string,
  ): Promise<LinkedPerson | null> {
    const [row] = await this.database.read<{ user_id: string; name: string; disabled_at: Date | null }>(schema, {
      ...SQL.linked,
      values: [connectionId, subject],
    });
    return row ? { userId: row.user_id, name: row.name, isDisabled: row.disabled_at !== null } : null;
  }

  /**
   * Links somebody who has proved to be both, in the transaction of `claim`, and tells them. Again it is nothing.
   * @throws DomainError `sso.already-linked`; as `claim` does
   */
  async link(tenant: TenantRef, { connectionId }: SsoConnection, link: Link, claim: Claim): Promise<void> {
    const isNew = await this.database.transaction(tenant.schema, async (tx) => {
      await claim(tx);
      return this.#keep(tx, connectionId, link);
    });
    const { userId } = link;
    const data = { userId, connectionId, isNewAccount: false };
    if (isNew) await this.watch.saw(tenant, { type: 'ProviderLinked', data });
  }

  /** @returns whether there was a link */
  async unlink(tenant: TenantRef, connectionId: string, userId: string): Promise<boolean> {
    const values = [connectionId, userId];
    if ((await this.database.read(tenant.schema, { ...SQL.unlink, values })).length === 0) return false;
    await this.watch.saw(tenant, { type: 'ProviderUnlinked', data: { userId, connectionId } });
    return true;
  }

  async #place(tenant: TenantRef, connection: SsoConnection, identity: ProviderIdentity, claim: Claim): Promise<void> {
    const { subject, email } = identity;
    const holder = email === null ? null : await this.#holderOf(tenant, connection, email);
    const placement = placePerson(connection, identity, holder);
    if (placement.kind === 'link') return this.link(tenant, connection, { userId: placement.userId, subject }, claim);
    return this.#create(tenant, connection, { ...placement, subject }, claim);
  }

  async #create(
    tenant: TenantRef,
    { connectionId }: SsoConnection,
    { email, name, roleId, subject }: Created & Pick<Link, 'subject'>,
    claim: Claim,
  ): Promise<void> {
    const person = { email, name, passwordHash: '', roleId, source: 'sso' as const };
    const userId = await this.people.addWith(tenant, person, async (tx, added) => {
      await claim(tx);
      await this.#keep(tx, connectionId, { userId: added, subject });
    });
    const who = { kind: 'user' as const, id: typedId('usr', userId) };
    await this.audit.note(tenant.schema, {
      action: 'user.register',
      outcome: 'allowed',
      actor: who,
      targets: [{ type: 'user', id: who.id }],
      facts: { source: 'sso' },
    });
    await this.watch.saw(tenant, { type: 'ProviderLinked', data: { userId, connectionId, isNewAccount: true } });
  }

  /** @returns whether the link is new */
  async #keep(tx: TenantTransaction, connectionId: string, { userId, subject }: Link): Promise<boolean> {
    const values = [connectionId, userId, subject, this.clock.now()];
    if ((await tx.query({ ...SQL.link, values })).length > 0) return true;
    const [same] = await tx.query<{ user_id: string }>({ ...SQL.linked, values: [connectionId, subject] });
    if (same?.user_id === userId) return false;
    throw new DomainError(
      'conflict',
      'sso.already-linked',
      'This account, or this person at the provider, is linked to somebody else already',
    );
  }

  async #holderOf(
    { schema }: TenantRef,
    { connectionId }: SsoConnection,
    email: string,
  ): Promise<AddressHolder | null> {
    const [row] = await this.database.read<{ user_id: string; external_id: string | null }>(schema, {
      ...SQL.holder,
      values: [connectionId, email],
    });
    return row ? { userId: row.user_id, subject: row.external_id } : null;
  }
}
