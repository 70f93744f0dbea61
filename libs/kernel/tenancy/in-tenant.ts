import { Injectable } from '@nestjs/common';
import { currentContext, type RequestContext, runInContext } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { TenantDirectory } from './tenant-directory.ts';

/** Lets the operator, who belongs to no tenant, act inside one: its log then says who did it. */
@Injectable()
export class InTenant {
  constructor(private readonly tenants: TenantDirectory) {}

  /** @throws DomainError `tenant.not-found` */
  async run<T>(tenantId: string, work: (context: RequestContext) => Promise<T>): Promise<T> {
    const tenant = await this.tenants.byId(tenantId);
    if (!tenant) throw new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
    const outside = currentContext()!;
    const context: RequestContext = { ...outside, tenant };
    const result = await runInContext(context, () => work(context));
    if (context.replayed) outside.replayed = true;
    return result;
  }
}
