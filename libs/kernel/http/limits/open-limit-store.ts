import { type Config } from '../../config/config.ts';
import { type PlatformDatabase } from '../../tenancy/platform-database.ts';
import { type LimitStore, MemoryLimitStore } from './limit-store.ts';
import { PostgresLimitStore } from './postgres-limit-store.ts';
import { RedisLimitStore } from './redis-limit-store.ts';

/** The store that the settings name; Redis where there is one, else Postgres. @throws Error where Redis is named and not to be found */
export function openLimitStore(
  { limits, redis }: Pick<Config, 'limits' | 'redis'>,
  platform: PlatformDatabase,
): LimitStore {
  const wanted = limits.store ?? (redis.url === undefined ? 'postgres' : 'redis');
  if (wanted === 'memory') return new MemoryLimitStore();
  if (wanted === 'postgres') return new PostgresLimitStore(platform);
  if (redis.url === undefined)
    throw new Error('CLUTCH_LIMITS_STORE is redis, so CLUTCH_REDIS_URL must say where it is');
  return new RedisLimitStore(redis.url);
}
