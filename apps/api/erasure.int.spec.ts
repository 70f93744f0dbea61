import { uuidv7 } from 'uuidv7';
import { afterAll, describe, expect, test } from 'vitest';
import { type ContextDefinition, createKernel, type Subscription, type TenantRef, typedId } from '#kernel';
import {
  findTexts,
  project,
  rebuild,
  type TestHttp,
  testHttp,
  type TestInstallation,
  testInstallation,
} from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { AccessAdminModule, DataSubjectModule, identityContext } from '#identity';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule } from '#platform';
import { telematicsContext, TelematicsModule } from '#telematics';

const contexts = [platformContext, identityContext, partnerContext, fleetContext, telematicsContext, bookingContext];
const DAY = 86_400_000;
const ERASED = '[erased]';

/** A text of its own in every place where an API takes one about a person. */
const CANARIES = {
  technician: 'Canary Technician',
  vin: '1M8GDM9AXKP042788',
  plate: 'CANARY 77',
  label: 'Canary with the dent',
  latitude: '24.7131313',
  note: 'Canary will be late',
  reason: 'Canary sold the car',
  user: 'Canary Owner',
  email: 'canary@example.com',
};
const WITNESSES = ['Witness Technician', '1HGCM82633A004352', 'WITNESS 1', 'Witness asks'];
const READ_MODELS = ['booking_booking', 'booking_workshop', 'fleet_vehicle', 'partner_workshop'];
const ROWS = ['fleet_vin_claim', 'identity_user', 'telematics_last_position', 'telematics_position'];

interface Stage {
  readonly clutch: TestInstallation;
  readonly tenant: TenantRef;
  readonly http: TestHttp;
  /** Public ids of those who will be erased. */
  readonly subjects: { readonly technician: string; readonly vehicle: string; readonly user: string };
  /** The tenant's other owner. */
  readonly otherOwner: string;
  readonly bookings: readonly string[];
  readonly workshopId: string;
}

const open: TestInstallation[] = [];
afterAll(() => Promise.all(open.map((clutch) => clutch.close())));

async function play(played: readonly ContextDefinition[] = contexts): Promise<Stage> {
  const clutch = await testInstallation(played);
  open.push(clutch);
  const tenant = await clutch.newTenant();
  const modules = [
    PlatformModule,
    AccessAdminModule,
    DataSubjectModule,
    PartnerModule,
    FleetModule,
    TelematicsModule,
    BookingModule,
  ];
  const http = await testHttp(clutch, tenant, ...modules);
  const [user, otherOwner] = await people(clutch, tenant, http);
  const made = async (url: string, body: object): Promise<string> => {
    const answer = await http.post(url, body, { 'idempotency-key': uuidv7() });
    if (answer.status >= 300) throw new Error(`POST ${url} answered ${JSON.stringify(answer.body)}`);
    return answer.body['id'] as string;
  };
  const workshopId = await made('/v1/workshops', {
    name: 'Garage',
    timeZone: 'Etc/UTC',
    location: { latitude: 24.7, longitude: 46.7 },
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' })),
    bays: [{ name: 'Bay 1' }],
    technicians: [{ name: CANARIES.technician }, { name: WITNESSES[0] }],
    services: [{ code: 'tyres', name: 'Tyres', durationMinutes: 60, bufferMinutes: 0 }],
  });
  const { vin, plate, label } = CANARIES;
  const vehicle = await made('/v1/vehicles', { vin, plate, label });
  const witness = await made('/v1/vehicles', { vin: WITNESSES[1], plate: WITNESSES[2] });
  const fix = { recordedAt: new Date(), location: { latitude: Number(CANARIES.latitude), longitude: 46.7 } };
  await made(`/v1/vehicles/${vehicle}/positions`, { positions: [fix] });
  const bookings = [
    await book(made, { workshopId, vehicleId: vehicle, day: 2 }, CANARIES.note),
    await book(made, { workshopId, vehicleId: vehicle, day: 3 }, CANARIES.note),
    await book(made, { workshopId, vehicleId: witness, day: 4 }, WITNESSES[3]!),
  ];
  await made(`/v1/bookings/${bookings[1]}/cancellation`, { reason: CANARIES.reason });
  const taken = { workshopId, vehicleId: vehicle, serviceCode: 'tyres', startsAt: startsIn(2) };
  const refused = await http.post('/v1/bookings', taken, { 'idempotency-key': uuidv7() });
  expect(refused.status, 'a refusal lies in the ledger').toBe(409);
  await project(clutch.kernel, tenant);
  const { body } = await http.get(`/v1/workshops/${workshopId}`);
  const [technician] = body['technicians'] as { id: string }[];
  const subjects = { technician: technician!.id, vehicle, user };
  return { clutch, tenant, http, subjects, otherOwner, bookings, workshopId };
}

const startsIn = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY) + days) * DAY + 10 * 3_600_000).toISOString();

async function book(
  made: (url: string, body: object) => Promise<string>,
  { workshopId, vehicleId, day }: { workshopId: string; vehicleId: string; day: number },
  note: string,
): Promise<string> {
  const id = await made('/v1/bookings', { workshopId, vehicleId, serviceCode: 'tyres', startsAt: startsIn(day) });
  await made(`/v1/bookings/${id}/request`, { note });
  return id;
}

/** Two owners, and a receiver of every event. */
async function people(clutch: TestInstallation, tenant: TenantRef, http: TestHttp): Promise<[string, string]> {
  const ids = [uuidv7(), uuidv7()] as const;
  const user = `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash) values ($1, $2, $3, 'owner', '')`;
  await clutch.owner.query(user, [ids[0], CANARIES.email, CANARIES.user]);
  await clutch.owner.query(user, [ids[1], 'other@example.com', 'Other']);
  const { body } = await http.get('/v1/roles?limit=100');
  const role = (body['data'] as { id: string; name: string }[]).find(({ name }) => name === 'owner')!;
  for (const userId of ids) await http.post(`/v1/users/${typedId('usr', userId)}/roles`, { roleId: role.id });
  await clutch.owner.query(
    `insert into ${tenant.schema}.platform_webhook_endpoint (endpoint_id, url, event_types, secret, after_position, created_at)
      values ($1, 'https://example.com', '{*}', '', 0, now())`,
    [uuidv7()],
  );
  return [typedId('usr', ids[0]), typedId('usr', ids[1])];
}

const erase = ({ http }: Stage, subject: string) => http.post(`/v1/data-subjects/${subject}/erasure`, {});

/** Erases everybody, as often as it takes until nothing is pending. */
async function eraseAll(stage: Stage): Promise<void> {
  for (const subject of Object.values(stage.subjects)) {
    const [asked] = [erase(stage, subject), await soon()];
    await project(stage.clutch.kernel, stage.tenant);
    expect(await asked).toMatchObject({ status: 200, body: { subjectId: subject } });
    await project(stage.clutch.kernel, stage.tenant);
    expect((await erase(stage, subject)).body).toMatchObject({ pending: [] });
  }
}

/** Types of stored webhooks in which one of those who are erased is named. */
async function messagesThatName({ clutch, tenant, subjects }: Stage): Promise<string[]> {
  const { rows } = await clutch.owner.query<{ event_type: string }>(
    `select event_type from ${tenant.schema}.platform_webhook_delivery
     where convert_from(body, 'UTF8') like any(array(select '%' || s || '%' from unnest($1::text[]) s))`,
    [Object.values(subjects)],
  );
  return rows.map((row) => row.event_type);
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
const canariesIn = ({ clutch, tenant }: Stage) => findTexts(clutch.owner, tenant.schema, Object.values(CANARIES));

describe('an erased person', () => {
  test('was in read models and rows only, and is nowhere afterwards; others stay; a replay gives the same', async () => {
    const stage = await play();
    const { clutch, tenant, http, subjects, bookings, workshopId } = stage;
    expect(await canariesIn(stage)).toEqual([...READ_MODELS, ...ROWS].toSorted());
    const sent = `select count(*)::int as n from ${tenant.schema}.platform_webhook_delivery`;
    expect((await clutch.owner.query<{ n: number }>(sent)).rows[0]!.n).toBeGreaterThan(5);

    expect((await messagesThatName(stage)).length).toBeGreaterThan(0);
    await eraseAll(stage);
    expect(await canariesIn(stage)).toEqual([]);
    // Which tells of the erasure itself.
    expect(new Set(await messagesThatName(stage))).toEqual(new Set(['data-subject.erased']));
    expect(await findTexts(clutch.owner, tenant.schema, WITNESSES)).toEqual(
      [...READ_MODELS, 'fleet_vin_claim'].toSorted(),
    );

    const shown = await Promise.all(
      READ_MODELS.map((table) => clutch.owner.query(`select * from ${tenant.schema}.${table} order by 1`)),
    );
    for (const subscription of clutch.kernel.subscriptions) {
      if (subscription.kind !== 'projection') continue;
      const tables = subscription.tables.map(({ meta }) => meta.tableName);
      await rebuild(clutch.kernel, tenant, { name: subscription.name, tables });
    }
    for (const [index, table] of READ_MODELS.entries()) {
      const { rows } = await clutch.owner.query(`select * from ${tenant.schema}.${table} order by 1`);
      expect([table, rows]).toEqual([table, shown[index]!.rows]);
    }
    expect(await canariesIn(stage), 'after a replay from zero').toEqual([]);

    expect((await http.get(`/v1/bookings/${bookings[1]}`)).body).toMatchObject({
      note: ERASED,
      cancellationReason: ERASED,
    });
    expect((await http.get(`/v1/bookings/${bookings[0]}`)).body).toMatchObject({
      note: ERASED,
      cancellationReason: null,
    });
    expect((await http.get(`/v1/bookings/${bookings[0]}/timeline`)).body).toMatchObject({
      data: [{}, { what: `Asked for the slot: ${ERASED}` }],
    });
    expect((await http.get(`/v1/vehicles/${subjects.vehicle}`)).body).toMatchObject({
      vin: ERASED,
      plate: ERASED,
      label: ERASED,
    });
    const { body } = await http.get(`/v1/workshops/${workshopId}`);
    expect(body['technicians']).toMatchObject([{ name: ERASED }, { name: WITNESSES[0] }]);
    const { body: events } = await http.get('/v1/events?types=data-subject.erased');
    expect(events['data']).toMatchObject(Object.values(subjects).map((subjectId) => ({ data: { subjectId } })));
  }, 60_000);

  test('is erased once: the certificate stays the same, and says what was done', async () => {
    const stage = await play();
    await eraseAll(stage);
    const { subjects, http } = stage;
    const [first, again] = [await erase(stage, subjects.vehicle), await erase(stage, subjects.vehicle)];
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(first.body['scrubbed']).toEqual(
      expect.arrayContaining(['booking.bookings', 'fleet.vehicles', 'fleet.vin-claims', 'telematics.movements']),
    );
    expect((await http.get(`/v1/data-subjects/${subjects.vehicle}/erasure`)).body).toEqual(first.body);
    const { vin } = CANARIES;
    const next = await http.post('/v1/vehicles', { vin }, { 'idempotency-key': uuidv7() });
    expect(next.status, 'the next keeper may register the vehicle').toBe(201);
  }, 60_000);

  test('of whom nothing is known is not there, and the last owner stays', async () => {
    const stage = await play();
    for (const unknown of [typedId('tec', uuidv7()), 'nobody', 'usr_%20', stage.subjects.user.replace('usr', 'tec')])
      expect(await erase(stage, unknown)).toMatchObject({ status: 404, body: { code: 'data-subject.not-found' } });
    expect((await stage.http.get(`/v1/data-subjects/${stage.subjects.user}/erasure`)).status).toBe(404);
    expect(await erase(stage, stage.otherOwner)).toMatchObject({ status: 200 });
    expect(await erase(stage, stage.subjects.user)).toMatchObject({ status: 409, body: { code: 'user.last-owner' } });
    expect(await canariesIn(stage)).toContain('identity_user');
  }, 60_000);
});

test('a read model that is left out of the erasure is found', async () => {
  const given = bookingContext.subscriptions as readonly Subscription[];
  const subscriptions = given.map((one) =>
    one.name === 'booking.bookings' && one.kind === 'projection'
      ? { ...one, handlers: { ...one.handlers, SubjectErased: () => undefined } }
      : one,
  );
  const stage = await play([
    ...contexts.filter((context) => context !== bookingContext),
    { ...bookingContext, subscriptions },
  ]);
  await eraseAll(stage);
  expect(await canariesIn(stage)).toEqual(['booking_booking']);
}, 60_000);

test('a read model that forgets to answer keeps its release from starting', async () => {
  const forgetful = {
    kind: 'projection' as const,
    name: 'notes.all',
    tables: [],
    handlers: { BookingRequested: () => undefined },
  };
  const { config } = open[0]!;
  await expect(createKernel(config, [...contexts, { name: 'notes', subscriptions: [forgetful] }])).rejects.toThrow(
    'notes.all reads personal texts of BookingRequested and does not handle SubjectErased',
  );
});
