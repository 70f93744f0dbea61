import { Injectable, Optional } from '@nestjs/common';
import {
  Messages,
  PlatformDatabase,
  sendOrLog,
  TenantPeople,
  type TenantRef,
  uuidV5,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { ToldOfUses } from './aggregates.ts';
import { deprecationLetter } from './domain/deprecation-letter.ts';
import { tellOfUse } from './domain/deprecated-use.ts';

/** UUIDv5 namespace of the streams of what was told; fixed for ever. */
const NAMESPACE = '8d1d8f3e-0f0a-5f86-9c55-5a0f6c3d2b71';

const SQL = {
  untold: {
    name: 'deprecated_use.untold',
    text: `select credential_id as "credentialId", operation_id as "operationId", facts from platform.deprecated_use
      where tenant_id = $1 and told_at is null order by first_used_at limit 100`,
  },
  told: {
    name: 'deprecated_use.told',
    text: `update platform.deprecated_use set told_at = now()
      where tenant_id = $1 and credential_id = $2 and operation_id = $3 and told_at is null`,
  },
} as const;

interface Untold extends Record<string, unknown> {
  readonly credentialId: string;
  readonly operationId: string;
  readonly facts: { readonly sunset: string; readonly successor: string; readonly link: string };
}

/** Tells those who answer for a tenant that it uses what is going to end: an event and a letter, once for each credential and operation. */
@Injectable()
@WorkerPart()
export class DeprecationWatch implements WorkerPartOf {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly uses: ToldOfUses,
    private readonly messages: Messages,
    @Optional() private readonly people?: TenantPeople,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    // What test keys use is counted with the tenant whose keys they are.
    if (tenant.sandboxOf) return;
    for (const use of await this.platform.query<Untold>({ ...SQL.untold, values: [tenant.id] }))
      await this.#tell(tenant, use);
  }

  /** Who is cut off before the end tells again: the same event and the same letters, which are there and sent once. */
  async #tell(tenant: TenantRef, { credentialId, operationId, facts }: Untold): Promise<void> {
    const { sunset, successor, link } = facts;
    const streamId = uuidV5(NAMESPACE, `${tenant.id} ${credentialId} ${operationId}`);
    await this.uses.change(streamId, (state) => tellOfUse(state, { credentialId, operationId, sunset, successor }));
    for (const { userId, email: to, locale, name } of (await this.people?.owners(tenant)) ?? []) {
      const letter = deprecationLetter(locale, {
        name,
        tenant: tenant.slug,
        credentialId,
        operationId,
        sunset,
        successor,
        link,
      });
      const message = { channel: 'email', to, locale, template: 'deprecated-operation', ...letter } as const;
      await sendOrLog(this.messages, `deprecated:${credentialId}:${operationId}:${userId}`, message);
    }
    await this.platform.query({ ...SQL.told, values: [tenant.id, credentialId, operationId] });
  }
}
