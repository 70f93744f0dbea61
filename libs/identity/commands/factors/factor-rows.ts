import { Injectable } from '@nestjs/common';
import {
  Clock,
  currentTenant,
  DomainError,
  type Statement,
  TenantDatabase,
  type TenantTransaction,
  uuidV5,
} from '#kernel';
import { type FactorKind } from '../../domain/factors/factors.ts';
import { SET_UP_MINUTES } from '../../domain/factors/person-factors.ts';
import { FactorRow } from '../../entities/factor-row.ts';

/** Namespaces of ids that derive from a person's; fixed for ever. */
const STREAMS = '0d1b9a52-6a1e-5f3c-8a51-b2f90c7d4e11';
const BACKUP_CODES = '0d1b9a52-6a1e-5f3c-8a51-b2f90c7d4e12';

/** The stream that tells the story of a person's factors. */
export const factorsStreamOf = (userId: string): string => uuidV5(STREAMS, userId);

/** A person has one set of backup codes. */
export const backupCodesIdOf = (userId: string): string => uuidV5(BACKUP_CODES, userId);

const SQL = {
  inUse: {
    name: 'identity.factors_in_use',
    text: `select factor_id as "factorId", user_id as "userId", kind, name, secret, facts, credential_id as "credentialId",
        used_until::float8 as "usedUntil", created_at as "createdAt", confirmed_at as "confirmedAt", last_used_at as "lastUsedAt"
      from identity_factor where user_id = $1 and confirmed_at is not null order by factor_id`,
  },
  account: { name: 'identity.factor_account', text: 'select email, locale from identity_user where user_id = $1' },
  // Also roles of groups, those that a grant will give only later, and what roles inherit: whoever may get a right proves more than a password.
  roles: {
    name: 'identity.factor_roles',
    text: `with recursive held as (
      select role_id from identity_grant where revoked_at is null and (not_after is null or not_after > $2)
        and ((holder_kind = 'user' and holder_id = $1) or (holder_kind = 'group' and holder_id in
          (select group_id::text from identity_group where members @> to_jsonb($1::text) and removed_at is null)))
      union
      select inherited::uuid from held join identity_role own on own.role_id = held.role_id and own.removed_at is null,
        jsonb_array_elements_text(own.inherits) as inherited
    ) select role_id from held`,
  },
  takeStep: {
    name: 'identity.factor_take_step',
    text: 'update identity_factor set used_until = $2, last_used_at = $3 where factor_id = $1 and used_until < $2 returning factor_id',
  },
  confirm: {
    name: 'identity.factor_confirm',
    text: `update identity_factor set confirmed_at = $2, facts = facts - 'replaces' where factor_id = $1`,
  },
  dropPending: {
    name: 'identity.factor_drop_pending',
    text: 'delete from identity_factor where user_id = $1 and kind = $2 and confirmed_at is null',
  },
  remove: {
    name: 'identity.factor_remove',
    text: 'delete from identity_factor where user_id = $1 and factor_id = any($2)',
  },
  dropBackupCodes: {
    name: 'identity.factor_drop_backup_codes',
    text: `delete from identity_factor b where b.user_id = $1 and b.kind = 'backup-code' and not exists
      (select from identity_factor f where f.user_id = $1 and f.kind <> 'backup-code' and f.confirmed_at is not null)`,
  },
  rename: {
    name: 'identity.factor_rename',
    text: `update identity_factor set name = $3 where user_id = $1 and factor_id = $2 and kind <> 'backup-code' and confirmed_at is not null
      returning factor_id`,
  },
} as const satisfies Record<string, Statement>;

/** Where a person can be reached. */
export interface FactorAccount {
  readonly email: string;
  /** BCP 47. */
  readonly locale: string;
}

/** The rows of the factors of the current tenant's people. What must not happen twice is one statement. */
@Injectable()
export class FactorRows {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async account(userId: string): Promise<FactorAccount> {
    const [account] = await this.#send<FactorAccount>(SQL.account, [userId]);
    if (!account) throw notFound();
    return account;
  }

  async isThere(userId: string): Promise<boolean> {
    return (await this.#send(SQL.account, [userId])).length === 1;
  }

  /** UUIDs of the roles that the person has, by whatever way. */
  async rolesOf(userId: string): Promise<string[]> {
    const rows = await this.#send<{ role_id: string }>(SQL.roles, [userId, this.clock.now()]);
    return rows.map(({ role_id }) => role_id);
  }

  /** Those in use, the oldest first; backup codes too. In one round trip, for every sign-in asks. */
  inUse(userId: string): Promise<FactorRow[]> {
    return this.#send<FactorRow>(SQL.inUse, [userId]);
  }

  /** @throws DomainError `factor.not-found`, also when it is somebody else's or was not set up in time */
  async find(userId: string, factorId: string): Promise<FactorRow> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(FactorRow, { userId, factorId, kind: { $ne: 'backup-code' } }),
    );
    const earliest = this.clock.now().getTime() - SET_UP_MINUTES * 60_000;
    if (!row || (!row.confirmedAt && row.createdAt.getTime() < earliest)) throw notFound();
    return row;
  }

  /** @throws DomainError `factor.not-found`, also for one of another kind */
  async findInUse(userId: string, factorId: string, kind: FactorKind): Promise<FactorRow> {
    const row = (await this.inUse(userId)).find((one) => one.factorId === factorId && one.kind === kind);
    if (row) return row;
    throw notFound();
  }

  /** Begins to set a factor up. What was begun of the same kind before is dropped. */
  async begin(row: Pick<FactorRow, 'factorId' | 'userId' | 'kind' | 'name' | 'secret' | 'facts'>): Promise<void> {
    await this.database.transaction(currentTenant().schema, async (tx) => {
      await tx.query({ ...SQL.dropPending, values: [row.userId, row.kind] });
      await tx.em.insert(FactorRow, {
        ...row,
        credentialId: null,
        usedUntil: 0,
        createdAt: this.clock.now(),
        confirmedAt: null,
        lastUsedAt: null,
      });
    });
  }

  /** Whether nobody was here before: a time step is taken once, also when two race. */
  async takeStep(factorId: string, step: number): Promise<boolean> {
    return (await this.#send(SQL.takeStep, [factorId, step, this.clock.now()])).length === 1;
  }

  async confirm(tx: TenantTransaction, factorId: string): Promise<void> {
    await tx.query({ ...SQL.confirm, values: [factorId, this.clock.now()] });
  }

  /** Takes the factors away, and the backup codes with the last of them. */
  async remove(tx: TenantTransaction, userId: string, factorIds: readonly string[]): Promise<void> {
    await tx.query({ ...SQL.remove, values: [userId, factorIds] });
    await tx.query({ ...SQL.dropBackupCodes, values: [userId] });
  }

  /** @throws DomainError `factor.not-found` */
  async rename(userId: string, factorId: string, name: string): Promise<void> {
    if ((await this.#send(SQL.rename, [userId, factorId, name])).length === 0) throw notFound();
  }

  #send<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    return this.database.read<Row>(currentTenant().schema, { ...statement, values });
  }
}

function notFound(): DomainError {
  return new DomainError('not-found', 'factor.not-found', 'You have no factor with this id');
}
