import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  allowedRows,
  Clock,
  currentTenant,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { userSubject } from '../../domain/access/subjects.ts';
import { TicketRow } from '../../entities.ts';

export class OpenInvitationView {
  /** `inv_…` */
  readonly id!: string;
  readonly email!: string;
  /** `rol_…` */
  readonly roleId!: string;
  readonly createdAt!: string;
  readonly expiresAt!: string;
}

type Row = InferEntity<typeof TicketRow>;

const newestFirst = new Keyset<Row>([['ticketId', 'desc']]);

const view = ({ ticketId, facts, createdAt, expiresAt }: Row): OpenInvitationView => ({
  id: typedId('inv', ticketId),
  email: String(facts['email']),
  roleId: typedId('rol', String(facts['roleId'])),
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});

/** The invitations that nobody has accepted yet, the newest first. */
export class ListInvitations extends Query<Page<OpenInvitationView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  execute({ page }: ListInvitations): Promise<Page<OpenInvitationView>> {
    // Who is invited is nobody yet, so a permission for some people shows none of them.
    const allowed = allowedRows(userSubject, 'invite');
    const seesAll = allowed !== null && Object.keys(allowed).length === 0;
    const open = { kind: 'invitation', usedAt: null, expiresAt: { $gt: this.clock.now() } };
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, OpenInvitationView>(page, {
        list: 'identity.invitations',
        keyset: newestFirst,
        fetch: async (where, orderBy, limit) =>
          seesAll ? em.find(TicketRow, { $and: [where, open] }, { orderBy, limit }) : [],
        view,
      }),
    );
  }
}
