import { Injectable } from '@nestjs/common';
import { AuditHeads, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';

/** Signs what the trail of a tenant is, each minute in which it has grown. */
@Injectable()
@WorkerPart()
export class HeadSigning implements WorkerPartOf {
  constructor(private readonly heads: AuditHeads) {}

  async sweep(tenant: TenantRef): Promise<void> {
    await this.heads.signNews(tenant);
  }
}
