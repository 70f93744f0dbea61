import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { tenant, type Tenant, type TenantEvent } from './domain/tenant.ts';

/** Each tenant's own record, in its own log, under its own id. */
@Injectable()
export class Tenants extends Aggregate<Tenant, TenantEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'tenant', fold: tenant });
  }
}
