import { Injectable } from '@nestjs/common';
import { currentContext, type RequestContext, runInContext } from '../context/request-context.ts';
import { TenantDirectory } from './tenant-directory.ts';
import { tenantOfPath } from './tenant-of-path.ts';

/** Lets the operator, who belongs to no tenant, act inside one: its log then says who did it. */
@Injectable()
export class InTenant {
  constructor(private readonly tenants: TenantDirectory) {}

  /** @throws ProblemError 404 `tenant.not-found` */
  async run<T>(tenantId: string, work: (context: RequestContext) => Promise<T>): Promise<T> {
    const tenant = await tenantOfPath(this.tenants, tenantId);
    const outside = currentContext()!;
    const context: RequestContext = { ...outside, tenant };
    const result = await runInContext(context, () => work(context));
    if (context.replayed) outside.replayed = true;
    return result;
  }
}
