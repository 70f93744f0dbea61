import { Redis } from 'ioredis';
import { type BatchName } from '../batch-names.ts';
import { LimitStore, type LimitTake } from './limit-store.ts';

const PREFIX = 'clutch:limit';
const TIMEOUT_MS = 2_000;
const MARK_SECONDS = 86_400;

/** Runs as one: the first key says which batch of the process was added last; one that was added before is only read. */
const ADD = `
  local fresh = tonumber(ARGV[1]) > tonumber(redis.call('get', KEYS[1]) or 0)
  if fresh then redis.call('set', KEYS[1], ARGV[1], 'ex', ARGV[2]) end
  local totals = {}
  for at = 2, #KEYS do
    totals[at - 1] = redis.call('incrby', KEYS[at], fresh and ARGV[at * 2 - 1] or 0)
    if ARGV[at * 2] ~= '' then redis.call('pexpireat', KEYS[at], ARGV[at * 2]) end
  end
  return totals`;

/** Redis or Valkey: one round trip for whatever has come together, each count ends by itself. */
export class RedisLimitStore extends LimitStore {
  readonly #redis: Redis;

  constructor(url: string) {
    super();
    this.#redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: TIMEOUT_MS,
      commandTimeout: TIMEOUT_MS,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: true,
    });
    this.#redis.on('error', () => undefined); // each call tells of it
  }

  override async add(takes: readonly LimitTake[], { process, batch }: BatchName): Promise<readonly number[]> {
    const keys = takes.map(({ tenantId, counter, endsAt }) => `${PREFIX}:${tenantId}:${counter}:${endsAt}`);
    const values = takes.flatMap(({ endsAt, taken }) => [taken, Number.isFinite(endsAt) ? endsAt : '']);
    const mark = `${PREFIX}:mark:${process}`;
    const totals = await this.#redis.eval(ADD, keys.length + 1, mark, ...keys, batch, MARK_SECONDS, ...values);
    return (totals as unknown[]).map(Number);
  }

  override async close(): Promise<void> {
    this.#redis.disconnect();
  }
}
