import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { type JobEvent } from '../../../../test/kit/job-events.ts';
import { shopForEach } from '../../../../test/kit/shop-for-each.ts';
import { type WebhookApp, type WebhookTenant } from '../../../../test/kit/webhook-app.ts';
import { type DryRunView } from '../../queries/webhooks/dry-run-webhook.query.ts';

let app: WebhookApp;
let shop: WebhookTenant;

shopForEach((given) => ({ app, shop } = given));

const noted = (n: number): JobEvent => ({ type: 'JobNoted', data: { text: String(n) } });
const dryRun = async (body: object, path = ''): Promise<DryRunView> => {
  const { status, json } = await shop.ask('POST', `${path}/dry-runs`, body);
  expect(status).toBe(200);
  return json as unknown as DryRunView;
};
const setRecorded = (position: number, at: string) =>
  app.clutch.owner.query(`update ${shop.tenant.schema}.event set recorded_at = $2 where position <= $1`, [
    position,
    at,
  ]);

describe('a dry run', () => {
  test('looks at the last 10,000 events, and says so where there are more', async () => {
    const numbers = Array.from({ length: 10_050 }, (_, index) => index + 1);
    for (let first = 0; first < numbers.length; first += 500)
      await shop.append(numbers.slice(first, first + 500).map(noted));
    const all = { eventTypes: ['note.*'], since: '2020-01-01T00:00:00Z' };
    const looked = await dryRun(all);
    expect([looked.matched, looked.isWhole, looked.samples.length]).toEqual([10_000, false, 10]);
    expect(Date.parse(looked.since)).toBeGreaterThan(Date.parse(all.since));
    expect(looked.samples.map(({ body }) => body)).toEqual(
      numbers
        .toReversed()
        .slice(0, 10)
        .map((n) => expect.objectContaining({ data: { text: String(n) } })),
    );
    // What is older than it was asked for need not have been looked at.
    await setRecorded(100, '2020-01-01T00:00:00Z');
    const later = await dryRun({ ...all, since: '2020-01-02T00:00:00Z' });
    expect([later.matched, later.isWhole, later.since]).toEqual([9_950, true, '2020-01-02T00:00:00.000Z']);
  });

  test('is about the last day where nothing else is asked for, and about the day before a given end', async () => {
    await shop.append([noted(1), noted(2), noted(3)]);
    await setRecorded(1, '2020-01-01T12:00:00Z');
    expect((await dryRun({ eventTypes: ['*'] })).matched).toBe(2);
    const then = await dryRun({ eventTypes: ['*'], until: '2020-01-02T00:00:00Z' });
    expect([then.matched, then.since, then.until]).toEqual([1, '2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z']);
    expect((await dryRun({ eventTypes: ['*'], until: '2020-01-01T12:00:00Z' })).matched).toBe(0);
  });

  test('has nothing of what the endpoint itself does, which it is not told either', async () => {
    const [one, other] = [await shop.register({ eventTypes: ['*'] }), await shop.register({ eventTypes: ['*'] })];
    const endpointId = uuidOf('whe', one.id)!;
    const data = { endpointId, recoveredAt: '2026-12-01T06:00:00.000Z' };
    await shop.tell(endpointId, { type: 'WebhookEndpointRecovered', data });
    await shop.fanOut();
    expect([(await dryRun({}, `/${one.id}`)).matched, (await shop.messages(one.id)).length]).toEqual([0, 0]);
    expect([(await dryRun({}, `/${other.id}`)).matched, (await shop.messages(other.id)).length]).toEqual([1, 1]);
  });

  test('of an endpoint that there is not is 404', async () => {
    const { id } = await shop.register({ eventTypes: ['*'] });
    const another = `${id.slice(0, -4)}zzzz`;
    expect((await shop.ask('POST', `/${another}/dry-runs`, {})).status).toBe(404);
    expect((await shop.ask('POST', `/${uuidv7()}/dry-runs`, {})).status).toBe(404);
  });
});
