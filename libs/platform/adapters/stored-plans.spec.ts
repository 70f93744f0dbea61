import { expect, test } from 'vitest';
import { type Config, type Kernel, type PlatformDatabase } from '#kernel';
import { StoredPlans } from './stored-plans.ts';

const TENANT = '01933b7a-0000-7000-8000-000000000001';
const row = (id: string) => ({ id, windows: [], quotas: [], features: ['*'], request_log_days: 30 });

/** Plans over a database that answers when it is told to. */
function plansOver() {
  const asked: ((rows: object[]) => void)[] = [];
  const query = () => new Promise<object[]>((resolve) => asked.push(resolve));
  const bus = { subscribe: () => undefined, publish: () => undefined };
  const plans = new StoredPlans(
    { query } as unknown as PlatformDatabase,
    { http: { ratePerMinute: 60 } } as unknown as Config,
    { bus } as unknown as Kernel,
  );
  return { plans, asked };
}

test('an answer that was on its way when plans changed is given once and not kept', async () => {
  const { plans, asked } = plansOver();
  const before = plans.of(TENANT);
  plans.announce();
  const after = plans.of(TENANT);
  expect(asked).toHaveLength(2);
  asked[1]!([row('new')]);
  asked[0]!([row('old')]);
  expect([(await before).id, (await after).id]).toEqual(['old', 'new']);
  expect(plans.of(TENANT)).toMatchObject({ id: 'new' });
});

test('two at once ask once, and what is known is not asked again', async () => {
  const { plans, asked } = plansOver();
  const both = [plans.of(TENANT), plans.of(TENANT)];
  expect(asked).toHaveLength(1);
  asked[0]!([row('one')]);
  expect([(await both[0]!).id, (await both[1]!).id]).toEqual(['one', 'one']);
  expect(plans.of(TENANT)).toMatchObject({ id: 'one' });
  expect(asked).toHaveLength(1);
});
