import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DeprecatedUses, type DeprecatedUse, PlatformDatabase, inBackground } from '#kernel';

/** What comes together is written together. */
const GATHERED_FOR_MS = 1_000;
const MOST_WAITING = 10_000;

const ADD = {
  name: 'deprecated_use.add',
  text: `insert into platform.deprecated_use as u (tenant_id, credential_id, operation_id, uses, first_used_at, last_used_at, facts)
    select tenant_id, credential_id, operation_id, uses, at, at, facts
      from jsonb_to_recordset($1) as t(tenant_id uuid, credential_id text, operation_id text, uses bigint, at timestamptz, facts jsonb)
     order by 1, 2, 3
    on conflict (tenant_id, credential_id, operation_id) do update
      set uses = u.uses + excluded.uses, last_used_at = greatest(u.last_used_at, excluded.last_used_at), facts = excluded.facts`,
} as const;

interface Waiting {
  readonly tenant_id: string;
  readonly credential_id: string;
  readonly operation_id: string;
  readonly facts: DeprecatedUse['operation'];
  uses: number;
  at: Date;
}

/** Writes down who uses what is deprecated: gathered for a second, in one statement. What dies with the process is used again soon. */
@Injectable()
export class StoredDeprecatedUses extends DeprecatedUses implements BeforeApplicationShutdown {
  readonly #log = new Logger('deprecations');
  readonly #waiting = new Map<string, Waiting>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override note({ tenantId, credentialId, operation, at }: DeprecatedUse): void {
    const key = `${tenantId} ${credentialId} ${operation.operationId}`;
    const known = this.#waiting.get(key);
    if (known) {
      known.uses += 1;
      known.at = at;
      return;
    }
    if (this.#waiting.size >= MOST_WAITING) return; // the database is away, and whoever goes on is counted later
    const use = { tenant_id: tenantId, credential_id: credentialId, operation_id: operation.operationId };
    this.#waiting.set(key, { ...use, facts: operation, uses: 1, at });
    this.#timer ??= setTimeout(() => inBackground('noting deprecated uses', this.flush()), GATHERED_FOR_MS).unref();
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = [...this.#waiting.values()];
    this.#waiting.clear();
    if (uses.length === 0) return;
    try {
      await this.platform.query({ ...ADD, values: [JSON.stringify(uses)] });
    } catch (err) {
      this.#log.warn({ err, uses: uses.length }, 'The use of deprecated operations could not be written down');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
