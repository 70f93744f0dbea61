import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  AuditTrail,
  Clock,
  currentContext,
  DomainError,
  runInContext,
  TenantDatabase,
  type TenantTransaction,
  typedId,
} from '#kernel';
import { Grants } from '../../aggregates.ts';
import { give } from '../../domain/access/grant.ts';
import { OWNER_ROLE, readyMadeRole } from '../../domain/access/ready-made-roles.ts';
import { type DirectoryScope } from '../../domain/scim/directory.ts';
import { ScimTags } from '../../domain/scim/scim-resource.ts';
import { taken } from '../../domain/scim/scim-refusal.ts';
import { type ProvisionedPerson, showUser, shownName, type UserDraft } from '../../domain/scim/scim-user.ts';
import { keepGrantRows } from '../../entities/access-rows.ts';
import { personOf, type PersonRow } from '../../entities/provisioned-rows.ts';
import { PERSON_SQL } from '../people/person-sql.ts';
import { directorysGrant, directorysWork } from './directorys-work.ts';
import { PROVISIONED_SQL as SQL } from './provisioned-sql.ts';
import { takenBy } from './taken-by.ts';
import { requireTag, type TagPrecondition } from './tag-precondition.ts';

/** What a change of somebody led to. */
export interface PersonChanged {
  readonly before: ProvisionedPerson;
  readonly after: UserDraft;
}

/** The rows of people whom directories keep. Each call needs to know whose they are, and reaches no others. */
@Injectable()
export class ProvisionedPeople {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly tags: ScimTags,
    private readonly grants: Grants,
  ) {}

  /** Somebody whom the directory knows. */
  async find(scope: DirectoryScope, userId: string): Promise<ProvisionedPerson | undefined> {
    const values = [scope.directoryId, userId];
    const [row] = await this.database.read<PersonRow>(scope.schema, { ...SQL.person, values });
    return row && personOf(row);
  }

  /**
   * Adds somebody with the role, if any, all or nothing. They have no password and have not to prove the address: the directory vouches for
   * it. @returns UUID @throws DomainError `scim.taken`
   */
  async add(scope: DirectoryScope, draft: UserDraft, roleId: string | null): Promise<string> {
    const userId = uuidv7();
    const insert = (tx: TenantTransaction) => this.#insert(tx, scope, { userId, roleId, draft });
    if (roleId === null) {
      await this.database.transaction(scope.schema, insert);
      return userId;
    }
    const grant = directorysGrant({ kind: 'user', id: userId }, roleId);
    await runInContext(directorysWork(), () =>
      this.grants.change(
        grant.grantId,
        (state) => give(state, grant, this.clock.now()),
        async (tx, events) => {
          await insert(tx);
          return keepGrantRows(tx, events);
        },
      ),
    );
    return userId;
  }

  /** Makes of somebody what `decide` says, on what is there when it is written. @throws DomainError `scim.taken`, `user.last-owner`, `user.owners-address`; PreconditionFailed */
  async change(
    scope: DirectoryScope,
    userId: string,
    { decide, ...precondition }: TagPrecondition & { decide(person: ProvisionedPerson): UserDraft },
  ): Promise<PersonChanged | undefined> {
    const work = this.database.transaction(scope.schema, async (tx) => {
      const values = [scope.directoryId, userId];
      const owners = await tx.query<{ user_id: string }>({ ...SQL.lockOwners, values: [OWNER_ROLE] });
      const [row] = await tx.query<PersonRow>({ ...SQL.lockPerson, values });
      if (!row) return undefined;
      const before = personOf(row);
      requireTag(this.tags, precondition, scope, { resource: showUser(before), version: before.version });
      const after = decide(before);
      const isOwner = owners.some((owner) => owner.user_id === userId);
      if (!after.active && isOwner && owners.length === 1) throw lastOwner();
      if (after.email !== before.email) await requireNoOwner(tx, userId);
      if (isSame(before, after)) return { before, after };
      const now = this.clock.now();
      const disabledAt = after.active ? null : (row.disabled_at ?? now);
      await tx.query({ ...SQL.changePerson, values: [userId, after.email, shownName(after), disabledAt, now] });
      const facts = JSON.stringify(after.facts);
      await tx.query({ ...SQL.changeLink, values: [scope.directoryId, 'user', userId, after.externalId, facts, now] });
      return { before, after };
    });
    return work.catch(takenBy);
  }

  /** Disables somebody and forgets that the directory knew them. Without the person nothing happens. @throws DomainError `user.last-owner`; PreconditionFailed */
  async dismiss(scope: DirectoryScope, userId: string, precondition: TagPrecondition): Promise<boolean> {
    return this.database.transaction(scope.schema, async (tx) => {
      const values = [scope.directoryId, userId];
      const owners = await tx.query<{ user_id: string }>({ ...SQL.lockOwners, values: [OWNER_ROLE] });
      const [row] = await tx.query<PersonRow>({ ...SQL.lockPerson, values });
      if (!row) return false;
      const person = personOf(row);
      requireTag(this.tags, precondition, scope, { resource: showUser(person), version: person.version });
      if (owners.length === 1 && owners[0]!.user_id === userId) throw lastOwner();
      await tx.query({ ...PERSON_SQL.setDisabled, values: [userId, row.disabled_at ?? this.clock.now()] });
      await tx.query({ ...SQL.unlink, values: [scope.directoryId, 'user', userId] });
      return true;
    });
  }

  async #insert(
    tx: TenantTransaction,
    { directoryId }: DirectoryScope,
    { userId, roleId, draft }: { readonly userId: string; readonly roleId: string | null; readonly draft: UserDraft },
  ): Promise<void> {
    const now = this.clock.now();
    const { email, externalId, active, facts } = draft;
    const role = readyMadeRole(roleId ?? '')?.name ?? 'staff';
    const person = [userId, email, shownName(draft), role, '', now];
    if ((await tx.query({ ...PERSON_SQL.add, values: person })).length === 0) throw taken('userName');
    if (!active) await tx.query({ ...PERSON_SQL.setDisabled, values: [userId, now] });
    const link = [directoryId, 'user', userId, externalId, JSON.stringify(facts), now];
    if ((await tx.query({ ...SQL.link, values: link })).length === 0) throw taken('externalId');
    await this.#record(tx, 'user.register', userId);
  }

  async #record(tx: TenantTransaction, action: 'user.register', userId: string): Promise<void> {
    const { kind, id } = currentContext()!.actor!;
    await this.audit.record(tx, {
      action,
      outcome: 'allowed',
      actor: { kind, id },
      targets: [{ type: 'user', id: typedId('usr', userId) }],
      facts: { source: 'scim' },
    });
  }
}

function isSame(before: ProvisionedPerson, { email, externalId, active, facts }: UserDraft): boolean {
  const same = email === before.email && externalId === before.externalId && active === before.active;
  return same && canonical(facts) === canonical(before.facts);
}

/** jsonb has an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Whoever has the address of somebody can have a new password sent there. @throws DomainError `user.owners-address` */
async function requireNoOwner(tx: TenantTransaction, userId: string): Promise<void> {
  if ((await tx.query({ ...SQL.holdsOwnership, values: [OWNER_ROLE, userId] })).length === 0) return;
  throw new DomainError(
    'conflict',
    'user.owners-address',
    'No directory gives an owner of the tenant another address; the owner does',
  );
}

const lastOwner = (): DomainError =>
  new DomainError(
    'conflict',
    'user.last-owner',
    'This is the only owner of the tenant; make somebody else an owner first',
  );
