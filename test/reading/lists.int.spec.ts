import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FilterTree, filterSql, filterWhere, matchesFilter, type TenantRef, typedId } from '#kernel';
import { type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { VehicleRow } from '../../libs/fleet/projections/vehicles.ts';
import { vehicleList } from '../../libs/fleet/queries/fleet-lists.ts';

const HOUR = 3_600_000;
const START = Date.parse('2027-01-01T09:00:00Z');
const at = (hours: number): Date => new Date(START + hours * HOUR);

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
const workshopId = uuidv7();
const vehicles = Array.from({ length: 8 }, (_, n) => ({
  vehicleId: uuidv7(),
  vin: `VIN${n}`,
  plate: n % 3 === 0 ? null : `AB ${n}%_`,
  label: n % 2 === 0 ? null : `Van ${n}`,
  registeredAt: at(n),
}));
const needId = uuidv7();
const STATUSES = ['held', 'held', 'requested', 'confirmed', 'confirmed', 'completed', 'cancelled', 'expired'] as const;
const bookings = STATUSES.map((status, n) => ({
  bookingId: uuidv7(),
  status,
  vehicleId: vehicles[n % 4]!.vehicleId,
  n,
}));

beforeAll(async () => {
  clutch = await testInstallation([bookingContext, fleetContext, partnerContext, telematicsContext]);
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, BookingModule, FleetModule, PartnerModule, TelematicsModule);
  const { schema } = tenant;
  const insert = (rows: string, ...values: unknown[]) => clutch.owner.query(`insert into ${schema}.${rows}`, values);
  for (const row of vehicles) await insert('fleet_vehicle values ($1, $2, $3, $4, 1, $5)', ...Object.values(row));
  await insert("partner_workshop values ($1, 3, 'North', 'UTC', 1, 2, '[]', '[]', '[]', '[]')", workshopId);
  const need = "fleet_maintenance_need values ($1, $2, 'P0118', 'cooling-system', 'open', 1, $3)";
  await insert(need, needId, vehicles[0]!.vehicleId, at(0));
  for (const { bookingId, status, vehicleId, n } of bookings) {
    const rows =
      "booking_booking values ($1, 2, $2, $3, $4, 'oil-change', $5, $6, $6, $7, $7, 'UTC', '', $8, $9, null, $7, $7)";
    const until = n === 0 ? '2001-01-01' : '2901-01-01';
    const facts = [n === 0 ? needId : null, uuidv7(), at(n), until, n === 1 ? 'ring' : null];
    await insert(rows, bookingId, status, workshopId, vehicleId, ...facts);
  }
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});
beforeEach(() => http.may('*:*'));

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
const rowsOf = (body: Readonly<Record<string, unknown>>): Row[] => body['data'] as Row[];
const pageOf = (body: Readonly<Record<string, unknown>>) =>
  body['page'] as { nextCursor: string | null; totalCount?: number; totalIsEstimate?: boolean };

async function found(query: string): Promise<number[]> {
  const { status, body } = await http.get(`/v1/bookings?limit=100&${query}`);
  expect([status, body]).toEqual([200, body]);
  return rowsOf(body).map(({ id }) => bookings.findIndex(({ bookingId }) => typedId('bkg', bookingId) === id));
}
async function refused(answer: Promise<{ status: number; body: Readonly<Record<string, unknown>> }>): Promise<unknown> {
  const { status, body } = await answer;
  expect(status).toBe(422);
  return body['errors'];
}

describe('a list', () => {
  test.each([
    ['filter[status]=confirmed', [4, 3]],
    ['filter[status][in]=confirmed,completed&sort=startsAt', [3, 4, 5]],
    ['filter[startsAt][gte]=2027-01-01T14:00:00Z&filter[startsAt][lt]=2027-01-01T16:00:00Z', [6, 5]],
    ['filter[status]=held', [1]],
    ['filter[status]=expired&sort=id', [0, 7]],
    ['filter[status][ne]=confirmed&sort=startsAt', [0, 1, 2, 5, 6, 7]],
    ['filter[note][isNull]=false', [1]],
    ['filter[note][contains]=RIN', [1]],
    ['filter[note][ne]=ring&sort=id', [0, 2, 3, 4, 5, 6, 7]],
    ['filter[serviceCode][prefix]=oil&sort=-startsAt,id&filter[status]=cancelled', [6]],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test('goes on behind its cursor in its own order, and refuses it under another', async () => {
    const first = await http.get('/v1/bookings?limit=3&sort=-startsAt&filter[status][ne]=held');
    const cursor = pageOf(first.body).nextCursor!;
    const second = await http.get(`/v1/bookings?limit=3&filter[status][ne]=held&sort=-startsAt&cursor=${cursor}`);
    const starts = [...rowsOf(first.body), ...rowsOf(second.body)].map((row) => row['startsAt']);
    expect(starts).toEqual([7, 6, 5, 4, 3, 2].map((n) => at(n).toISOString()));
    for (const other of ['sort=startsAt&filter[status][ne]=held', 'sort=-startsAt&filter[status]=held'])
      expect(await refused(http.get(`/v1/bookings?limit=3&${other}&cursor=${cursor}`))).toMatchObject([
        { parameter: 'cursor' },
      ]);
  });

  test('names each thing that it does not know', async () => {
    const url = '/v1/bookings?filter[colour]=red&filter[status][gt]=held&sort=colour&filter[vehicleId]=wsh_1';
    expect(await refused(http.get(url))).toMatchObject([
      { parameter: 'filter[colour]', code: 'unknown-field' },
      { parameter: 'filter[status][gt]', code: 'unknown-operator' },
      {
        parameter: 'filter[vehicleId]',
        code: 'value',
        detail: 'filter[vehicleId] must be an id that begins with veh_',
      },
      { parameter: 'sort', code: 'sort' },
    ]);
    expect(await refused(http.get('/v1/bookings?filter=open'))).toMatchObject([{ parameter: 'filter' }]);
  });

  test('tells its total when it is asked for', async () => {
    const { body } = await http.get('/v1/bookings?limit=1&include=totalCount&filter[status]=confirmed');
    expect(pageOf(body)).toMatchObject({ totalCount: 2, totalIsEstimate: false });
    expect(pageOf((await http.get('/v1/bookings?limit=1')).body).totalCount).toBeUndefined();
  });

  test('estimates what nobody would count', async () => {
    const other = await clutch.newTenant();
    await clutch.owner.query(
      `insert into ${other.schema}.fleet_vehicle select gen_random_uuid(), 'V' || n, null, null, 1, now() from generate_series(1, 12000) n`,
    );
    await clutch.owner.query(`analyze ${other.schema}.fleet_vehicle`);
    const elsewhere = await testHttp(clutch, other, FleetModule);
    const { body } = await elsewhere.get('/v1/vehicles?limit=1&include=totalCount');
    expect(pageOf(body)).toMatchObject({ totalCount: 12_000, totalIsEstimate: true });
    await elsewhere.app.close();
  });
});

describe('a search', () => {
  test('takes any condition, without an idempotency key', async () => {
    const filter = {
      or: [{ status: 'confirmed' }, { and: [{ note: { contains: 'ring' } }, { not: { status: 'expired' } }] }],
    };
    const { status, body } = await http.post('/v1/bookings/search', {
      filter,
      sort: 'startsAt',
      include: ['totalCount'],
    });
    expect([status, rowsOf(body).map((row) => row['status'])]).toEqual([200, ['held', 'confirmed', 'confirmed']]);
    expect(pageOf(body).totalCount).toBe(3);
  });
  test('goes on behind its cursor', async () => {
    const search = { filter: { not: { status: 'held' } }, sort: 'startsAt', limit: 4 };
    const first = await http.post('/v1/bookings/search', search);
    const second = await http.post('/v1/bookings/search', { ...search, cursor: pageOf(first.body).nextCursor });
    expect([...rowsOf(first.body), ...rowsOf(second.body)]).toHaveLength(7);
  });
  test('names what is wrong by its pointer', async () => {
    const search = { filter: { or: [{ status: 'odd' }] }, fields: ['nothing'] };
    expect(await refused(http.post('/v1/bookings/search', search))).toMatchObject([{ pointer: '/fields' }]);
    expect(await refused(http.post('/v1/bookings/search', { filter: search.filter }))).toMatchObject([
      { pointer: '/filter/or/0/status', code: 'value' },
    ]);
    expect(await refused(http.post('/v1/bookings/search', { limit: 0 }))).toMatchObject([{ pointer: '/limit' }]);
  });
});

describe('fields and expand', () => {
  const one = () => `/v1/bookings/${typedId('bkg', bookings[0]!.bookingId)}`;

  test('cut an answer to what is named, and follow what its ids name', async () => {
    const { body } = await http.get(`${one()}?fields=id,vehicle.vin,maintenanceNeed.vehicle.plate,workshop`);
    expect(body).toMatchObject({
      id: typedId('bkg', bookings[0]!.bookingId),
      vehicle: { vin: 'VIN0' },
      maintenanceNeed: { vehicle: { plate: null } },
      workshop: { name: 'North', location: { latitude: 1, longitude: 2 } },
    });
    expect(Object.keys(body)).toEqual(['id', 'vehicle', 'maintenanceNeed', 'workshop']);
    expect(Object.keys(body['vehicle'] as object)).toEqual(['vin']);
  });
  test('work on lists and searches, one statement for each path', async () => {
    const transactions = vi.spyOn(clutch.kernel.database, 'transaction');
    const { body } = await http.get('/v1/bookings?sort=startsAt&expand=vehicle,workshop,maintenanceNeed.vehicle');
    // The list itself, and four paths.
    expect(transactions).toHaveBeenCalledTimes(5);
    transactions.mockRestore();
    expect(rowsOf(body).map((row) => (row['vehicle'] as Row)['vin'])).toEqual(
      bookings.map(({ n }) => vehicles[n % 4]!.vin),
    );
    expect(rowsOf(body).map((row) => row['maintenanceNeed'] === null)).toEqual(bookings.map(({ n }) => n > 0));
    const search = await http.post('/v1/bookings/search', { expand: ['vehicle'], fields: ['vehicle.vin'], limit: 1 });
    expect(rowsOf(search.body)).toEqual([{ vehicle: { vin: 'VIN3' } }]);
  });
  test('are another variant of the version, which changes with what it shows', async () => {
    const tag = async (query: string) => String((await http.get(`${one()}${query}`)).headers['etag']);
    const [whole, cut, wide] = [await tag(''), await tag('?fields=id'), await tag('?expand=vehicle')];
    expect(new Set([whole, cut, wide]).size).toBe(3);
    for (const each of [whole, cut, wide]) expect(each).toMatch(/^"2\.[0-9a-z]+"$/);
    const same = await http.get(`${one()}?expand=vehicle`, { 'if-none-match': wide });
    expect(same.status).toBe(304);
    const plate = (value: string | null) =>
      clutch.owner.query(`update ${tenant.schema}.fleet_vehicle set plate = $1 where vin = 'VIN0'`, [value]);
    await plate('NEW');
    expect(await tag('?expand=vehicle')).not.toBe(wide);
    await plate(null);
  });
  test('show a reference only to who may read its kind', async () => {
    http.may('booking:read', 'workshop:read');
    expect((await http.get(`${one()}?expand=workshop`)).body).toMatchObject({ workshop: { name: 'North' } });
    expect(await http.get(`${one()}?expand=vehicle`)).toMatchObject({
      status: 403,
      body: { code: 'permission.denied', permission: 'vehicle:read' },
    });
    expect((await http.get(`${one()}?fields=vehicle.vin`)).status).toBe(403);
  });
  test('never reach into another tenant, where the same id is nothing', async () => {
    const other = await clutch.newTenant();
    await clutch.owner.query(
      `insert into ${other.schema}.booking_booking select * from ${tenant.schema}.booking_booking where booking_id = $1`,
      [bookings[0]!.bookingId],
    );
    const elsewhere = await testHttp(clutch, other, BookingModule, FleetModule, PartnerModule, TelematicsModule);
    expect((await elsewhere.get(`${one()}?expand=vehicle`)).body['vehicle']).toBeNull();
    await elsewhere.app.close();
  });
  test.each([
    ['fields=colour', 'fields'],
    ['fields=vehicle.colour', 'fields'],
    ['fields=id.more', 'fields'],
    ['fields=', 'fields'],
    ['fields[a]=b', 'fields'],
    ['expand=colour', 'expand'],
    ['expand=vehicleId', 'expand'],
    ['expand=vehicle.workshop', 'expand'],
    ['expand=maintenanceNeed.booking.maintenanceNeed.booking', 'expand'],
    [`expand=${Array.from({ length: 11 }, () => 'vehicle').join(',')}`, 'expand'],
    ['expand=constructor', 'expand'],
  ])('%s is refused by name', async (query, parameter) => {
    expect(await refused(http.get(`${one()}?${query}`))).toMatchObject([{ parameter, code: 'unknown-path' }]);
  });
});

describe('a condition means the same in MikroORM, in SQL and in memory', () => {
  const text = fc.constantFrom('AB', 'ab 1', '%', '_', 'van', 'VIN3', String.raw`\ `);
  const leaf = fc.oneof(
    fc.record({
      field: fc.constantFrom('plate', 'label', 'vin'),
      operator: fc.constantFrom('prefix', 'contains', 'eq', 'ne'),
      value: text,
    }),
    fc.record({ field: fc.constantFrom('plate', 'label'), operator: fc.constant('isNull'), value: fc.boolean() }),
    fc.record({
      field: fc.constant('plate'),
      operator: fc.constant('in'),
      value: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      field: fc.constant('registeredAt'),
      operator: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'ne'),
      value: fc.nat(8).map(at),
    }),
  ) as fc.Arbitrary<FilterTree>;
  const { tree: anyTree } = fc.letrec<{ tree: FilterTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }).map((and): FilterTree => ({ and })),
      fc.array(tie('tree'), { maxLength: 3 }).map((or): FilterTree => ({ or })),
      tie('tree').map((not): FilterTree => ({ not })),
    ),
  }));
  const inMemory = (tree: FilterTree, judge = matchesFilter): string[] =>
    vehicles.filter((vehicle) => judge(tree, vehicle)).map(({ vin }) => vin);
  const byOrm = (tree: FilterTree): Promise<string[]> =>
    clutch.kernel.database.withEntities(tenant.schema, async (em) =>
      (await em.find(VehicleRow, filterWhere(tree, vehicleList.allowed, at(0)), { orderBy: { vin: 'asc' } })).map(
        ({ vin }) => vin,
      ),
    );
  const bySql = async (tree: FilterTree): Promise<string[]> => {
    const { text: condition, values } = filterSql(tree, vehicleList.allowed, 2);
    const rows = await clutch.owner.query<{ vin: string }>(
      `select vin from ${tenant.schema}.fleet_vehicle where vin <> $1 and ${condition} order by vin`,
      ['none', ...values],
    );
    return rows.rows.map(({ vin }) => vin);
  };

  test('whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyTree, async (tree) => {
        const expected = inMemory(tree);
        expect([await byOrm(tree), await bySql(tree)]).toEqual([expected, expected]);
      }),
      { numRuns: 150 },
    );
  });
  test('a planted one that forgets NULL is found: the control', async () => {
    const forgetful: typeof matchesFilter = (tree, thing) =>
      'not' in tree ? !forgetful(tree.not, thing) && thing['plate'] !== null : matchesFilter(tree, thing);
    const tree: FilterTree = { not: { field: 'plate', operator: 'eq', value: 'AB' } };
    expect(inMemory(tree, forgetful)).not.toEqual(await byOrm(tree));
  });
});
