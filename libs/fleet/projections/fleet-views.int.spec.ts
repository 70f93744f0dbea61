import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  currentContext,
  type Event,
  eventCatalogue,
  PageQuery,
  PolicyCommands,
  SubscriptionRunner,
  type TenantRef,
  typedId,
} from '#kernel';
import { rebuild, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { type BookingCompleted } from '#booking/contracts';
import { RegisterVehicle } from '../commands/register-vehicle.command.ts';
import { ReportTroubleCode } from '../commands/report-trouble-code.command.ts';
import { fleetContext, FleetModule } from '../fleet.module.ts';
import { GetVehicle } from '../queries/get-vehicle.query.ts';
import {
  ListMaintenanceNeeds,
  MaintenanceNeedsQuery,
  ShowMaintenanceNeed,
} from '../queries/list-maintenance-needs.query.ts';
import { ListTroubleCodes, TroubleCodesQuery } from '../queries/list-trouble-codes.query.ts';
import { ListVehicles } from '../queries/list-vehicles.query.ts';

/** Stands for the bookings, of which the fleet hears only that one is completed. */
const bookings = { name: 'booking', events: [eventCatalogue<BookingCompleted>({ BookingCompleted: { version: 1 } })] };

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;
let vehicleId: string;

beforeAll(async () => {
  clutch = await testInstallation([fleetContext, bookings]);
  tenant = await clutch.newTenant();
  const module = await testModule(clutch, FleetModule);
  commands = module.get(CommandBus);
  queries = module.get(QueryBus);
});
afterAll(() => clutch.close());

const as = <T>(work: () => Promise<T>): Promise<T> => clutch.as(tenant, work);
const report = (code: string, detectedAt: string) =>
  as(() => commands.execute(new ReportTroubleCode(vehicleId, { code, detectedAt: new Date(detectedAt) })));
const vehicle = () => as(() => queries.execute(new GetVehicle(vehicleId)));
const codes = async (query: Partial<TroubleCodesQuery> = {}) =>
  (await as(() => queries.execute(new ListTroubleCodes(vehicleId, Object.assign(new TroubleCodesQuery(), query)))))
    .data;
const needs = async (query: Partial<MaintenanceNeedsQuery> = {}) =>
  (await as(() => queries.execute(new ListMaintenanceNeeds(Object.assign(new MaintenanceNeedsQuery(), query))))).data;

/** Projections and policies, until nothing is behind. */
async function settle(): Promise<void> {
  const { database, events, subscriptions } = clutch.kernel;
  const raise = (_: unknown, __: unknown, error: unknown) => {
    throw error;
  };
  const reports = { lag: () => undefined, failed: raise };
  await new SubscriptionRunner(database, events, subscriptions, new PolicyCommands(commands, raise), reports).drain(
    tenant,
  );
}

async function completeBooking(maintenanceNeedId: string): Promise<string> {
  const bookingId = uuidv7();
  const completed: Event = {
    type: 'BookingCompleted',
    data: { bookingId, workshopId: uuidv7(), vehicleId, maintenanceNeedId, completedAt: new Date().toISOString() },
  };
  await as(() =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: bookingId,
      category: 'booking',
      expected: 'none',
      events: [completed],
    }),
  );
  return bookingId;
}

describe('the life of a fault', () => {
  test('a registered vehicle is shown with nothing wrong', async () => {
    ({ id: vehicleId } = await as(() =>
      commands.execute(new RegisterVehicle({ vin: '1M8GDM9AXKP042788', label: 'Van 7' })),
    ));
    await settle();
    const shown = { id: typedId('veh', vehicleId), vin: '1M8GDM9AXKP042788', plate: null, label: 'Van 7', version: 1 };
    expect(await vehicle()).toMatchObject({ ...shown, activeTroubleCodes: [], openNeeds: [] });
    expect(await as(() => queries.execute(new ListVehicles(new PageQuery())))).toMatchObject({
      data: [shown],
      page: { hasMore: false },
    });
  });

  test('a code, however often reported, opens one need', async () => {
    await report('P0118', '2026-05-01T08:00:00Z');
    await report('P0118', '2026-05-01T08:00:05Z');
    await settle();
    const { version, activeTroubleCodes, openNeeds } = await vehicle();
    expect(version).toBe(2);
    expect(activeTroubleCodes).toMatchObject([
      { code: 'P0118', system: 'powertrain', status: 'active', detectedAt: '2026-05-01T08:00:00.000Z' },
    ]);
    expect(openNeeds).toMatchObject([
      { vehicleId: typedId('veh', vehicleId), troubleCode: 'P0118', serviceCode: 'cooling-system', status: 'open' },
    ]);
  });

  test('the completed booking meets the need, and the code is no longer active', async () => {
    const [{ needId }] = (await clutch.kernel.database.read<{ needId: string }>(tenant.schema, {
      text: 'select need_id as "needId" from fleet_maintenance_need',
    })) as [{ needId: string }];
    const bookingId = await completeBooking(needId);
    await settle();
    expect(await as(() => queries.execute(new ShowMaintenanceNeed(needId)))).toMatchObject({
      status: 'cleared',
      bookingId: typedId('bkg', bookingId),
      version: 2,
    });
    expect(await vehicle()).toMatchObject({ version: 3, activeTroubleCodes: [], openNeeds: [] });
    expect(await codes()).toMatchObject([
      { code: 'P0118', status: 'cleared', clearedAt: expect.any(String) as string },
    ]);
  });

  test('the same code found later is a new finding with a need of its own', async () => {
    await report('P0118', '2026-05-09T08:00:00Z');
    await settle();
    expect((await codes()).map(({ status }) => status)).toEqual(['active', 'cleared']);
    expect((await codes({ status: 'active' })).map(({ detectedAt }) => detectedAt)).toEqual([
      '2026-05-09T08:00:00.000Z',
    ]);
    expect((await needs({ vehicleId })).map(({ status }) => status)).toEqual(['open', 'cleared']);
    expect(await needs({ vehicleId, status: 'open' })).toHaveLength(1);
    expect(await needs({ vehicleId: uuidv7() })).toEqual([]);
  });
});

describe('the read models', () => {
  const tables = ['fleet_vehicle', 'fleet_trouble_code', 'fleet_maintenance_need'];
  const rows = () =>
    Promise.all(
      tables.map((table) => clutch.kernel.database.read(tenant.schema, { text: `select * from ${table} order by 1` })),
    );

  test('are the same however often they are rebuilt', async () => {
    const shown = await rows();
    expect(shown.map(({ length }) => length)).toEqual([1, 2, 2]);
    for (let round = 1; round <= 2; round += 1) {
      await rebuild(clutch.kernel, tenant, { name: 'fleet.vehicles', tables: ['fleet_vehicle', 'fleet_trouble_code'] });
      await rebuild(clutch.kernel, tenant, { name: 'fleet.maintenance-needs', tables: ['fleet_maintenance_need'] });
      expect(await rows()).toEqual(shown);
    }
  });
});
