import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { ANA, type AuditedApp, auditedApp, orders, type TestInstallation, testInstallation } from '#kernel/testing';
import { AuditAdminModule } from '../../audit.module.ts';
import { CreateOwner } from '../../contracts.ts';
import { IdentityAdminModule, identityContext } from '../../identity.module.ts';

interface Listed {
  readonly data: readonly (Record<string, unknown> & { readonly position: number; readonly id: string })[];
  readonly page: { readonly nextCursor: string | null; readonly prevCursor: string | null };
}

let clutch: TestInstallation;
let tenant: TenantRef;
let stranger: TenantRef;
let http: AuditedApp;
let ownerId: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext, orders]);
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  const modules = [IdentityAdminModule, AuditAdminModule];
  http = await auditedApp(clutch, tenant, { modules, strategies: ['impersonation'] });
  const owner = { userId: uuidv7(), email: 'owner@garage.example', name: 'Olga', password: 'correct horse battery' };
  await clutch.as(tenant, () => http.app.get(CommandBus, { strict: false }).execute(new CreateOwner(owner)));
  ownerId = typedId('usr', owner.userId);
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

describe('impersonation', () => {
  const doors = () => `/v1/tenants/${typedId('tnt', tenant.id)}/impersonations`;
  const wanted = () => ({ userId: ownerId, reason: 'Cannot find a booking', ticket: 'SUP-1', minutes: 30 });
  const open = (over: object = {}, key: string = uuidv7()) =>
    http.ask('operator', 'POST', doors(), { body: { ...wanted(), ...over }, headers: { 'idempotency-key': key } });
  const opened = async () => {
    const { status, text } = await open();
    expect(status).toBe(201);
    return JSON.parse(text) as { id: string; token: `cim_${string}`; expiresAt: string };
  };

  test('acts as the person, and every record and event names both', async () => {
    const { id, token } = await opened();
    const made = await http.ask(token, 'POST', '/v1/orders');
    expect(made.status).toBe(201);
    const actor = { type: 'operator', id: 'operator', onBehalfOf: ownerId };
    const [record] = (await list(`filter[requestId]=${String(made.headers['x-request-id'])}`)).data;
    expect(record).toMatchObject({ action: 'order.create', actor, visibility: 'tenant', context: { sessionId: id } });
    const { rows } = await clutch.owner.query<{ meta: object }>(
      `select meta from ${tenant.schema}.event where category = 'order' order by position desc limit 1`,
    );
    expect(rows[0]!.meta).toMatchObject({ actor: { kind: 'operator', id: 'operator', onBehalfOf: ownerId } });
    const told = (await list('filter[action]=impersonation.open')).data[0];
    expect(told).toMatchObject({
      visibility: 'tenant',
      targets: [
        { type: 'impersonation', id },
        { type: 'user', id: ownerId },
      ],
      facts: { reason: 'Cannot find a booking', ticket: 'SUP-1', minutes: 30 },
    });
    expect((await list(`filter[actor]=${ownerId}`)).data).toContainEqual(record);
  });

  test('touches neither factors nor keys, roles, exports and the trail', async () => {
    const { token } = await opened();
    for (const url of [
      '/v1/audit',
      '/v1/audit/export',
      '/v1/roles',
      '/v1/auth/mfa/factors',
      '/v1/users',
      '/v1/impersonations',
    ])
      expect([url, (await http.ask(token, 'GET', url)).status]).toEqual([url, 403]);
    expect((await http.ask(token, 'GET', '/v1/orders')).status).toBe(200);
  });

  test('is seen by the tenant and the operator, and ended by either at once', async () => {
    const [one, other] = [await opened(), await opened()];
    const shown = JSON.parse((await http.ask('ana', 'GET', '/v1/impersonations?limit=2')).text) as Listed;
    expect(shown.data).toMatchObject([
      {
        id: other.id,
        userId: ownerId,
        reason: 'Cannot find a booking',
        ticket: 'SUP-1',
        endedAt: null,
        status: 'open',
      },
      { id: one.id },
    ]);
    expect((await http.ask('operator', 'GET', doors())).status).toBe(200);
    expect((await http.ask('ana', 'DELETE', `/v1/impersonations/${one.id}`)).status).toBe(204);
    expect((await http.ask('operator', 'DELETE', `${doors()}/${other.id}`)).status).toBe(204);
    expect((await http.ask('operator', 'DELETE', `${doors()}/${other.id}`)).status).toBe(204);
    for (const { token } of [one, other])
      expect(await http.ask(token, 'GET', '/v1/orders')).toMatchObject({
        status: 401,
        text: expect.stringContaining('impersonation.ended'),
      });
    const ends = (await list('filter[action]=impersonation.end')).data;
    expect(ends.map(({ facts }) => facts)).toEqual([{ reason: 'operator' }, { reason: 'tenant' }]);
  });

  test('ends when its time is over', async () => {
    const { id, token } = await opened();
    await clutch.owner.query(`update platform.impersonation set expires_at = now() where 'imp_' || id is not null`);
    expect((await http.ask(token, 'GET', '/v1/orders')).status).toBe(401);
    const shown = JSON.parse((await http.ask('ana', 'GET', '/v1/impersonations')).text) as Listed;
    expect(shown.data.find((door) => door.id === id)).toMatchObject({ status: 'ended', endedAt: null });
  });

  test('shows its token once, also when it is asked for twice', async () => {
    const [first, again] = [await open({}, 'twice'), await open({}, 'twice')];
    expect(JSON.parse(again.text)).toEqual({ ...(JSON.parse(first.text) as object), token: null });
  });

  test.each([
    { minutes: 61 },
    { minutes: 0 },
    { reason: '' },
    { ticket: '' },
    { userId: 'usr_1' },
    { userId: undefined },
  ])('is refused for %j', async (over) => {
    expect((await open(over)).status).toBe(422);
  });

  test('is refused for whom the tenant does not have, to whom is no operator, and with a wrong secret', async () => {
    expect((await open({ userId: ANA })).status).toBe(404);
    expect((await http.ask('ana', 'POST', doors(), { body: wanted() })).status).toBe(403);
    const { token } = await opened();
    const forged = `${token.slice(0, -1) as `cim_${string}`}${token.endsWith('x') ? 'y' : 'x'}` as const;
    expect((await http.ask(forged, 'GET', '/v1/orders')).status).toBe(401);
  });

  test('of another tenant is nothing that could be ended', async () => {
    const { id } = await opened();
    const url = `/v1/tenants/${typedId('tnt', stranger.id)}/impersonations/${id}`;
    expect((await http.ask('operator', 'DELETE', url)).status).toBe(404);
  });

  test('is over, and cannot begin, where the tenant switches it off', async () => {
    const { token } = await opened();
    const body = { retainDays: null, legalHold: false, allowsImpersonation: false };
    expect((await http.ask('ana', 'PUT', '/v1/audit/policy', { body })).status).toBe(200);
    expect((await http.ask(token, 'GET', '/v1/orders')).status).toBe(401);
    expect(await open()).toMatchObject({ status: 409, text: expect.stringContaining('impersonation.switched-off') });
  });
});
