import process from 'node:process';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type PlatformDatabase, type TenantPlans } from '#kernel';
import { StoredRequestLog } from './stored-request-log.ts';

test('a plan that cannot be looked up while a request ends is a fault of nobody', async () => {
  const faults = vi.fn<() => void>();
  process.on('unhandledRejection', faults);
  try {
    const plans = { of: () => Promise.reject(new Error('connect ECONNREFUSED')) } as unknown as TenantPlans;
    expect(new StoredRequestLog({} as PlatformDatabase, plans).keeps('01933b7a-0000-7000-8000-000000000001')).toBe(
      true,
    );
    await turnOfLoop();
    expect(faults).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', faults);
  }
});
