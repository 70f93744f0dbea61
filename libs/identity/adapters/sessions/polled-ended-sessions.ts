import { Logger } from '@nestjs/common';
import { type Bus, type PlatformDatabase } from '#kernel';
import { EndedSessions, type SessionVerdict } from '../../domain/sessions/ended-sessions.ts';

const TOPIC = 'sessions-ended';
/** Within this time every process has looked, whether hints arrive or not: half of the second that a revocation may take. */
const LOOK_EVERY_MS = 500;
/** While a look takes longer than this, the store counts as away. */
const PATIENCE_MS = 400;
/** Longer than an access token lives, by as much as clocks may differ. */
const KEEP_SECONDS = 420;
/** So many ids fit into one hint. */
const IDS_IN_HINT = 64;

const SQL = {
  // Whoever adds tidies up: nothing else has to.
  add: {
    name: 'ended_session.add',
    text: `with outdated as (delete from platform.ended_session where ended_at < now() - $2 * interval '1 second')
      insert into platform.ended_session (session_id) select unnest($1::uuid[]) on conflict do nothing`,
  },
  // A few seconds are read again, because a row becomes visible a little later than the time that it bears.
  since: {
    name: 'ended_session.since',
    text: `select session_id, extract(epoch from now()) as now from platform.ended_session
      where ended_at > now() - least($1::float8 + 5, $2) * interval '1 second'`,
  },
} as const;

/**
 * A short list in the memory of the process. It is told of new entries by the bus at once, and reads the table itself at most twice a
 * second, when somebody asks: a lost hint delays a revocation, it does not lose it.
 */
export class PolledEndedSessions extends EndedSessions {
  readonly #ended = new Map<string, number>();
  #lookedAt = -Infinity;
  #looking: Promise<void> | undefined;
  #listens = false;
  #isBlind = false;
  readonly #log = new Logger('sessions');

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly bus: Bus,
  ) {
    super();
  }

  override async add(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.platform.query({ ...SQL.add, values: [sessionIds, KEEP_SECONDS] });
    this.#remember(sessionIds);
    for (let from = 0; from < sessionIds.length; from += IDS_IN_HINT)
      this.bus.publish(TOPIC, sessionIds.slice(from, from + IDS_IN_HINT).join());
  }

  override async verdictOn(sessionId: string, blindMs: number): Promise<SessionVerdict> {
    this.#listen();
    if (performance.now() - this.#lookedAt > LOOK_EVERY_MS) await this.#lookPatiently();
    if (this.#ended.has(sessionId)) return 'ended';
    const blindForMs = performance.now() - this.#lookedAt - LOOK_EVERY_MS;
    return blindForMs <= Math.max(blindMs, PATIENCE_MS) ? 'live' : 'unknown';
  }

  /** One look serves all who wait; a store that is away keeps none of them longer than a moment. */
  async #lookPatiently(): Promise<void> {
    this.#looking ??= this.#lookAndTell().finally(() => (this.#looking = undefined));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.#looking, patience]);
    clearTimeout(timer);
  }

  /** A look in vain costs no caller an error: the verdict becomes `unknown` by and by. The log says so once, and once that it is over. */
  async #lookAndTell(): Promise<void> {
    try {
      await this.#look();
      if (this.#isBlind) this.#log.log('Which sessions were ended can be read again');
      this.#isBlind = false;
    } catch (err) {
      if (!this.#isBlind)
        this.#log.warn({ err }, 'Which sessions were ended cannot be read; soon none is taken for live');
      this.#isBlind = true;
    }
  }

  async #look(): Promise<void> {
    const startedAt = performance.now();
    const seconds = Math.min((startedAt - this.#lookedAt) / 1_000, KEEP_SECONDS);
    const rows = await this.platform.query<{ session_id: string }>({ ...SQL.since, values: [seconds, KEEP_SECONDS] });
    this.#forget(startedAt);
    this.#remember(rows.map(({ session_id }) => session_id));
    this.#lookedAt = startedAt;
  }

  #remember(sessionIds: readonly string[]): void {
    const until = performance.now() + KEEP_SECONDS * 1_000;
    for (const id of sessionIds) if (!this.#ended.has(id)) this.#ended.set(id, until);
  }

  #forget(now: number): void {
    for (const [id, until] of this.#ended) if (until < now) this.#ended.delete(id);
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    this.bus.subscribe(
      TOPIC,
      (ids) => this.#remember(ids.split(',')),
      () => (this.#lookedAt = Math.min(this.#lookedAt, performance.now() - LOOK_EVERY_MS - 1)),
    );
  }
}
