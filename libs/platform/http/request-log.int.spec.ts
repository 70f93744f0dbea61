import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { formatApiKey, parseApiKey } from '../domain/api-key.ts';
import { MeteringStage, rowsOf } from '../../../test/kit/metering-app.ts';

let stage: MeteringStage;
beforeAll(async () => {
  stage = await MeteringStage.open();
});
afterAll(() => stage.close());

/** The text of the same key with another secret. */
function forged(secret: string): string {
  const parsed = parseApiKey(secret) ?? ({ mode: 'live', kind: 'sk', keyId: '000000000000' } as const);
  return formatApiKey({ ...parsed, secret: 'x'.repeat(32) });
}

describe('the request log', () => {
  test('a problem’s instance is a request that can be looked at, without secrets or anything that somebody wrote', async () => {
    const body = { name: 'Ana Lee', mode: 'live', scopes: ['no such scope'] };
    const refused = await stage.ask('POST', '/v1/api-keys', { body, headers: { 'idempotency-key': 'k-12345' } });
    expect(refused.status).toBe(422);
    await stage.flush();
    const { status, json, text } = await stage.get(String(refused.json['instance']));
    expect([status, json]).toEqual([
      200,
      expect.objectContaining({
        id: refused.headers['x-request-id'],
        operation: 'createApiKey',
        method: 'POST',
        url: '/v1/api-keys',
        status: 422,
        code: 'request.invalid',
        key: stage.key.id,
      }),
    ]);
    expect(json['request']).toMatchObject({
      body: { name: '[redacted]', mode: 'live' },
      headers: { authorization: '[redacted]' },
    });
    expect(json['response']).toMatchObject({ body: { status: 422, code: 'request.invalid' } });
    expect(text).not.toMatch(/Ana|Lee|such scope|clk_|k-12345/);
  });

  test('what reaches no operation, and what cannot be read, is there for the tenant whose key it shows, and only then has an instance', async () => {
    const secret = `Ana.Lee.${'s'.repeat(30)}`;
    const headers = { 'content-type': 'application/json' };
    const broken = () => stage.ask('POST', '/v1/api-keys', { body: '{"name":', headers });
    const asked = [
      await stage.get(`/v1/nothing/${secret}?q=${secret}`),
      await stage.ask('DELETE', '/v1/whoami'),
      await broken(),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 405, 400]);
    await stage.flush();
    for (const { status, json, headers: shown } of asked) {
      expect(json['instance']).toBe(`/v1/requests/${String(shown['x-request-id'])}`);
      const found = await stage.get(String(json['instance']));
      expect(found.json).toMatchObject({ status, key: stage.key.id, code: json['code'] });
      expect(found.text).not.toContain('Lee');
      expect((await stage.get(String(json['instance']), { token: stage.strangersKey.secret! })).status).toBe(404);
    }
    expect((await stage.get(String(asked[0]!.json['instance']))).json).toMatchObject({
      operation: 'unmatched',
      url: '/v1/nothing/[redacted]',
    });
    const nobodys = await stage.get('/v1/nothing', { token: 'clk_nobody' });
    expect([nobodys.status, 'instance' in nobodys.json, nobodys.json['requestId']]).toEqual([
      404,
      false,
      expect.any(String),
    ]);
  });

  test('a wrong secret for a key and a key that has ended are in its tenant’s log under its id, and their answers tell nobody so', async () => {
    const tenant = await stage.clutch.newTenant();
    const [ended, reader] = [await stage.issueKey(tenant), await stage.issueKey(tenant)];
    const wrong = forged(ended.secret!);
    await stage.get('/v1/whoami', { token: wrong });
    await stage.ask('DELETE', `/v1/api-keys/${ended.id}`, { token: reader.secret! });
    await expect
      .poll(async () => (await stage.get('/v1/whoami', { token: ended.secret! })).json['code'])
      .toBe('key.revoked');
    const refused = await stage.get('/v1/whoami', { token: wrong });
    const unknown = await stage.get('/v1/whoami', { token: forged('of nobody') });
    const formOf = ({ json }: typeof refused) => [Object.keys(json), json['code']];
    expect(formOf(refused)).toEqual(formOf(unknown));
    expect(refused.json).not.toHaveProperty('instance');
    await stage.flush();
    const kept = await stage.get(`/v1/requests?key=${ended.id}&limit=100`, { token: reader.secret! });
    for (const code of ['key.invalid', 'key.revoked']) expect(rowsOf(kept).map((row) => row['code'])).toContain(code);
    expect(kept.text).not.toContain(ended.secret!.slice(25));
    expect(
      (await stage.get(`/v1/requests/${String(refused.json['requestId'])}`, { token: reader.secret! })).status,
    ).toBe(200);
  });

  test('a flood of guesses at a key fills no log: some are kept, all are counted', async () => {
    const tenant = await stage.clutch.newTenant();
    const { secret } = await stage.issueKey(tenant);
    const wrong = forged(secret!);
    for (let count = 0; count < 130; count += 1) await stage.get('/v1/whoami', { token: wrong });
    await stage.flush();
    const { rows: kept } = await stage.clutch.owner.query('select 1 from platform.request_log where tenant_id = $1', [
      tenant.id,
    ]);
    // Twice as many where the minute has turned in between.
    expect(kept.length).toBeGreaterThanOrEqual(60);
    expect(kept.length).toBeLessThanOrEqual(120);
    const { json } = await stage.get('/v1/usage?groupBy=outcome', { token: secret! });
    const guesses = (json['data'] as { code: string; requests: number }[]).filter(({ code }) => code === 'key.invalid');
    expect(guesses.reduce((sum, { requests }) => sum + requests, 0)).toBe(130);
  });

  test('a secret that is shown once is in no row of it', async () => {
    const made = await stage.ask('POST', '/v1/api-keys', {
      body: { name: 'New', mode: 'test', scopes: ['event:read'] },
    });
    expect([made.status, made.json['code']]).toEqual([201, undefined]);
    await stage.flush();
    const { rows: kept } = await stage.clutch.owner.query<{ row: string }>(
      'select r::text as row from platform.request_log r',
    );
    expect(kept.some(({ row }) => row.includes(String(made.headers['x-request-id'])))).toBe(true);
    expect(kept.filter(({ row }) => row.includes(String(made.json['secret']).slice(-30)))).toEqual([]);
  });

  test('another tenant’s requests are not there, even where both chose one id', async () => {
    const id = 'chosen-by-both';
    const headers = { 'x-request-id': id };
    await stage.get('/v1/quotas?mine=1', { headers });
    await stage.flush();
    expect(await stage.get(`/v1/requests/${id}`, { token: stage.strangersKey.secret! })).toMatchObject({
      status: 404,
      json: { code: 'request.not-found' },
    });
    await stage.get('/v1/quotas?theirs=1', { token: stage.strangersKey.secret!, headers });
    await stage.flush();
    expect((await stage.get(`/v1/requests/${id}`)).json).toMatchObject({ url: '/v1/quotas?mine=1' });
    const theirs = rowsOf(await stage.get('/v1/requests', { token: stage.strangersKey.secret! }));
    expect(theirs.every(({ key: of }) => of === stage.strangersKey.id)).toBe(true);
  });

  test('it is searched by operation, status, key and time, page by page', async () => {
    const { secret, id } = await stage.issueKey(stage.garage);
    for (const url of ['/v1/whoami', '/v1/requests/none', '/v1/whoami']) await stage.get(url, { token: secret! });
    await stage.flush();
    const found = async (query: string) =>
      rowsOf(await stage.get(`/v1/requests?key=${id}&${query}`)).map(({ operation, status }) => [operation, status]);
    expect(await found('')).toEqual([
      ['whoAmI', 200],
      ['getRequest', 404],
      ['whoAmI', 200],
    ]);
    expect(await found('status=404')).toEqual([['getRequest', 404]]);
    expect(await found('operation=whoAmI')).toHaveLength(2);
    expect(await found('to=2026-01-01T00:00:00Z')).toEqual([]);
    const first = await stage.get(`/v1/requests?key=${id}&limit=2`);
    const { nextCursor } = first.json['page'] as { nextCursor: string };
    expect(
      rowsOf(await stage.get(`/v1/requests?key=${id}&limit=2&cursor=${encodeURIComponent(nextCursor)}`)),
    ).toHaveLength(1);
  });

  test('a plan that keeps none has none', async () => {
    const tenant = await stage.clutch.newTenant();
    const { secret } = await stage.issueKey(tenant);
    const plan = { name: 'Silent', windows: [], quotas: [], features: ['*'], requestLogDays: 0 };
    await stage.ask('PUT', '/v1/plans/silent', { token: 'operator', body: plan });
    const body = { planId: 'silent' };
    await stage.ask('PUT', `/v1/tenants/${typedId('tnt', tenant.id)}/plan`, { token: 'operator', body });
    await stage.get('/v1/whoami', { token: secret! });
    const made = await stage.get('/v1/requests/none', { token: secret! });
    await stage.flush();
    const { rows: kept } = await stage.clutch.owner.query('select 1 from platform.request_log where tenant_id = $1', [
      tenant.id,
    ]);
    expect([made.status, 'instance' in made.json, kept]).toEqual([404, false, []]);
  });
});
