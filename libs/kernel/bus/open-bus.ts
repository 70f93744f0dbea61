import { type Bus, type BusReport } from './bus.ts';
import { type BusPool, PostgresBus } from './postgres-bus.ts';
import { RedisBus } from './redis-bus.ts';

export interface BusSettings {
  /** Connection of the applications' login, for listening. */
  readonly databaseUrl: string;
  /** The process's pool, for sending. */
  readonly pool: BusPool;
  /** When given, hints go through this Redis or Valkey instead. */
  readonly redisUrl?: string | undefined;
  readonly report: BusReport;
}

/** The bus that the settings ask for: Redis when it has a URL, Postgres otherwise. Opens no connection yet. */
export function openBus({ databaseUrl, pool, redisUrl, report }: BusSettings): Bus {
  return redisUrl === undefined ? new PostgresBus(databaseUrl, pool, report) : new RedisBus(redisUrl, report);
}
