import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LimitsInForce, PlatformDatabase, typedId, UsageSink } from '#kernel';
import { QuotaWatch } from '../commands/quota-watch.ts';
import { MeteringStage, rowsOf } from '../../../test/kit/metering-app.ts';

let stage: MeteringStage;
beforeAll(async () => {
  stage = await MeteringStage.open();
});
afterAll(() => stage.close());

const asOperator = (
  method: 'GET' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  headers: Record<string, string> = {},
) => stage.ask(method, url, { token: 'operator', headers, ...(body ? { body } : {}) });

const PLAN = {
  name: 'Growth',
  windows: [
    { name: 'burst', quota: 3, windowSeconds: 60, per: 'credential' },
    { name: 'daily', quota: 10_000, windowSeconds: 86_400, per: 'tenant' },
  ],
  quotas: [],
  features: ['*'],
};

describe('plans', () => {
  test('the operator makes them, and a tenant that is put on one has its limits', async () => {
    const tenant = await stage.clutch.newTenant();
    const { secret } = await stage.issueKey(tenant);
    const made = await asOperator('PUT', '/v1/plans/growth', PLAN);
    expect([made.status, made.json]).toEqual([
      200,
      expect.objectContaining({ id: 'growth', requestLogDays: 30, version: 1 }),
    ]);
    const url = `/v1/tenants/${typedId('tnt', tenant.id)}/plan`;
    expect((await stage.get('/v1/whoami', { token: secret! })).headers['ratelimit-policy']).toBe(
      '"minute";q=6000;w=60',
    );
    expect((await asOperator('PUT', url, { planId: 'growth' })).json).toMatchObject({ planId: 'growth' });
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await stage.get('/v1/whoami', { token: secret! }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    const { headers, json } = answers[3]!;
    expect(headers['ratelimit-policy']).toBe('"burst";q=3;w=60, "daily";q=10000;w=86400');
    expect(headers['ratelimit']).toMatch(/^"burst";r=0;t=\d+, "daily";r=9997;t=\d+$/);
    expect(json).toMatchObject({ code: 'rate.exceeded', 'violated-policies': ['burst'] });
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(
      Number(/t=(\d+)/.exec(String(headers['ratelimit']))![1]),
    );
    expect((await asOperator('DELETE', '/v1/plans/growth')).json).toMatchObject({ code: 'plan.in-use' });
    expect((await asOperator('PUT', url, { planId: null })).json).toMatchObject({ planId: 'default' });
    expect((await stage.get('/v1/whoami', { token: secret! })).status).toBe(200);
    expect((await asOperator('DELETE', '/v1/plans/growth')).status).toBe(204);
    expect((await asOperator('GET', '/v1/plans/growth')).json).toMatchObject({ code: 'plan.not-found' });
  });

  test('what a plan leaves out no key can do, and a search is dearer than a look', async () => {
    const tenant = await stage.clutch.newTenant();
    const { secret } = await stage.issueKey(tenant);
    const windows = [{ name: 'points', quota: 7, windowSeconds: 60, per: 'tenant' }];
    await asOperator('PUT', '/v1/plans/narrow', { ...PLAN, windows, features: ['usage:read', 'whoami:read'] });
    await asOperator('PUT', `/v1/tenants/${typedId('tnt', tenant.id)}/plan`, { planId: 'narrow' });
    expect((await stage.get('/v1/requests', { token: secret! })).status).toBe(403);
    const usage = await stage.get('/v1/usage', { token: secret! });
    expect([usage.status, usage.headers['ratelimit']]).toEqual([200, expect.stringMatching(/^"points";r=1;/)]);
    expect((await stage.get('/v1/usage', { token: secret! })).status).toBe(429);
  });

  test.each([
    [{ windows: [PLAN.windows[0], PLAN.windows[0]] }, 'plan.invalid'],
    [{ quotas: [{ unit: 'bookings.confirmed', amount: 5, hard: true }] }, 'plan.invalid'],
    [{ windows: [{ ...PLAN.windows[0], quota: 0 }] }, 'request.invalid'],
    [{ windows: [{ ...PLAN.windows[0], name: 'a"b' }] }, 'request.invalid'],
    [{ features: ['everything'] }, 'request.invalid'],
  ])('%j is refused', async (over, code) => {
    expect(await asOperator('PUT', '/v1/plans/wrong', { ...PLAN, ...over })).toMatchObject({
      status: 422,
      json: { code },
    });
  });

  test('a plan is changed by who has seen it last', async () => {
    await asOperator('PUT', '/v1/plans/seen', PLAN);
    await asOperator('PUT', '/v1/plans/seen', PLAN, { 'if-match': '"1"' });
    expect((await asOperator('PUT', '/v1/plans/seen', PLAN, { 'if-match': '"1"' })).json).toMatchObject({
      code: 'version.mismatch',
      currentVersion: 2,
    });
    expect((await stage.get('/v1/plans')).status).toBe(403);
  });
});

describe('usage', () => {
  test('every request is counted by operation, key and outcome, and by nobody else’s', async () => {
    const other = await stage.issueKey(stage.garage);
    await stage.get('/v1/whoami');
    await stage.get('/v1/whoami', { token: other.secret! });
    await stage.get('/v1/api-keys/key_000000000000', { token: other.secret! });
    await stage.get('/v1/whoami', { token: stage.strangersKey.secret! });
    await stage.flush();
    const byKey = await stage.get(`/v1/usage?groupBy=operation,key,outcome&key=${other.id}`);
    expect(
      rowsOf(byKey).map(({ operation, status, code, requests, errors }) => [operation, status, code, requests, errors]),
    ).toEqual([
      ['getApiKey', 404, 'api-key.not-found', 1, 1],
      ['whoAmI', 200, null, 1, 0],
    ]);
    const mine = rowsOf(await stage.get('/v1/usage?groupBy=operation&operation=whoAmI'));
    expect(mine).toMatchObject([{ operation: 'whoAmI', key: null, status: null, requests: 2, errors: 0 }]);
    expect((mine[0]!['latency'] as { p99Ms: number }).p99Ms).toBeGreaterThan(0);
    const theirs = rowsOf(await stage.get('/v1/usage', { token: stage.strangersKey.secret! }));
    expect(theirs).toMatchObject([{ requests: 1 }]);
  });

  /** What usage says of three requests that were written down by a statement whose answer was lost behind its commit. */
  async function countedAfterLostAnswer(): Promise<unknown> {
    const { id, secret } = await stage.issueKey(stage.garage);
    await stage.flush();
    const platform = stage.app.get(PlatformDatabase, { strict: false });
    const query = platform.query.bind(platform);
    const mute = vi.spyOn(platform, 'query').mockImplementation(async (statement) => {
      const answer = await query(statement);
      if (statement.name === 'usage.add') throw new Error('Connection terminated unexpectedly');
      return answer;
    });
    for (let count = 0; count < 3; count += 1) await stage.get('/v1/whoami', { token: secret! });
    await stage.flush();
    mute.mockRestore();
    await stage.flush();
    return rowsOf(await stage.get(`/v1/usage?key=${id}`))[0]!['requests'];
  }

  test('a request is counted once although the answer to its writing was lost', async () => {
    expect(await countedAfterLostAnswer()).toBe(3);
  });

  test('control: were each try a batch of its own, that would be seen', async () => {
    const sink = stage.app.get(UsageSink, { strict: false });
    const write = sink.write.bind(sink);
    const planted = vi
      .spyOn(sink, 'write')
      .mockImplementation((counts) => write(counts, { process: randomUUID(), batch: 1 }));
    expect(await countedAfterLostAnswer()).toBe(6);
    planted.mockRestore();
  });

  test('it comes as a table for spreadsheets, by Accept or by parameter', async () => {
    for (const asked of [
      stage.get('/v1/usage?format=csv'),
      stage.get('/v1/usage', { headers: { accept: 'text/csv' } }),
    ]) {
      const { headers, text } = await asked;
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(text.split('\r\n')[0]).toBe(
        'at,operation,key,status,code,requests,errors,cost,p50_ms,p95_ms,p99_ms,mean_ms',
      );
    }
  });

  test('a dashboard of a key has all in one, and there is none of another tenant’s key', async () => {
    const { secret, id } = await stage.issueKey(stage.garage);
    for (const url of ['/v1/whoami', '/v1/whoami', '/v1/requests/req_unknown'])
      await stage.get(url, { token: secret! });
    await stage.flush();
    const { status, json } = await stage.get(`/v1/usage/keys/${id}`);
    expect([status, json]).toEqual([
      200,
      expect.objectContaining({
        key: id,
        requests: 3,
        errors: 1,
        operations: [
          expect.objectContaining({ operation: 'whoAmI', requests: 2, isDeprecated: false }),
          expect.objectContaining({ operation: 'getRequest', requests: 1, errors: 1 }),
        ],
        errorsByCode: [expect.objectContaining({ code: 'request.not-found', requests: 1 })],
      }),
    ]);
    expect((await stage.get(`/v1/usage/keys/${id}`, { token: stage.strangersKey.secret! })).json).toMatchObject({
      code: 'api-key.not-found',
    });
    expect(rowsOf(await stage.get('/v1/usage/errors')).map(({ code }) => code)).toContain('request.not-found');
  });

  test.each([
    ['from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z', 'usage.range-empty'],
    ['from=2020-01-01T00:00:00Z', 'usage.too-old'],
    ['groupBy=colour', 'request.invalid'],
    ['granularity=week', 'request.invalid'],
    ['groupBy=key,key', 'request.invalid'],
  ])('%s is refused with %s', async (query, code) => {
    expect(await stage.get(`/v1/usage?${query}`)).toMatchObject({ status: 422, json: { code } });
  });
});

describe('quotas of the month', () => {
  test('a hard one refuses, and the tenant is told at 80 and at 100 per cent, each once', async () => {
    const tenant = await stage.clutch.newTenant();
    const { secret } = await stage.issueKey(tenant);
    await asOperator('PUT', '/v1/plans/metered', {
      ...PLAN,
      windows: [],
      quotas: [{ unit: 'requests', amount: 5, hard: true }],
    });
    await asOperator('PUT', `/v1/tenants/${typedId('tnt', tenant.id)}/plan`, { planId: 'metered' });
    const watch = stage.app.get(QuotaWatch, { strict: false });
    const told = async () => {
      const read = `select e.data->'percent' as percent from ${tenant.schema}.event e where type = 'QuotaWarned' order by position`;
      return (await stage.clutch.owner.query<{ percent: number }>(read)).rows.map(({ percent }) => percent);
    };
    const spend = async (count: number) => {
      const statuses = [];
      for (let index = 0; index < count; index += 1)
        statuses.push((await stage.get('/v1/whoami', { token: secret! })).status);
      await stage.app.get(LimitsInForce).settle();
      await stage.clutch.as(tenant, async () => Promise.all([watch.sweep(tenant), watch.sweep(tenant)]));
      return statuses;
    };
    expect([await spend(3), await told()]).toEqual([[200, 200, 200], []]);
    expect([await spend(1), await told()]).toEqual([[200], [80]]);
    const last = await spend(2);
    expect([last, await told()]).toEqual([
      [200, 429],
      [80, 100],
    ]);
    expect((await stage.get('/v1/whoami', { token: secret! })).json).toMatchObject({
      code: 'quota.exceeded',
      'violated-policies': ['month'],
    });
  });
});
