import process from 'node:process';
import { CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { PolicyCommands, type Projection, type Subscription, SubscriptionRunner, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { record } from '../kit/record.ts';
import { histories, live } from './histories.ts';

const RUNS = Number(process.env['RUNS'] ?? 10);
const TIMEOUT_MS = 60_000 + RUNS * 12_000;

const stopwatch =
  (startedAt = performance.now()) =>
  (): number =>
    (performance.now() - startedAt) / 1_000;

let clutch: TestInstallation;
let commands: CommandBus;
/** How often each type of event happened over all histories. */
const happened = new Map<string, number>();
beforeAll(async () => {
  clutch = await testInstallation([partnerContext, fleetContext, telematicsContext, bookingContext]);
  const module = await testModule(clutch, PartnerModule, FleetModule, TelematicsModule, BookingModule);
  commands = module.get(CommandBus);
});
afterAll(() => clutch.close());

const USUAL = [
  'WorkshopRegistered',
  'WorkshopChanged',
  'VehicleRegistered',
  'TroubleCodeDetected',
  'TroubleCodeCleared',
  'MaintenanceNeedOpened',
  'SlotHeld',
  'BookingRequested',
  'BookingConfirmed',
  'BookingCancelled',
];
const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

const isProjection = (one: Subscription): one is Projection => one.kind === 'projection';
/** Projections, policies and processes of a worker, until nothing is behind. */
async function drain(tenant: TenantRef, subscriptions: readonly Subscription[]): Promise<void> {
  const { database, events } = clutch.kernel;
  const failures: unknown[] = [];
  const policies = new PolicyCommands(commands, () => undefined);
  const reports = {
    lag: () => undefined,
    failed: (_: unknown, __: string, error: unknown) => void failures.push(error),
  };
  await new SubscriptionRunner(database, events, subscriptions, policies, reports).drain(tenant);
  if (failures.length > 0) throw failures[0];
}

/** All rows of a projection's tables. */
async function rowsOf(tenant: TenantRef, { tables }: Projection): Promise<unknown[][]> {
  return Promise.all(
    tables.map(async ({ meta }) => {
      const { rows } = await clutch.owner.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${tenant.schema}.${meta.tableName} t order by 1`,
      );
      return rows.map(({ row }) => row);
    }),
  );
}

/** Lives through random histories, and rebuilds every projection behind each of them. */
const compare = (subscriptions: readonly Subscription[], numRuns: number) =>
  fc.check(
    fc.asyncProperty(histories, async (steps) => {
      const tenant = await clutch.newTenant();
      await clutch.as(tenant, () => live(steps, commands, () => drain(tenant, subscriptions)));
      const types = await clutch.owner.query<{ type: string }>(`select type from ${tenant.schema}.event`);
      for (const { type } of types.rows) happened.set(type, (happened.get(type) ?? 0) + 1);
      for (const projection of subscriptions.filter(isProjection)) {
        const shown = await rowsOf(tenant, projection);
        await clutch.kernel.rebuild.run(tenant, projection.name);
        expect({ name: projection.name, rows: await rowsOf(tenant, projection) }).toEqual({
          name: projection.name,
          rows: shown,
        });
      }
    }),
    { numRuns, endOnFailure: true },
  );

test(
  'whatever happens, every projection is what a rebuild makes of the log',
  async () => {
    const seconds = stopwatch();
    const { failed, counterexample, errorInstance } = await compare(clutch.kernel.subscriptions, RUNS);
    expect({ failed, counterexample, errorInstance }).toEqual({
      failed: false,
      counterexample: null,
      errorInstance: null,
    });
    expect(USUAL.filter((type) => !happened.has(type))).toEqual([]);
    record({
      test: 'projections equal a rebuild',
      saw: `${RUNS} histories, ${sum(happened)} events`,
      seconds: seconds(),
    });
  },
  TIMEOUT_MS,
);

test(
  'control: a projection that loses a field is caught',
  async () => {
    const forgetful = clutch.kernel.subscriptions.map((one) =>
      one.name === 'booking.bookings' && isProjection(one) ? losingNotes(one) : one,
    );
    const seconds = stopwatch();
    const { failed, numRuns } = await compare(forgetful, RUNS);
    expect(failed).toBe(true);
    const control = 'the booking forgets the note';
    record({ test: 'projections equal a rebuild', control, saw: `history ${numRuns}`, seconds: seconds() });
  },
  TIMEOUT_MS,
);

/** The planted bug: live it forgets what the customer wrote. */
function losingNotes(bookings: Projection): Projection {
  const requested = bookings.handlers['BookingRequested']!;
  return {
    ...bookings,
    handlers: {
      ...bookings.handlers,
      BookingRequested: (event, rows) => requested({ ...event, data: { ...event.data, note: null } }, rows),
    },
  };
}
