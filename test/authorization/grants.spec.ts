import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  abilityOf,
  BulkItems,
  currentContext,
  DeclaredSubjects,
  EntityLists,
  runInContext,
  type TenantRef,
  typedId,
  uuidOf,
} from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { READY_MADE } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from './granted-app.ts';
import { slotOn } from './world.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
const workshops: string[] = [];
const vehicles: string[] = [];
/** One at each workshop, each for another vehicle. */
const bookings: string[] = [];

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  tenant = await clutch.newTenant();
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  for (const name of ['Near', 'Far'])
    workshops.push(await made('/v1/workshops', { ...NEAR_WORKSHOP, name, timeZone: 'Etc/UTC' }));
  for (const vin of ['1M8GDM9AXKP042788', '1HGCM82633A004352'])
    vehicles.push(await made('/v1/vehicles', { vin, label: 'Van' }));
  for (const [index, workshopId] of workshops.entries()) {
    const body = { workshopId, vehicleId: vehicles[index], serviceCode: 'cooling-system', startsAt: slotOn(6) };
    bookings.push(await made('/v1/bookings', body));
    await ask(owner, 'POST', `/v1/bookings/${bookings[index]}/request`, { note: 'The gauge jumps' });
    const positions = [{ recordedAt: new Date().toISOString(), location: { latitude: 1, longitude: 1 } }];
    await ask(owner, 'POST', `/v1/vehicles/${vehicles[index]}/positions`, { positions });
  }
  await project(clutch.kernel, tenant);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ask = (as: string, method: Method, url: string, body?: object, of = app) =>
  askAs(of, { tenant, as }, body ? [method, url, body] : [method, url]);
async function made(url: string, body: object): Promise<string> {
  const { status, json } = await ask(owner, 'POST', url, body);
  expect([status, json]).toEqual([201, expect.anything()]);
  return json['id'] as string;
}
const rolId = (name: keyof typeof READY_MADE): string => typedId('rol', READY_MADE[name].roleId);

/** Somebody with one grant, which is in force. */
async function somebodyWith(grant: object): Promise<string> {
  const person = await newPerson(clutch, tenant);
  await made(`/v1/users/${person}/roles`, grant);
  await project(clutch.kernel, tenant);
  return person;
}
const idsIn = async (as: string, url: string): Promise<string[]> => {
  const { json } = await ask(as, 'GET', url);
  return (json['data'] as { id: string }[]).map(({ id }) => id);
};

describe('a grant for a workshop', () => {
  test('shows what belongs to it, and to everything else answers as if it were not there', async () => {
    const technician = await somebodyWith({
      roleId: rolId('technician'),
      scope: { kind: 'workshop', workshopIds: [workshops[0]] },
    });
    expect(await idsIn(technician, '/v1/bookings')).toEqual([bookings[0]]);
    expect(await idsIn(technician, `/v1/bookings?filter[workshopId]=${workshops[1]}`)).toEqual([]);
    expect((await ask(technician, 'GET', `/v1/bookings/${bookings[0]}`)).status).toBe(200);
    for (const url of [`/v1/bookings/${bookings[1]}`, `/v1/bookings/${bookings[1]}/timeline`])
      expect(await ask(technician, 'GET', url)).toMatchObject({ status: 404, code: 'booking.not-found' });
    expect(await ask(technician, 'POST', `/v1/bookings/${bookings[1]}/start`)).toMatchObject({
      status: 404,
      code: 'booking.not-found',
    });
    expect(await ask(technician, 'POST', `/v1/bookings/${bookings[0]}/start`)).toMatchObject({
      status: 409,
      code: 'booking.too-early',
    });
    expect(await ask(technician, 'POST', `/v1/bookings/${bookings[0]}/confirmation`)).toMatchObject({
      status: 403,
      json: { permission: 'booking:confirm' },
    });
  });

  test('of the role partner fills its own conditions with it', async () => {
    const partner = await somebodyWith({
      roleId: rolId('partner'),
      scope: { kind: 'workshop', workshopIds: [workshops[1]] },
    });
    expect(await idsIn(partner, '/v1/workshops')).toEqual([workshops[1]]);
    expect(await idsIn(partner, '/v1/bookings')).toEqual([bookings[1]]);
    expect(await ask(partner, 'PATCH', `/v1/workshops/${workshops[0]}`, { name: 'Mine' })).toMatchObject({
      status: 404,
    });
    expect(await ask(partner, 'PATCH', `/v1/workshops/${workshops[1]}`, { name: 'Far away' })).toMatchObject({
      status: 200,
    });
  });

  test('whose condition has no value allows nothing', async () => {
    const partner = await somebodyWith({ roleId: rolId('partner') });
    expect(await ask(partner, 'GET', '/v1/bookings')).toMatchObject({
      status: 403,
      json: { permission: 'booking:read' },
    });
  });
});

describe('a grant for vehicles', () => {
  test('shows those, their bookings and where they are, and searches slots', async () => {
    const manager = await somebodyWith({
      roleId: rolId('fleet-manager'),
      scope: { kind: 'fleet', vehicleIds: [vehicles[1]] },
    });
    expect(await idsIn(manager, '/v1/vehicles')).toEqual([vehicles[1]]);
    expect(await idsIn(manager, '/v1/bookings')).toEqual([bookings[1]]);
    expect((await ask(manager, 'GET', `/v1/vehicles/${vehicles[0]}`)).status).toBe(404);
    for (const what of [
      'position',
      'positions',
      'trips?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z',
      'readings/latest',
    ])
      expect([what, (await ask(manager, 'GET', `/v1/vehicles/${vehicles[0]}/${what}`)).status]).toEqual([what, 404]);
    expect((await ask(manager, 'GET', `/v1/vehicles/${vehicles[1]}/position`)).status).toBe(200);
    expect((await idsIn(manager, '/v1/workshops')).toSorted()).toEqual([...workshops].toSorted());
    const hold = (vehicleId: string) =>
      ask(manager, 'POST', '/v1/bookings', {
        workshopId: workshops[0],
        vehicleId,
        serviceCode: 'cooling-system',
        startsAt: slotOn(8),
      });
    expect(await hold(vehicles[0]!)).toMatchObject({ status: 403, json: { permission: 'booking:hold' } });
    expect(await hold(vehicles[1]!)).toMatchObject({ status: 201 });
    const trouble = { code: 'P0301', detectedAt: new Date().toISOString() };
    expect((await ask(manager, 'POST', `/v1/vehicles/${vehicles[0]}/trouble-codes`, trouble)).status).toBe(403);
    expect((await ask(manager, 'POST', `/v1/vehicles/${vehicles[1]}/trouble-codes`, trouble)).status).toBe(200);
  });
});

describe('a right with conditions', () => {
  /** May read the booking of the first vehicle, and the second vehicle. */
  let somebody: string;
  beforeAll(async () => {
    somebody = await somebodyWith({
      roleId: rolId('technician'),
      scope: { kind: 'workshop', workshopIds: [workshops[0]] },
    });
    const fleet = { roleId: rolId('fleet-manager'), scope: { kind: 'fleet', vehicleIds: [vehicles[1]] } };
    await made(`/v1/users/${somebody}/roles`, fleet);
    await project(clutch.kernel, tenant);
  });
  const shownVehicles = async (): Promise<unknown[]> => {
    const { status, json } = await ask(somebody, 'GET', '/v1/bookings?sort=createdAt&expand=vehicle');
    expect([status, json]).toEqual([200, json]);
    return (json['data'] as { vehicle: { id: string } | null }[]).map(({ vehicle }) => vehicle?.id ?? null);
  };
  const reported = async (): Promise<number[]> => {
    const body = { code: 'P0420', detectedAt: new Date().toISOString() };
    const items = vehicles.map((id) => ({ action: 'report-trouble-code', id, body }));
    const { json } = await ask(somebody, 'POST', '/v1/vehicles:batch', { items });
    return (json['data'] as { status: number }[]).map(({ status }) => status);
  };
  /** The part as if nobody had looked at who asks. */
  const unlimited =
    <Args extends unknown[], T>(work: (...args: Args) => T) =>
    (...args: Args): T =>
      runInContext({ ...currentContext()!, ability: abilityOf(['*:*']) }, () => work(...args));

  test('holds for what an answer is widened by', async () => {
    const shown = await shownVehicles();
    expect(shown).toContain(null);
    expect(shown).toContain(vehicles[1]);
    expect(shown).not.toContain(vehicles[0]);
  });

  test('holds for each item of a batch, whose others are done', async () => {
    expect(await reported()).toEqual([403, 200]);
  });

  test('is missed where nobody looks at it: the control', async () => {
    const [lists, items] = [app.get(EntityLists, { strict: false }), app.get(BulkItems, { strict: false })];
    const [byIds, run] = [unlimited(lists.byIds.bind(lists)), unlimited(items.run.bind(items))];
    const expanding = vi.spyOn(lists, 'byIds').mockImplementation(byIds);
    const doing = vi.spyOn(items, 'run').mockImplementation(run);
    try {
      expect(await shownVehicles()).toContain(vehicles[0]);
      expect(await reported()).toEqual([200, 200]);
    } finally {
      expanding.mockRestore();
      doing.mockRestore();
    }
  });
});

describe('rules about fields', () => {
  let reader: string;
  beforeAll(async () => {
    const roleId = await made('/v1/roles', {
      name: 'Clock',
      permissions: [
        { permission: 'booking:read', fields: ['status', 'startsAt', 'note'] },
        { permission: 'booking:read', fields: ['note'], inverted: true, conditions: { workshopId: workshops[0] } },
        { permission: 'booking:cancel', fields: ['status'] },
        { permission: 'workshop:read' },
        { permission: 'workshop:update', fields: ['name'] },
      ],
    });
    reader = await somebodyWith({ roleId });
  });

  /** What is shown to somebody who may see so much. @throws when more is shown, or something may be changed that may not */
  async function expectFieldsKept(of: NestFastifyApplication): Promise<void> {
    const { json } = await ask(reader, 'GET', '/v1/bookings', undefined, of);
    const shown = new Map((json['data'] as { id: string }[]).map((view) => [view.id, view]));
    const common = { version: 2, status: 'requested', startsAt: slotOn(6).replace('Z', '.000Z') };
    expect(shown.get(bookings[0]!)).toEqual({ id: bookings[0], ...common });
    expect(shown.get(bookings[1]!)).toEqual({ id: bookings[1], ...common, note: 'The gauge jumps' });
    expect((await ask(reader, 'GET', `/v1/bookings/${bookings[0]}`, undefined, of)).json).toEqual({
      id: bookings[0],
      ...common,
    });
    const timeline = JSON.stringify(
      (await ask(reader, 'GET', `/v1/bookings/${bookings[0]}/timeline`, undefined, of)).json,
    );
    expect(timeline).not.toContain('gauge');
    const refused = await ask(
      reader,
      'PATCH',
      `/v1/workshops/${workshops[0]}`,
      { name: 'Near', services: NEAR_WORKSHOP.services },
      of,
    );
    expect(refused).toMatchObject({ status: 403, json: { permission: 'workshop:update', field: 'services' } });
  }

  test('cut what is shown and refuse what is changed, naming the field', async () => {
    await expectFieldsKept(app);
    expect((await ask(reader, 'PATCH', `/v1/workshops/${workshops[0]}`, { name: 'Nearer' })).status).toBe(200);
    expect(
      await ask(reader, 'POST', `/v1/bookings/${bookings[1]}/cancellation`, { reason: 'not wanted' }),
    ).toMatchObject({ status: 403, json: { field: 'reason' } });
  });

  test('give what is cut an ETag of its own, which is as good for If-Match', async () => {
    const tagOf = async (as: string, url: string, headers: Record<string, string> = {}) => {
      const authorization = `Test ${tenant.id} ${as}`;
      const { statusCode, headers: answered } = await app.inject({ url, headers: { authorization, ...headers } });
      return [statusCode, String(answered['etag'])] as const;
    };
    const url = `/v1/bookings/${bookings[0]}`;
    const [[, whole], [, cut]] = [await tagOf(owner, url), await tagOf(reader, url)];
    expect(cut).toMatch(/^"2\.[0-9a-f]{12}"$/);
    expect(whole).not.toBe(cut);
    expect(await tagOf(reader, url, { 'if-none-match': cut })).toEqual([304, cut]);
    expect((await tagOf(reader, url, { 'if-none-match': whole }))[0], 'the whole answer is not this one').toBe(200);
    expect((await tagOf(owner, url, { 'if-none-match': cut }))[0], 'and the other way round').toBe(200);
  });

  /** Whatever knows of no subject does what a route would do that forgets its fields. */
  test('are missed where nobody looks at them: the control', async () => {
    const blind = await grantedApp(clutch, { subjects: new DeclaredSubjects([]) });
    try {
      await expect(expectFieldsKept(blind)).rejects.toThrow('to deeply equal');
    } finally {
      await blind.close();
    }
  });
});

describe('an API key', () => {
  test('has its scopes and what it was granted besides', async () => {
    const { json } = await ask(owner, 'POST', '/v1/api-keys', { name: 'Kiosk', mode: 'live', scopes: ['slot:search'] });
    const { id, secret } = json as { id: string; secret: string };
    expect((await ask(secret, 'GET', '/v1/bookings')).status).toBe(403);
    const scope = { kind: 'workshop', workshopIds: [workshops[1]] };
    const grant = await made('/v1/grants', { holder: { kind: 'api-key', id }, roleId: rolId('technician'), scope });
    await expect.poll(async () => (await ask(secret, 'GET', '/v1/bookings')).status, { timeout: 4_000 }).toBe(200);
    expect(await idsIn(secret, '/v1/bookings')).toContain(bookings[1]);
    expect(await idsIn(secret, '/v1/bookings')).not.toContain(bookings[0]);
    expect((await ask(owner, 'DELETE', `/v1/grants/${grant}`)).status).toBe(204);
    await expect.poll(async () => (await ask(secret, 'GET', '/v1/bookings')).status, { timeout: 4_000 }).toBe(403);
  });
});
