import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '#kernel';
import { WebDomains } from '../contracts.ts';

const SQL = {
  make: `insert into platform.web_domains (tenant_id, domains) values ($1, '{}') on conflict do nothing`,
  lock: 'select 1 from platform.web_domains where tenant_id = $1 for update',
  put: 'update platform.web_domains set domains = $2 where tenant_id = $1 and domains <> $2',
} as const;

/** A row a tenant, whose lock says who reads next. */
@Injectable()
export class StoredWebDomains extends WebDomains {
  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override async keep(tenantId: string, read: () => Promise<readonly string[]>): Promise<void> {
    await this.platform.transaction(async (tx) => {
      await tx.query({ text: SQL.make, values: [tenantId] });
      await tx.query({ text: SQL.lock, values: [tenantId] });
      await tx.query({ text: SQL.put, values: [tenantId, [...(await read())]] });
    });
  }
}
