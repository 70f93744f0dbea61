import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditTrail, Clock, PlatformDatabase, type TenantRef } from '#kernel';
import { publicKeyId } from '../domain/api-key.ts';
import { type KeyLetterKind, KeyLetters } from '../domain/key-letters.ts';

/** What the audit trail is told of a change that no caller has made. */
type Finding =
  | { readonly action: 'api-key.leak'; readonly facts: { readonly place: string | null; readonly done: string } }
  | { readonly action: 'api-key.unused'; readonly facts: { readonly days: number } };

/** What has happened to a key and is to be told: its owner by letter, the tenant by its trail. */
export interface KeyNews {
  readonly letter: KeyLetterKind;
  readonly finding?: Finding;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

const SQL = {
  told: {
    name: 'api_key.told',
    text: `update platform.api_key
      set untold = coalesce((select jsonb_agg(n) from jsonb_array_elements(untold) n where n <> $3::jsonb), '[]')
      where tenant_id = $1 and key_id = $2`,
  },
  left: {
    name: 'api_key.untold',
    text: `select key_id as "keyId", n as news from platform.api_key, jsonb_array_elements(untold) n
      where tenant_id = $1 and untold <> '[]' and (n ->> 'at')::timestamptz < $2`,
  },
} as const;

interface Left extends Record<string, unknown> {
  readonly keyId: string;
  readonly news: KeyNews;
}

/** Whoever is still at it has told within this time. */
const PATIENCE_MS = 60_000;

/**
 * Tells what has happened to keys. The news lie in the key's row from the change on, so that whoever dies before all is told leaves it to the
 * next one: each letter is written once, each finding at least once.
 */
@Injectable()
export class KeyNewsDesk {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly letters: KeyLetters,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async tell(tenant: TenantRef, keyId: string, news: KeyNews): Promise<void> {
    const { letter: kind, finding, at } = news;
    const id = publicKeyId(keyId);
    if (finding) {
      const { action, facts } = finding;
      const targets = [{ type: 'api-key', id }];
      const entry = { action, outcome: 'allowed', targets, facts: { keyId: id, ...facts } } as AuditEntry;
      await this.trail.note(tenant.schema, entry);
    }
    await this.letters.post(tenant, { kind, keyId, day: at.slice(0, 10) });
    await this.platform.query({ ...SQL.told, values: [tenant.id, keyId, JSON.stringify(news)] });
  }

  /** What others have left. */
  async tellLeft(tenant: TenantRef): Promise<void> {
    const before = new Date(this.clock.now().getTime() - PATIENCE_MS);
    const left = await this.platform.query<Left>({ ...SQL.left, values: [tenant.id, before] });
    for (const { keyId, news } of left) await this.tell(tenant, keyId, news);
  }
}
