import { Injectable, Optional } from '@nestjs/common';
import {
  currentTenant,
  type Job,
  type JobHandler,
  Messages,
  PlatformDatabase,
  sendOrLog,
  TenantPeople,
  type TenantPerson,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { publicKeyId } from '../domain/api-key.ts';
import { writeKeyLetter } from '../domain/key-letter-texts.ts';
import { type KeyLetter } from '../domain/key-letters.ts';
import { keyLetterQueue } from './job-key-letters.ts';

const FIND = {
  name: 'api_key.letter',
  text: 'select name, owner_kind, owner_id from platform.api_key where tenant_id = $1 and key_id = $2',
};

interface NamedKey extends Record<string, unknown> {
  readonly name: string;
  readonly owner_kind: 'user' | 'service-account' | null;
  readonly owner_id: string | null;
}

/** Writes the letters about keys: to the person whose key it is, else to those who answer for the tenant. */
@Injectable()
@WorkerPart()
export class KeyLetterWriter implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly messages: Messages,
    @Optional() private readonly people?: TenantPeople,
  ) {
    const handler: JobHandler<KeyLetter> = {
      queue: keyLetterQueue,
      concurrency: 1,
      handle: ({ data }: Job<KeyLetter>) => this.write(currentTenant(), data),
    };
    this.jobs = [handler as JobHandler<never>];
  }

  /** Sends one letter to everybody whom it is for. Repeated, it is the same letter. */
  async write(tenant: TenantRef, { kind, keyId, day }: KeyLetter): Promise<void> {
    const [key] = await this.platform.query<NamedKey>({ ...FIND, values: [tenant.id, keyId] });
    if (!key) return;
    for (const person of await this.#readers(tenant, key)) {
      const facts = { name: person.name, tenant: tenant.slug, key: key.name, keyId: publicKeyId(keyId) };
      const written = writeKeyLetter(kind, person.locale, facts);
      const { email: to, locale, userId } = person;
      const message = { channel: 'email', to, locale, template: `api-key-${kind}`, ...written } as const;
      await sendOrLog(this.messages, `key-letter:${kind}:${keyId}:${day}:${userId}`, message);
    }
  }

  async #readers(tenant: TenantRef, { owner_kind, owner_id }: NamedKey): Promise<readonly TenantPerson[]> {
    if (!this.people) throw new Error('Nobody in this process knows whom a letter about a key is for');
    const person = owner_kind === 'user' ? await this.people.find(tenant, owner_id!) : undefined;
    return person ? [person] : this.people.owners(tenant);
  }
}
