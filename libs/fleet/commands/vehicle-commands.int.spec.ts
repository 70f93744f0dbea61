import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Appended, DomainError, type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { GetMaintenanceNeed, MaintenanceNeedHistory, RequireVehicle, VehicleExists } from '../contracts.ts';
import { fleetContext, FleetModule } from '../fleet.module.ts';
import { ClearMaintenanceNeed } from './clear-maintenance-need.command.ts';
import { OpenMaintenanceNeed } from './open-maintenance-need.command.ts';
import { RegisterVehicle } from './register-vehicle.command.ts';
import { ReportTroubleCode } from './report-trouble-code.command.ts';

const CLIENTS = 20;

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  tenant = await clutch.newTenant();
  const module = await testModule(clutch, FleetModule);
  commands = module.get(CommandBus);
  queries = module.get(QueryBus);
});
afterAll(() => clutch.close());

const as = <T>(work: () => Promise<T>, where = tenant): Promise<T> => clutch.as(where, work);
const register = (vin: string, where = tenant) => as(() => commands.execute(new RegisterVehicle({ vin })), where);
const report = (vehicleId: string, code: string) =>
  as(() => commands.execute(new ReportTroubleCode(vehicleId, { code, detectedAt: new Date() })));
const stream = async (streamId: string) => (await clutch.kernel.events.load(tenant.schema, streamId)).events;
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? { code: error.code, ...error.details } : error),
  );

async function vehiclesRegistered(): Promise<number> {
  const text = "select count(*)::int as n from event where type = 'VehicleRegistered'";
  return (await clutch.kernel.database.read<{ n: number }>(tenant.schema, { text }))[0]!.n;
}

describe('a VIN', () => {
  test('is registered once in a tenant; the refusal names the vehicle that has it', async () => {
    const { id } = await register('1M8GDM9AXKP042788');
    const again = await refusalOf(register('1m8gdm9axkp042788'));
    expect(again).toEqual({ code: 'vehicle.already-registered', vehicleId: typedId('veh', id) });
  });

  test("of another tenant is nobody's business", async () => {
    const neighbour = await clutch.newTenant();
    await register('11111111111111111');
    expect(await register('11111111111111111', neighbour)).toMatchObject({ version: 1 });
  });

  test('that many register at once gives one vehicle, and everybody else learns which', async () => {
    const before = await vehiclesRegistered();
    const answers = await Promise.allSettled(Array.from({ length: CLIENTS }, () => register('19XFC1F7XGE028370')));
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(done).toHaveLength(1);
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as DomainError).details] : [],
    );
    expect(refused).toEqual(Array.from({ length: CLIENTS - 1 }, () => ({ vehicleId: typedId('veh', done[0]!.id) })));
    expect(await vehiclesRegistered()).toBe(before + 1);
  });
});

describe('a trouble code', () => {
  test(`that ${CLIENTS} clients report at once is one event`, async () => {
    const { id } = await register('137ZA903X1E412677');
    const answers = await Promise.all(Array.from({ length: CLIENTS }, () => report(id, 'P0118')));
    expect(answers.map(({ version }) => version)).toEqual(Array.from({ length: CLIENTS }, () => 2));
    expect((await stream(id)).map(({ type }) => type)).toEqual(['VehicleRegistered', 'TroubleCodeDetected']);
  });

  test('of a vehicle that another tenant has is refused as unknown', async () => {
    const neighbour = await clutch.newTenant();
    const { id } = await register('137ZA903X1E412677', neighbour);
    expect(await refusalOf(report(id, 'P0118'))).toEqual({ code: 'vehicle.not-found' });
  });
});

describe('what other contexts ask', () => {
  let vehicle: Appended;
  beforeAll(async () => {
    vehicle = await register('1GB0C4EGXGZ280783');
  });

  test('a vehicle exists as soon as it is registered, without any read model', async () => {
    const ask = (id: string) => as(() => queries.execute(new VehicleExists(id)));
    expect([await ask(vehicle.id), await ask(uuidv7())]).toEqual([true, false]);
    await as(() => queries.execute(new RequireVehicle(vehicle.id)));
    expect(await refusalOf(as(() => queries.execute(new RequireVehicle(uuidv7()))))).toEqual({
      code: 'vehicle.not-found',
    });
  });

  test('a need tells its state and its history with who acted', async () => {
    const needId = uuidv7();
    const bookingId = uuidv7();
    await as(async () => {
      await commands.execute(new OpenMaintenanceNeed({ needId, vehicleId: vehicle.id, troubleCode: 'P0118' }));
      await commands.execute(new ClearMaintenanceNeed(needId, bookingId));
    });
    expect(await as(() => queries.execute(new GetMaintenanceNeed(needId)))).toEqual({
      needId,
      vehicleId: vehicle.id,
      troubleCode: 'P0118',
      serviceCode: 'cooling-system',
      status: 'cleared',
    });
    const actor = { kind: 'system', id: 'test' };
    expect(await as(() => queries.execute(new MaintenanceNeedHistory(needId)))).toMatchObject([
      { type: 'MaintenanceNeedOpened', actor, data: { serviceCode: 'cooling-system' } },
      { type: 'MaintenanceNeedCleared', actor, data: { bookingId } },
    ]);
  });

  test('an id that is no need has neither state nor history, though it is a stream', async () => {
    expect(await as(() => queries.execute(new GetMaintenanceNeed(vehicle.id)))).toBeNull();
    expect(await as(() => queries.execute(new MaintenanceNeedHistory(vehicle.id)))).toEqual([]);
  });
});
