import { Injectable } from '@nestjs/common';
import { Clock } from '../domain/clock.ts';
import { currentContext, type TenantRef } from './request-context.ts';

/** The time of this machine; inside a sandbox as far ahead as its clock was moved. */
@Injectable()
export class TenantClock extends Clock {
  override now(): Date {
    return timeOf(currentContext()?.tenant);
  }
}

/** What time it is for a tenant. @param now the machine's, in milliseconds */
export function timeOf(tenant: Pick<TenantRef, 'clockAheadMs'> | undefined, now = Date.now()): Date {
  return new Date(now + (tenant?.clockAheadMs ?? 0));
}
