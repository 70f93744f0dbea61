import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditHeads, isIncluded, type TenantRef, typedId } from '#kernel';
import {
  ANA,
  type AuditedApp,
  auditedApp,
  EVA,
  orders,
  type TestInstallation,
  testInstallation,
} from '#kernel/testing';
import { AuditAdminModule } from '../../audit.module.ts';
import { identityContext } from '../../identity.module.ts';

interface Listed {
  readonly data: readonly (Record<string, unknown> & { readonly position: number; readonly id: string })[];
  readonly page: { readonly nextCursor: string | null; readonly prevCursor: string | null };
}

let clutch: TestInstallation;
let tenant: TenantRef;
let stranger: TenantRef;
let http: AuditedApp;

beforeAll(async () => {
  clutch = await testInstallation([identityContext, orders]);
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  const modules = [AuditAdminModule];
  http = await auditedApp(clutch, tenant, { modules });
  for (const caller of ['ana', 'eva', 'key'] as const)
    for (const order of ['ord_1', 'ord_2']) await http.ask(caller, 'DELETE', `/v1/orders/${order}/note`);
  await http.ask('operator', 'POST', `/v1/tenants/${typedId('tnt', tenant.id)}/halt`);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

const list = async (query = '', url = '/v1/audit'): Promise<Listed> => {
  const answer = await http.ask(url.includes('/tenants/') ? 'operator' : 'ana', 'GET', `${url}?${query}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Listed;
};
const ofTenant = (of: TenantRef = tenant) => `/v1/tenants/${typedId('tnt', of.id)}/audit`;

describe('GET /v1/audit', () => {
  test('shows who did what from where, the newest first, and not what is the operator’s (ASVS 16.2.1)', async () => {
    const { data } = await list('filter[action]=order.note');
    expect(data.map(({ position }) => position)).toEqual(
      data.map(({ position }) => position).toSorted((a, b) => b - a),
    );
    expect(data.at(-1)).toMatchObject({
      action: 'order.note',
      actor: { type: 'user', id: ANA },
      targets: [{ type: 'order', id: 'ord_1' }],
      context: { ip: '127.0.0.1', userAgent: 'Browser/1', sessionId: 'ses_ana', level: 2 },
    });
    expect((await list()).data.filter(({ visibility }) => visibility !== 'tenant')).toEqual([]);
    const operators = (await list('', ofTenant())).data;
    expect(operators.map(({ action, visibility }) => [action, visibility])).toEqual([['tenant.halt', 'operator']]);
    expect((await list('', ofTenant(stranger))).data).toEqual([]);
  });

  test.each([
    [`filter[actor]=${EVA}`, 2],
    ['filter[target]=ord_2', 3],
    ['filter[outcome]=refused', 2],
    ['filter[action]=order.*&filter[outcome]=allowed', 4],
    ['filter[action]=order.none', 0],
    ['filter[action]=order.*&filter[from]=2000-01-01T00:00:00Z', 6],
    ['filter[action]=order.*&filter[to]=2000-01-01T00:00:00Z', 0],
  ])('finds by %s', async (query, count) => {
    expect((await list(query)).data).toHaveLength(count);
  });

  test('finds what one request did, and what a request has made', async () => {
    const made = await http.ask('ana', 'POST', '/v1/orders');
    const { id } = JSON.parse(made.text) as { id: string };
    expect((await list(`filter[requestId]=${String(made.headers['x-request-id'])}`)).data).toHaveLength(1);
    expect((await list(`filter[target]=${id}`)).data).toMatchObject([{ action: 'order.create' }]);
  });

  test('goes from page to page and back without a gap', async () => {
    const all = (await list('filter[action]=order.note')).data;
    const first = await list('filter[action]=order.note&limit=4');
    const second = await list(`filter[action]=order.note&limit=4&cursor=${first.page.nextCursor}`);
    expect([...first.data, ...second.data]).toEqual(all);
    expect((await list(`filter[action]=order.note&limit=4&cursor=${second.page.prevCursor}`)).data).toEqual(first.data);
    const other = await http.ask('ana', 'GET', `/v1/audit?limit=4&cursor=${first.page.nextCursor}`);
    expect(other.status).toBe(422);
  });

  test.each([
    'filter[action]=Order',
    'filter[outcome]=perhaps',
    'filter[from]=yesterday',
    'filter[nobody]=1',
    'limit=0',
  ])('refuses %s and says which field', async (query) => {
    const { status, text } = await http.ask('ana', 'GET', `/v1/audit?${query}`);
    expect(status).toBe(422);
    expect(text).toContain(/[a-zA-Z]+(?=\]|=)/.exec(query)![0] === 'limit' ? 'limit' : /\[(\w+)\]/.exec(query)![1]!);
  });
});

describe('GET /v1/audit/export', () => {
  const exported = async (query: string) => {
    const { status, text, headers } = await http.ask('ana', 'GET', `/v1/audit/export?${query}`);
    return { status, headers, lines: text.split(/\r?\n/).filter(Boolean) };
  };

  test('gives records as NDJSON, oldest first, and is itself in the trail', async () => {
    const { headers, lines } = await exported('filter[action]=order.note');
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(headers['content-disposition']).toContain(`audit-${tenant.slug}-`);
    const shown = (await list('filter[action]=order.note')).data;
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(shown.toReversed());
    expect((await list('filter[action]=audit.export')).data).toMatchObject([{ facts: { operation: 'exportAudit' } }]);
  });

  test('is given to nobody whose proof is old', async () => {
    const { status, text } = await http.ask('stale', 'GET', '/v1/audit/export');
    expect([status, JSON.parse(text)]).toEqual([401, expect.objectContaining({ code: 'auth.step-up-required' })]);
    const refused = (await list('filter[action]=audit.export&filter[outcome]=refused')).data;
    expect(refused).toMatchObject([{ actor: { id: ANA }, facts: { status: 401, code: 'auth.step-up-required' } }]);
  });

  test('gives CSV that no spreadsheet takes for a formula', async () => {
    await http.ask('key', 'DELETE', '/v1/orders/x/note', { headers: { 'user-agent': '=HYPERLINK("http://x")' } });
    const { headers, lines } = await exported('format=csv&filter[actor]=key_1');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(lines[0]).toMatch(/^position,id,occurredAt,action,/);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toContain(`,"'=HYPERLINK(""http://x"")",`);
  });

  test('gives OCSF, where type_uid is the class and the activity', async () => {
    const { lines } = await exported('format=ocsf');
    const events = lines.map((line) => JSON.parse(line) as Record<string, number>);
    for (const { type_uid, class_uid, activity_id } of events) expect(type_uid).toBe(class_uid! * 100 + activity_id!);
    expect(events[0]).toMatchObject({ category_uid: 6, class_uid: 6003, metadata: { tenant_uid: tenant.id } });
  });

  test('gives a trail only whole', async () => {
    expect((await exported('format=trail&filter[actor]=x')).status).toBe(422);
    const { lines } = await exported('format=trail');
    expect(JSON.parse(lines[0]!)).toMatchObject({ trail: { format: 'clutch.trail/1', tenant: tenant.id } });
    const hidden = lines.map((line) => JSON.parse(line) as { record?: { visibility: string; record: unknown } });
    expect(hidden.filter(({ record }) => record?.visibility === 'operator')).toMatchObject([
      { record: { record: null } },
    ]);
    expect(lines.join()).not.toContain('tenant.halt');
  });
});

describe('heads and proofs', () => {
  test('show that a record is in the trail that was signed', async () => {
    const head = (await http.app.get(AuditHeads, { strict: false }).signNews(tenant, 0))!;
    expect((await list('', '/v1/audit/heads')).data[0]).toEqual(head);
    const keys = await http.ask('ana', 'GET', '/v1/audit/keys');
    expect(JSON.parse(keys.text)).toEqual({
      data: [{ keyId: head.keyId, publicKey: expect.stringContaining('PUBLIC KEY') }],
    });
    const { status, text } = await http.ask('ana', 'GET', `/v1/audit/proofs/inclusion?position=2&size=${head.size}`);
    expect(status).toBe(200);
    const { proof } = JSON.parse(text) as { proof: string[] };
    const leaves = await http.app.get(AuditHeads, { strict: false }).leaf(tenant.schema, 2);
    const bytes = (hex: string) => Buffer.from(hex, 'hex');
    const included = { leaf: leaves, index: 1, size: head.size, root: bytes(head.root), proof: proof.map(bytes) };
    expect(isIncluded(included)).toBe(true);
    expect(isIncluded({ ...included, index: 2 })).toBe(false);
  });

  test.each([
    ['inclusion?position=1&size=9999', 404],
    ['inclusion?position=0&size=1', 422],
    ['inclusion?position=x&size=1', 422],
    ['consistency?from=1&to=9999', 404],
    ['consistency?from=1', 422],
  ])('%s is %i', async (query, status) => {
    expect((await http.ask('ana', 'GET', `/v1/audit/proofs/${query}`)).status).toBe(status);
  });
});

describe('the policy', () => {
  const policy = { retainDays: 400, legalHold: true, allowsImpersonation: true };
  const put = (body: object) => http.ask('ana', 'PUT', '/v1/audit/policy', { body });

  test('keeps everything until the tenant says otherwise, and says who did', async () => {
    const get = await http.ask('ana', 'GET', '/v1/audit/policy');
    expect(JSON.parse(get.text)).toEqual({ retainDays: null, legalHold: false, allowsImpersonation: true });
    const { status, text } = await put(policy);
    expect([status, JSON.parse(text)]).toEqual([200, policy]);
    expect((await list('filter[action]=audit.policy-change')).data).toMatchObject([{ facts: policy }]);
  });

  test.each([{ retainDays: 29 }, { retainDays: 4000 }, { retainDays: 1.5 }, { legalHold: 'yes' }, { other: 1 }])(
    'refuses %j',
    async (over) => {
      expect((await put({ ...policy, ...over })).status).toBe(422);
    },
  );
});
