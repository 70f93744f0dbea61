import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { typedId } from '../domain/typed-id.ts';
import { ANA, type AuditedApp, auditedApp, EVA } from '../testing/audited-app.ts';
import { orders } from '../testing/sample-orders.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { type AuditRecord } from './audit-record.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: AuditedApp;

beforeAll(async () => {
  clutch = await testInstallation([orders]);
  tenant = await clutch.newTenant();
  http = await auditedApp(clutch, tenant);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

let before = 0;
beforeEach(async () => {
  before = (await http.records()).length;
});
/** What the test has caused so far. */
const written = async () => (await http.records()).slice(before);
const brief = ({ action, outcome, actor, targets, facts }: AuditRecord) => [action, outcome, actor.id, targets, facts];
const newOrder = async () => (JSON.parse((await http.ask('ana', 'POST', '/v1/orders')).text) as { id: string }).id;

describe('what is written by itself', () => {
  test('a change that appends events: once, with who, where from and what came of it', async () => {
    const { status, headers } = await http.ask('ana', 'POST', '/v1/orders');
    expect(status).toBe(201);
    const [record, ...more] = await written();
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      position: before + 1,
      id: expect.stringMatching(/^aud_/),
      action: 'order.create',
      version: 1,
      outcome: 'allowed',
      visibility: 'tenant',
      actor: { type: 'user', id: ANA, onBehalfOf: null },
      targets: [{ type: 'order', id: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
      context: { sessionId: 'ses_ana', level: 2, requestId: headers['x-request-id'] },
      facts: { operation: 'createOrder' },
    });
  });

  test('a change in a transaction of its own, a refusal of it, and a change without events', async () => {
    const id = await newOrder();
    const target = { type: 'order', id };
    for (const expected of [200, 409])
      expect((await http.ask('ana', 'POST', `/v1/orders/${id}/payment`)).status).toBe(expected);
    expect((await http.ask('key', 'DELETE', `/v1/orders/${id}/note`)).status).toBe(200);
    expect((await written()).slice(1).map(brief)).toEqual([
      ['order.pay', 'allowed', ANA, [target], { operation: 'payOrder' }],
      ['order.pay', 'refused', ANA, [target], { operation: 'payOrder', status: 409, code: 'order.paid' }],
      ['order.note', 'allowed', 'key_1', [target], { operation: 'forgetNote' }],
    ]);
  });

  test('a try that broke (ASVS 16.3.4)', async () => {
    const id = await newOrder();
    expect((await http.ask('ana', 'POST', `/v1/orders/${id}/fault`)).status).toBe(500);
    expect((await written()).slice(1)).toMatchObject([
      { action: 'order.break', outcome: 'failed', facts: { status: 500 } },
    ]);
  });

  test('who may not, also where only reading was asked for; and who is known although the session has ended (ASVS 16.3.2)', async () => {
    const id = typedId('ord', '01933b7a-0000-7000-8000-000000000001');
    expect((await http.ask('eva', 'POST', `/v1/orders/${id}/payment`)).status).toBe(403);
    expect((await http.ask('ended', 'GET', '/v1/orders')).status).toBe(401);
    expect((await http.ask('ana', 'POST', '/v1/tenants/tnt_1/halt')).status).toBe(403);
    expect((await written()).map(brief)).toEqual([
      [
        'order.pay',
        'refused',
        EVA,
        [{ type: 'order', id }],
        { operation: 'payOrder', status: 403, code: 'permission.denied' },
      ],
      ['order.read', 'refused', 'nobody', [], { operation: 'listOrders', status: 401, code: 'session.expired' }],
      [
        'tenant.halt',
        'refused',
        ANA,
        [{ type: 'tenant', id: 'tnt_1' }],
        { operation: 'haltTenant', status: 403, code: 'permission.denied' },
      ],
    ]);
  });

  test('a look at something sensitive, and no other look', async () => {
    const answer = await http.ask('eva', 'GET', '/v1/orders/ord_1/secret');
    expect([answer.status, answer.text]).toEqual([200, 'the secret']);
    for (const url of ['/v1/orders', '/v1/orders/open', '/v1/nothing']) await http.ask('eva', 'GET', url);
    await http.ask('nobody', 'GET', '/v1/orders');
    expect((await written()).map(brief)).toEqual([
      ['order.read', 'allowed', EVA, [{ type: 'order', id: 'ord_1' }], { operation: 'getOrderSecret' }],
    ]);
  });

  test('of measurements only who may not send them', async () => {
    const id = await newOrder();
    expect((await http.ask('ana', 'POST', `/v1/orders/${id}/weight`)).status).toBe(200);
    expect((await http.ask('eva', 'POST', `/v1/orders/${id}/weight`)).status).toBe(403);
    expect((await written()).slice(1)).toMatchObject([
      { action: 'order.weigh', outcome: 'refused', actor: { id: EVA } },
    ]);
  });

  test('what the operator does with a tenant, for operators alone', async () => {
    expect((await http.ask('operator', 'POST', `/v1/tenants/${typedId('tnt', tenant.id)}/halt`)).status).toBe(201);
    expect(await written()).toMatchObject([
      { action: 'tenant.halt', visibility: 'operator', actor: { type: 'operator' } },
    ]);
  });

  test('a request that is repeated under its key: once', async () => {
    const headers = { 'idempotency-key': 'once' };
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await http.ask('ana', 'POST', '/v1/orders', { headers }));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const racing = { 'idempotency-key': 'racing' };
    await Promise.all(Array.from({ length: 8 }, () => http.ask('ana', 'POST', '/v1/orders', { headers: racing })));
    expect(await written()).toHaveLength(2);
  });
});

describe('what code says of a request', () => {
  test('takes the place of what HTTP would have written', async () => {
    expect((await http.ask('ana', 'POST', '/v1/orders/ord_1/policy', { body: {} })).status).toBe(201);
    expect((await written()).map(brief)).toEqual([['audit.policy-change', 'allowed', ANA, [], { retainDays: 30 }]]);
  });

  test('goes with its change: where that is undone, only the refusal is told (ASVS 2.3.3)', async () => {
    expect((await http.ask('ana', 'POST', '/v1/orders/ord_1/policy', { body: { fails: true } })).status).toBe(409);
    expect(await written()).toMatchObject([
      { action: 'order.rule', outcome: 'refused', facts: { code: 'order.ruled' } },
    ]);
  });

  test('has no facts but those of its action: who writes others has a bug', async () => {
    const facts = { email: 'ana@garage.example' } as object;
    const note = clutch.as(tenant, () =>
      clutch.kernel.audit.note(tenant.schema, { action: 'audit.prune', outcome: 'allowed', facts }),
    );
    await expect(note).rejects.toThrow('The audit action audit.prune has no fact email of this kind');
    // @ts-expect-error an action that is not in the list does not compile
    const unknown = () => clutch.kernel.audit.note(tenant.schema, { action: 'audit.invent', outcome: 'allowed' });
    await expect(clutch.as(tenant, unknown)).rejects.toThrow(TypeError);
  });
});

describe('the trail', () => {
  test('has positions 1…n, however many write at once and however many are undone', async () => {
    const id = await newOrder();
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        if (index % 4 === 0)
          return http.ask('ana', 'POST', '/v1/orders/ord_1/policy', { body: { fails: index % 8 === 0 } });
        if (index % 4 === 1) return http.ask('key', 'DELETE', `/v1/orders/${id}/note`);
        return http.ask('ana', 'POST', '/v1/orders');
      }),
    );
    expect(await written()).toHaveLength(41);
    expect((await http.records()).map(({ position }) => position)).toEqual(
      Array.from({ length: before + 41 }, (_, index) => index + 1),
    );
  });

  test('keeps where somebody was sealed under their key, and a program’s address as it is', async () => {
    await newOrder();
    await http.ask('key', 'POST', '/v1/orders');
    const [ana, key] = await written();
    expect(ana!.context.ip).toEqual({ k: ANA, v: 1, ct: expect.any(String) });
    expect(key!.context).toMatchObject({ ip: '127.0.0.1', userAgent: 'Browser/1' });
    expect(JSON.stringify(ana)).not.toContain('127.0.0.1');
  });

  test('cannot be changed by whoever works for the tenant', async () => {
    await newOrder();
    for (const text of ['update audit_record set body = null', 'delete from audit_record'])
      await expect(clutch.kernel.database.read(tenant.schema, { text })).rejects.toMatchObject({ code: '42501' });
  });

  /** What the database does that is away only when records are written. */
  async function withoutRecords<T>(lost: readonly ('noteDraft' | 'forAnswer')[], work: () => Promise<T>): Promise<T> {
    const broken = lost.map((method) =>
      vi.spyOn(clutch.kernel.audit, method).mockRejectedValue(new Error('the database is away')),
    );
    try {
      return await work();
    } finally {
      for (const each of broken) each.mockRestore();
    }
  }

  test('comes first: where it cannot be written nothing sensitive goes out (ASVS 16.5.3)', async () => {
    await withoutRecords(['noteDraft'], async () => {
      const secret = await http.ask('eva', 'GET', '/v1/orders/ord_1/secret');
      expect(secret.status).toBe(503);
      expect(secret.text).not.toContain('the secret');
      expect(secret.headers['content-type']).toContain('application/problem+json');
      expect((await http.ask('eva', 'POST', '/v1/orders')).status).toBe(403);
    });
  });

  test('comes first: no change is acknowledged whose record cannot be written, and one with events takes its own along', async () => {
    const reminded = () => http.ask('ana', 'POST', '/v1/orders/ord_1/reminder');
    const asked = await withoutRecords(['noteDraft'], async () => [
      await http.ask('key', 'DELETE', '/v1/orders/ord_1/note'),
      await reminded(),
      await http.ask('ana', 'POST', '/v1/orders'),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([503, 503, 201]);
    expect((await written()).map(({ action }) => action)).toEqual(['order.create']);
    expect((await reminded()).status).toBe(201);
    expect((await written()).map(({ action }) => action)).toEqual(['order.create', 'order.remind']);
  });

  test('goes with an answer that is kept: no repeat is told of what nobody wrote down', async () => {
    const remind = (key: string) =>
      http.ask('ana', 'POST', '/v1/orders/ord_1/reminder', { headers: { 'idempotency-key': key } });
    const kept = await withoutRecords(['noteDraft'], async () => [await remind('kept'), await remind('kept')]);
    expect(kept.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([
      [201, undefined],
      [201, 'true'],
    ]);
    expect(await written()).toMatchObject([{ action: 'order.remind', outcome: 'allowed' }]);
    const lost = await withoutRecords(['noteDraft', 'forAnswer'], async () => [
      await remind('lost'),
      await remind('lost'),
    ]);
    expect(lost.map(({ status }) => status)).toEqual([503, 409]);
    expect(await written()).toHaveLength(1);
  });
});
