import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '#kernel';
import { type ImpersonationDoor, ImpersonationDoors } from '../../domain/audit/impersonation-doors.ts';

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly secret_hash: Buffer;
  readonly opened_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

const COLUMNS = 'id, tenant_id, user_id, secret_hash, opened_at, expires_at, ended_at';
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const SQL = {
  open: {
    name: 'impersonation.open',
    text: `insert into platform.impersonation (id, tenant_id, user_id, secret_hash, opened_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
  },
  close: {
    name: 'impersonation.close',
    text: 'update platform.impersonation set ended_at = $2 where id = $1 and ended_at is null',
  },
  find: { name: 'impersonation.find', text: `select ${COLUMNS} from platform.impersonation where id = $1` },
  older: {
    name: 'impersonation.older',
    text: `select ${COLUMNS} from platform.impersonation where tenant_id = $1 and id < $2 order by id desc limit $3`,
  },
  newer: {
    name: 'impersonation.newer',
    text: `select ${COLUMNS} from platform.impersonation where tenant_id = $1 and id > $2 order by id limit $3`,
  },
} as const;

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

@Injectable()
export class StoredImpersonationDoors extends ImpersonationDoors {
  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override async open(door: Omit<ImpersonationDoor, 'endedAt'>, secret: string): Promise<void> {
    const { impersonationId, tenantId, userId, openedAt, expiresAt } = door;
    const values = [impersonationId, tenantId, userId, digest(secret), openedAt, expiresAt];
    await this.platform.query({ ...SQL.open, values });
  }

  override async close(impersonationId: string, at: Date): Promise<void> {
    await this.platform.query({ ...SQL.close, values: [impersonationId, at] });
  }

  override async behind(impersonationId: string, secret: string): Promise<ImpersonationDoor | undefined> {
    const row = await this.#row(impersonationId);
    return row && timingSafeEqual(row.secret_hash, digest(secret)) ? doorOf(row) : undefined;
  }

  override async find(tenantId: string, impersonationId: string): Promise<ImpersonationDoor | undefined> {
    const row = await this.#row(impersonationId);
    return row?.tenant_id === tenantId ? doorOf(row) : undefined;
  }

  override async list(
    tenantId: string,
    limit: number,
    { towards, id }: { readonly towards: 'older' | 'newer'; readonly id: string } = { towards: 'older', id: NEWEST },
  ): Promise<ImpersonationDoor[]> {
    const rows = await this.platform.query<Row>({ ...SQL[towards], values: [tenantId, id, limit] });
    return rows.map(doorOf);
  }

  async #row(impersonationId: string): Promise<Row | undefined> {
    const [row] = await this.platform.query<Row>({ ...SQL.find, values: [impersonationId] });
    return row;
  }
}

function doorOf({ id, tenant_id, user_id, opened_at, expires_at, ended_at }: Row): ImpersonationDoor {
  return {
    impersonationId: id,
    tenantId: tenant_id,
    userId: user_id,
    openedAt: opened_at,
    expiresAt: expires_at,
    endedAt: ended_at,
  };
}
