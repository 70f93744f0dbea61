import { Injectable, Logger } from '@nestjs/common';
import { type Principal, PlatformDatabase, SpentCredits, liveTenantId } from '#kernel';
import { keyIdOf } from '../domain/api-key.ts';
import { NEVER_FILLED } from '../domain/key-state.ts';

/** What is refused a thousand times a second is written down once a minute. */
const NOTED_EVERY_MS = 60_000;
const MOST_NOTED = 10_000;

/** Credits are counted over a line of rotations. Whoever has given others meanwhile is not overruled. */
const NOTE = {
  name: 'api_key.note_exhausted',
  text: `update platform.api_key k set exhausted_until = $3
    from platform.api_key spent
    where spent.tenant_id = $1 and spent.key_id = $2 and k.tenant_id = $1
      and coalesce(k.counted_as, k.key_id) = coalesce(spent.counted_as, spent.key_id)
      and k.credits->>'amount' = $4 and k.exhausted_until is distinct from $3`,
} as const;

/** Writes down which keys have no credits left, for lists of keys. No request waits for it. */
@Injectable()
export class ExhaustedKeys extends SpentCredits {
  readonly #log = new Logger('api-keys');
  readonly #notedAt = new Map<string, number>();

  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override note({ tenant, credentialId, credits }: Principal, until: number): void {
    const keyId = keyIdOf(credentialId);
    if (!tenant || !credits || keyId === null) return;
    const now = performance.now();
    const what = `${keyId} ${credits.amount} ${until}`;
    if (now - (this.#notedAt.get(what) ?? -Infinity) < NOTED_EVERY_MS) return;
    if (this.#notedAt.size >= MOST_NOTED) this.#notedAt.clear();
    this.#notedAt.set(what, now);
    const end = Number.isFinite(until) ? new Date(until) : NEVER_FILLED;
    const values = [liveTenantId(tenant), keyId, end, String(credits.amount)];
    this.platform.query({ ...NOTE, values }).catch((err: unknown) => {
      this.#notedAt.delete(what);
      this.#log.warn({ err, key: credentialId }, 'That an API key has no credits left could not be written down');
    });
  }
}
