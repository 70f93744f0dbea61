import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { findPart, TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { WebDomains } from '../../../platform/contracts.ts';

const TENANT_EVERY_MS = 3_600_000;
const MOST_TENANTS = 10_000;

const PROVED = {
  name: 'identity.proved_domains',
  text: `select d ->> 'domain' as domain from identity_connection c, jsonb_array_elements(c.domains) d
    where d ->> 'provedAt' is not null and c.removed_at is null order by 1`,
};

/**
 * Lets pages on the domains that a tenant has proved for its connections call the API. The tenant's own rows say which; what a browser is
 * answered by is a copy of them, made after each change, and once an hour by the worker for whoever died in between.
 */
@Injectable()
@WorkerPart()
export class ProvedDomains implements WorkerPartOf {
  readonly #log = new Logger('sso');
  readonly #sweptAt = new Map<string, number>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly modules: ModuleRef,
  ) {}

  /** Test data have no pages of their own. */
  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (tenant.sandboxOf || now - (this.#sweptAt.get(tenant.id) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#sweptAt.size >= MOST_TENANTS) this.#sweptAt.clear();
    this.#sweptAt.set(tenant.id, now);
    await this.#copy(tenant);
  }

  /** After a change, which has committed: what cannot be copied now the worker copies. */
  async changed(tenant: TenantRef): Promise<void> {
    if (tenant.sandboxOf) return;
    await this.#copy(tenant).catch((err: unknown) =>
      this.#log.warn(
        { err, tenant: tenant.slug },
        'Proved domains were not copied; the worker does it within the hour',
      ),
    );
  }

  /** Another context keeps it, in whatever module the app has put it. */
  async #copy({ id, schema }: TenantRef): Promise<void> {
    await findPart(this.modules, WebDomains)?.keep(id, async () => {
      const rows = await this.database.read<{ domain: string }>(schema, PROVED);
      return rows.map(({ domain }) => domain);
    });
  }
}
