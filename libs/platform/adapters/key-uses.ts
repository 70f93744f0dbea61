import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock, PlatformDatabase, inBackground } from '#kernel';

/** At most one write a minute says that a key is in use, and by whom. */
const NOTED_EVERY_MS = 60_000;
/** What comes together is written together. */
const GATHERED_FOR_MS = 500;
const MOST_KEYS = 10_000;
const LONGEST_AGENT = 200;

const NOTE = {
  name: 'api_key.note_uses',
  text: `update platform.api_key k set last_used_at = u.at, last_used_ip = u.ip, last_used_agent = u.agent
    from jsonb_to_recordset($1) as u(key_id text, at timestamptz, ip text, agent text)
    where k.key_id = u.key_id and (k.last_used_at is null or k.last_used_at < u.at - interval '59 seconds')`,
};

interface Use {
  readonly key_id: string;
  readonly at: Date;
  readonly ip: string | null;
  readonly agent: string | null;
}

/** Writes down when and by whom keys were used last. No request waits for it. */
@Injectable()
export class KeyUses implements BeforeApplicationShutdown {
  readonly #log = new Logger('api-keys');
  readonly #notedAt = new Map<string, number>();
  #waiting: Use[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  note(keyId: string, ip: string | undefined, userAgent: string | undefined): void {
    const now = performance.now();
    if (now - (this.#notedAt.get(keyId) ?? -Infinity) < NOTED_EVERY_MS) return;
    if (this.#notedAt.size >= MOST_KEYS) this.#notedAt.clear();
    this.#notedAt.set(keyId, now);
    const agent = userAgent?.slice(0, LONGEST_AGENT).toWellFormed() ?? null;
    this.#waiting.push({ key_id: keyId, at: this.clock.now(), ip: ip ?? null, agent });
    this.#timer ??= setTimeout(() => inBackground('noting uses of keys', this.flush()), GATHERED_FOR_MS).unref();
  }

  /** What is lost with the database is noted at the next use. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = this.#waiting.splice(0);
    if (uses.length === 0) return;
    try {
      await this.platform.query({ ...NOTE, values: [JSON.stringify(uses)] });
    } catch (err) {
      for (const { key_id } of uses) this.#notedAt.delete(key_id);
      this.#log.warn({ err, keys: uses.length }, 'The last use of some API keys could not be written down');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
