import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpApp, currentContext, type RequestContext, TenantDirectory, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext } from '#fleet';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let garage: { id: string; tenant: TenantRef; owner: string };
let neighbour: typeof garage;

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  app = await createHttpApp(AdminModule.forRoot(clutch.config), { ...ADMIN, config: clutch.config, logger: false });
  await app.init();
  garage = await signUp('garage');
  neighbour = await signUp('neighbour');
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function ask(method: 'GET' | 'POST' | 'PATCH', url: string, token = clutch.config.operatorToken, body?: object) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
}

async function signUp(slug: string): Promise<typeof garage> {
  const owner = { email: `ana@${slug}.example`, name: 'Ana' };
  const created = await ask('POST', '/v1/tenants', undefined, { slug, name: 'Garage', owner });
  const { id, owner: made } = created.json as { id: string; owner: { password: string } };
  const session = { tenant: slug, email: owner.email, password: made.password };
  const { json } = await ask('POST', '/v1/auth/sign-in', '', session);
  return {
    id,
    tenant: (await app.get(TenantDirectory).bySlug(slug))!,
    owner: (json['session'] as { accessToken: string }).accessToken,
  };
}

/** Appends one event of a vehicle. @returns its id */
async function report(vehicleId: string, over: Partial<RequestContext>): Promise<string> {
  const data = { vehicleId, code: 'P0118', clearedAt: '2026-05-01T00:00:00.000Z' };
  const events = [{ type: 'TroubleCodeCleared', data }];
  const { kernel } = clutch;
  await clutch.as(
    garage.tenant,
    () =>
      kernel.events.append(currentContext()!, { streamId: vehicleId, category: 'vehicle', expected: 'any', events }),
    over,
  );
  const [last] = await kernel.events.readStream(garage.tenant.schema, vehicleId, { direction: 'backward', limit: 1 });
  return last!.id;
}

describe('the story of a request', () => {
  const correlation = 'req_some-request-1';
  const url = `/v1/stories/${correlation}`;

  beforeAll(async () => {
    const vehicle = uuidv7();
    const actor = { kind: 'policy', id: 'fleet.clear', name: 'x' } as const;
    const first = await report(vehicle, { correlation, source: 'api' });
    const second = await report(vehicle, { correlation, causation: first, source: 'policy', actor });
    await report(vehicle, { correlation: 'req_another' });
    await report(uuidv7(), { correlation, causation: second, source: 'policy', actor });
    await report(vehicle, { correlation, causation: first, source: 'policy', actor });
  });

  test('shows the owner every event of it, who did it and what caused it', async () => {
    const { status, json } = await ask('GET', url, garage.owner);
    expect(status).toBe(200);
    const events = json['events'] as Record<string, unknown>[];
    expect(events.map(({ source, depth }) => [source, depth])).toEqual([
      ['api', 0],
      ['policy', 1],
      ['policy', 2],
      ['policy', 1],
    ]);
    expect(events.map(({ causedBy }) => events.findIndex(({ id }) => id === causedBy))).toEqual([-1, 0, 1, 0]);
    expect(events[1]).toMatchObject({
      type: 'TroubleCodeCleared',
      category: 'vehicle',
      version: 2,
      actor: { kind: 'policy', id: 'fleet.clear', name: 'fleet.clear' },
      data: { code: 'P0118' },
      build: expect.any(String),
    });
    expect(json).toMatchObject({ correlationId: correlation, isComplete: true });
  });

  test('shows the operator that something happened, and neither names nor data', async () => {
    const { status, json } = await ask('GET', `/v1/tenants/${garage.id}${url.slice(3)}`);
    expect([status, (json['events'] as object[]).length]).toEqual([200, 4]);
    expect(JSON.stringify(json)).not.toMatch(/P0118|"name"|"data"/);
  });

  test('of another tenant is not there, nor is one that never was; only the operator may look into every tenant', async () => {
    expect(await ask('GET', url, neighbour.owner)).toMatchObject({ status: 404, json: { code: 'story.not-found' } });
    expect(await ask('GET', `/v1/tenants/${neighbour.id}${url.slice(3)}`)).toMatchObject({ status: 404 });
    expect(await ask('GET', `/v1/tenants/${garage.id}${url.slice(3)}`, garage.owner)).toMatchObject({ status: 403 });
    expect(await ask('GET', '/v1/stories/req_never-asked', garage.owner)).toMatchObject({ status: 404 });
  });
});

describe('the archive of events', () => {
  const url = () => `/v1/tenants/${garage.id}/event-archive`;

  test('is told, limited and filled by the operator', async () => {
    const vehicle = uuidv7();
    for (let times = 0; times < 3; times += 1) await report(vehicle, {});
    await clutch.owner.query(
      `insert into ${garage.tenant.schema}.subscription (name, shard, position) values ('fleet.all', 0, 1000)`,
    );
    expect(await ask('GET', url())).toEqual({ status: 200, json: { afterDays: 90, events: 0, bytes: 0, upTo: 0 } });
    expect(await ask('PATCH', url(), undefined, { afterDays: 7 })).toMatchObject({ json: { afterDays: 7 } });
    expect(await ask('PATCH', url(), undefined, { afterDays: null })).toMatchObject({ json: { afterDays: 90 } });
    expect(await ask('PATCH', url(), undefined, { afterDays: -1 })).toMatchObject({ status: 422 });
    expect(await ask('POST', `${url()}/runs`, undefined, {})).toEqual({ status: 200, json: { streams: 0, events: 0 } });
    const run = await ask('POST', `${url()}/runs`, undefined, { streamId: vehicle });
    expect(run).toEqual({ status: 200, json: { streams: 1, events: 2 } });
    expect(await ask('GET', url())).toMatchObject({ json: { events: 2 } });
    expect(await ask('POST', `${url()}/runs`, garage.owner, {})).toMatchObject({ status: 403 });
  });
});
