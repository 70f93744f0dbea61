import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  abilityOf,
  AUTH_STRATEGIES,
  createHttpApp,
  KernelModule,
  type Principal,
  type TenantRef,
  typedId,
} from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { API } from './about.ts';

const contexts = [partnerContext, fleetContext, telematicsContext, bookingContext];
const DAY = 86_400_000;
/** Ten o'clock in UTC, some days ahead. */
const startsIn = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY) + days) * DAY + 10 * 3_600_000).toISOString();

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let workshopId: string;
let vehicleId: string;

beforeAll(async () => {
  clutch = await testInstallation(contexts);
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  const tenants = [tenant, stranger];

  /** Lets everybody in to the tenant that they name. */
  @Injectable()
  class NamedTenantStrategy extends PassportStrategy(Strategy, 'named-tenant') {
    validate({ headers }: FastifyRequest): Principal {
      return {
        tenant: tenants.find(({ slug }) => slug === headers['x-tenant'])!,
        actor: { kind: 'api-key', id: 'key_test', name: 'Test' },
        ability: abilityOf(['*:*']),
        credentialId: 'test',
      };
    }
  }
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config: clutch.config, name: 'test', contexts }),
      PartnerModule,
      FleetModule,
      TelematicsModule,
      BookingModule,
    ],
    providers: [NamedTenantStrategy, { provide: AUTH_STRATEGIES, useValue: ['named-tenant'] }],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, { ...API, config: clutch.config, logger: false });
  await app.init();
  workshopId = await made('/v1/workshops', {
    name: 'Garage',
    timeZone: 'Etc/UTC',
    location: { latitude: 24.7, longitude: 46.7 },
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' })),
    bays: [{ name: 'Bay 1' }],
    technicians: [{ name: 'Ana' }],
    services: [{ code: 'cooling-system', name: 'Cooling', durationMinutes: 90, bufferMinutes: 15 }],
  });
  vehicleId = await made('/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

interface Sent {
  readonly headers?: Record<string, string>;
  readonly payload?: object | string;
  readonly as?: TenantRef;
}
async function ask(method: 'GET' | 'POST' | 'PUT', url: string, { headers = {}, payload, as = tenant }: Sent = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: { 'x-tenant': as.slug, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, code: body['code'], headers: answer.headers, body };
}
async function made(url: string, payload: object): Promise<string> {
  const { status, body } = await ask('POST', url, { payload, headers: { 'idempotency-key': uuidv7() } });
  if (status !== 201) throw new Error(`POST ${url} answered ${JSON.stringify(body)}`);
  return body['id'] as string;
}
const wish = (over: object = {}) => ({
  workshopId,
  vehicleId,
  serviceCode: 'cooling-system',
  startsAt: startsIn(2),
  ...over,
});
const hold = (payload: object | string, headers: Record<string, string> = { 'idempotency-key': uuidv7() }) =>
  ask('POST', '/v1/bookings', { payload, headers });

describe('POST /v1/bookings', () => {
  test('holds a slot: 201, an id, a version and where to wait for it', async () => {
    const answer = await hold(wish({ startsAt: startsIn(3) }));
    expect(answer).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^bkg_/), version: 1 } });
    expect(answer.headers).toMatchObject({ etag: '"1"', 'clutch-position': String(answer.body['position']) });
  });

  test('needs an Idempotency-Key, of visible ASCII', async () => {
    expect(await hold(wish(), {})).toMatchObject({ status: 400, code: 'idempotency-key.required' });
    for (const key of ['with a space', 'x'.repeat(256), '"unclosed'])
      expect(await hold(wish(), { 'idempotency-key': key })).toMatchObject({
        status: 400,
        code: 'idempotency-key.malformed',
      });
  });

  test.each([
    ['a field that nobody knows', { price: 1 }, '/price'],
    ['an id of another kind', { vehicleId: 'wsh_01jqx3zkq8e8r9m2v3p4n5t6a7' }, '/vehicleId'],
    ['an id that is none', { workshopId: 'garage' }, '/workshopId'],
    ['a workshop that is not there', { workshopId: typedId('wsh', uuidv7()) }, '/workshopId'],
    ['a vehicle that is not there', { vehicleId: typedId('veh', uuidv7()) }, '/vehicleId'],
    ['a service that the workshop lacks', { serviceCode: 'tyres' }, '/serviceCode'],
    ['a start that has passed', { startsAt: '2020-01-01T10:00:00Z' }, '/startsAt'],
    ['a start off the grid', { startsAt: startsIn(2).replace(':00:00', ':02:00') }, '/startsAt'],
    ['a start without a zone', { startsAt: '2099-01-01T10:00:00' }, '/startsAt'],
    ['a start while the workshop is closed', { startsAt: startsIn(2).replace('T10', 'T03') }, '/startsAt'],
    ['a hold of no time', { holdForSeconds: 0 }, '/holdForSeconds'],
    ['a hold of a broken second', { holdForSeconds: 1.5 }, '/holdForSeconds'],
    ['a need that is no id', { maintenanceNeedId: 7 }, '/maintenanceNeedId'],
  ])('refuses %s with 422 and its place', async (_, over, pointer) => {
    const { status, body, headers } = await hold(wish(over));
    expect([status, headers['content-type']]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect((body['errors'] as { pointer: string }[]).map((error) => error.pointer)).toEqual([pointer]);
  });

  test('names every fault at once', async () => {
    const { body } = await hold({ vehicleId: 'x', price: 1 });
    const pointers = (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect([...new Set(pointers)].toSorted()).toEqual([
      '/price',
      '/serviceCode',
      '/startsAt',
      '/vehicleId',
      '/workshopId',
    ]);
  });

  test.each([
    ['text/plain', 'held', 415],
    ['application/xml', '<hold/>', 415],
    ['application/x-www-form-urlencoded', 'a=b', 415],
    ['application/json', '{"vehicleId":', 400],
    ['application/json', '[]', 422],
  ])('refuses a body of %s, %j, with %i', async (type, payload, status) => {
    const answer = await hold(payload, { 'idempotency-key': uuidv7(), 'content-type': type });
    expect([answer.status, answer.body['status']]).toEqual([status, status]);
  });

  test('is asked in no other way: 405 names the ways that there are', async () => {
    const { status, code, headers } = await ask('PUT', '/v1/bookings', { payload: wish() });
    expect([status, code, headers['allow']]).toEqual([405, 'method.not-allowed', 'GET, HEAD, POST']);
  });

  test('holds nothing when it refuses: the slot of all these wishes is still free', async () => {
    expect((await hold(wish())).status).toBe(201);
    expect(await hold(wish())).toMatchObject({ status: 409, code: 'booking.slot-taken' });
  });
});

describe('GET /v1/bookings', () => {
  interface Listed {
    readonly data: readonly { readonly id: string; readonly status: string }[];
    readonly page: {
      readonly nextCursor: string | null;
      readonly prevCursor: string | null;
      readonly hasMore: boolean;
    };
  }
  const ids: string[] = [];
  const list = async (query: string) => (await ask('GET', `/v1/bookings?${query}`)).body as unknown as Listed;
  const idsOf = ({ data }: Listed): string[] => data.map(({ id }) => id);

  beforeAll(async () => {
    for (let days = 10; days < 15; days += 1)
      ids.unshift(await made('/v1/bookings', wish({ startsAt: startsIn(days) })));
    await ask('POST', `/v1/bookings/${ids[1]}/request`, { payload: {} });
    await ask('POST', `/v1/bookings/${ids[3]}/request`, { payload: {} });
    await project(clutch.kernel, tenant);
  });

  test('goes through pages forth and back, the newest first, and its Link header leads the same way', async () => {
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.page.nextCursor}`);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.slice(0, 4));
    expect(idsOf(await list(`limit=2&cursor=${second.page.prevCursor}`))).toEqual(idsOf(first));
    expect([first.page.prevCursor, first.page.hasMore]).toEqual([null, true]);
    const { headers } = await ask('GET', '/v1/bookings?limit=2');
    const next = /<([^>]+)>; rel="next"/.exec(String(headers['link']))![1]!;
    expect(idsOf((await ask('GET', next)).body as unknown as Listed)).toEqual(idsOf(second));
  });

  test('filters, and a page goes on within its filter', async () => {
    const first = await list('filter[status]=requested&limit=1');
    const second = await list(`filter[status]=requested&limit=1&cursor=${first.page.nextCursor}`);
    expect([idsOf(first), idsOf(second), second.page.nextCursor]).toEqual([[ids[1]], [ids[3]], null]);
    expect(idsOf(await list(`filter[vehicleId]=${typedId('veh', uuidv7())}`))).toEqual([]);
  });

  test.each([
    ['filter[status]=lost', 'filter[status]'],
    ['filter[price]=1', 'filter[price]'],
    ['filter[vehicleId]=wsh_01jqx3zkq8e8r9m2v3p4n5t6a7', 'filter[vehicleId]'],
    ['sort=price', 'sort'],
    ['limit=0', 'limit'],
    ['cursor=nonsense', 'cursor'],
  ])('refuses ?%s with 422 and its name', async (query, parameter) => {
    const { status, body } = await ask('GET', `/v1/bookings?${query}`);
    expect([status, (body['errors'] as { parameter: string }[]).map((error) => error.parameter)]).toEqual([
      422,
      [parameter],
    ]);
  });

  test('takes a cursor from the same list, tenant and filter only', async () => {
    const { nextCursor } = (await list('limit=2')).page;
    const url = `/v1/bookings?limit=2&cursor=${nextCursor}`;
    expect((await ask('GET', url)).status).toBe(200);
    expect(await ask('GET', url, { as: stranger })).toMatchObject({ status: 422, code: 'request.invalid' });
    expect((await ask('GET', `${url}&filter[status]=held`)).status).toBe(422);
    expect((await ask('GET', `/v1/vehicles?limit=2&cursor=${nextCursor}`)).status).toBe(422);
    expect(await ask('GET', '/v1/bookings', { as: stranger })).toMatchObject({ status: 200, body: { data: [] } });
  });
});
