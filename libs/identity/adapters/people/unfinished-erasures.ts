import { Injectable } from '@nestjs/common';
import { currentContext, Erasure, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';

/** Ends erasures that were cut short, or that a restored database has forgotten. */
@Injectable()
@WorkerPart()
export class UnfinishedErasures implements WorkerPartOf {
  constructor(private readonly erasure: Erasure) {}

  sweep(tenant: TenantRef): Promise<void> {
    return this.erasure.resume(tenant, currentContext()!);
  }
}
