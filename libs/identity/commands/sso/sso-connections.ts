import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, refuseOtherVersion, TenantDatabase, type TenantRef } from '#kernel';
import { ConnectionSecrets, type SealedClientSecret } from '../../domain/sso/connection-secrets.ts';
import { type SsoConnection } from '../../domain/sso/connection.ts';
import { connectionOfRow, PROVIDERS, secretOfRow } from '../../entities/connection-of-row.ts';
import { ConnectionRow } from '../../entities/connection-row.ts';

/** A tenant has so many providers at most: whoever signs in waits until all of them were looked at. */
const MOST = 20;

/** What is decided about one connection, with the tenant's other ones before its eyes. */
export type DecideConnection = (
  connection: SsoConnection,
  others: readonly SsoConnection[],
) => SsoConnection | Promise<SsoConnection>;

/** The tenant's providers of identity, as rows. Whoever changes one waits for whoever changes another of the same tenant. */
@Injectable()
export class SsoConnections {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: ConnectionSecrets,
    private readonly clock: Clock,
  ) {}

  /** With those that are not switched on. */
  async all({ schema }: TenantRef): Promise<SsoConnection[]> {
    const rows = await this.database.withEntities(schema, (em) =>
      em.find(ConnectionRow, PROVIDERS, { orderBy: { connectionId: 'asc' } }),
    );
    return rows.map(connectionOfRow);
  }

  async find({ schema }: TenantRef, connectionId: string): Promise<SsoConnection | null> {
    const row = await this.database.withEntities(schema, (em) =>
      em.findOne(ConnectionRow, { ...PROVIDERS, connectionId }),
    );
    return row && connectionOfRow(row);
  }

  /** The secret by which the provider knows us; empty where it knows none. */
  async secretOf({ schema }: TenantRef, connectionId: string): Promise<string> {
    const row = await this.database.withEntities(schema, (em) =>
      em.findOneOrFail(ConnectionRow, { ...PROVIDERS, connectionId }),
    );
    const sealed = secretOfRow(row);
    return sealed === null ? '' : this.secrets.open(connectionId, sealed);
  }

  /** @throws DomainError `sso-connection.too-many` */
  async add({ schema }: TenantRef, connection: SsoConnection, secret: string | undefined): Promise<void> {
    const now = this.clock.now();
    const sealed = this.#sealed(connection.connectionId, secret);
    await this.database.withEntities(schema, async (em) => {
      const rows = await em.find(ConnectionRow, PROVIDERS, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (rows.length >= MOST)
        throw new DomainError('conflict', 'sso-connection.too-many', `A tenant has at most ${MOST} connections`);
      await em.insert(ConnectionRow, {
        ...columnsOf(connection),
        connectionId: connection.connectionId,
        kind: connection.provider.kind,
        secret: sealed ?? null,
        version: 1,
        createdAt: now,
        changedAt: now,
        removedAt: null,
      });
    });
  }

  /** Decides on what is true now, and keeps it. @throws DomainError `sso-connection.not-found`; PreconditionFailed */
  async change(
    { schema }: TenantRef,
    connectionId: string,
    decide: DecideConnection,
    secret?: string,
  ): Promise<SsoConnection> {
    return this.database.withEntities(schema, async (em) => {
      const options = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { connectionId: 'asc' } } as const;
      const rows = await em.find(ConnectionRow, PROVIDERS, options);
      const row = rows.find((each) => each.connectionId === connectionId);
      if (!row) throw noConnection();
      refuseOtherVersion(row.version);
      const others = rows.filter((each) => each !== row).map(connectionOfRow);
      const changed = await decide(connectionOfRow(row), others);
      const sealed = this.#sealed(connectionId, secret);
      Object.assign(row, columnsOf(changed), sealed ? { secret: sealed } : {});
      row.version += 1;
      row.changedAt = this.clock.now();
      await em.flush();
      return { ...changed, version: row.version };
    });
  }

  /** Takes it away: nobody comes in by it any more, and it keeps no secret and no domain. @throws DomainError `sso-connection.not-found`; PreconditionFailed */
  async remove({ schema }: TenantRef, connectionId: string, check: DecideConnection): Promise<void> {
    await this.database.withEntities(schema, async (em) => {
      const rows = await em.find(ConnectionRow, PROVIDERS, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const row = rows.find((each) => each.connectionId === connectionId);
      if (!row) throw noConnection();
      refuseOtherVersion(row.version);
      await check(connectionOfRow(row), rows.filter((each) => each !== row).map(connectionOfRow));
      Object.assign(row, { state: 'off', secret: null, domains: [], removedAt: this.clock.now() });
      await em.flush();
    });
  }

  #sealed(
    connectionId: string,
    secret: string | undefined,
  ): (SealedClientSecret & Record<string, unknown>) | undefined {
    return secret === undefined ? undefined : { ...this.secrets.seal(connectionId, secret) };
  }
}

function columnsOf({ name, state, provider, access, domains }: SsoConnection) {
  return { name, state, settings: { provider, access }, domains: domains.map((domain) => ({ ...domain })) };
}

export const noConnection = (): DomainError =>
  new DomainError('not-found', 'sso-connection.not-found', 'There is no connection with this id');
