import { type DynamicModule, type INestApplicationContext, Injectable } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, KERNEL, type Kernel, type TenantRef, WorkerPart, WorkerRuntime } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext } from '#fleet';
import { WorkerAppModule } from './worker-app.module.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let work: INestApplicationContext;

const boot = (module: DynamicModule): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });

beforeAll(async () => {
  clutch = await testInstallation([fleetContext], { CLUTCH_WORKER_SWEEP_SECONDS: '1' });
  tenant = await clutch.newTenant();
});
afterAll(async () => {
  await work?.get(WorkerRuntime).stop();
  await work?.close();
  await clutch.close();
});

/** A trouble code of a registered vehicle, as an API process would have committed it. */
async function detectTroubleCode(): Promise<string> {
  const vehicleId = uuidv7();
  const events = [
    { type: 'VehicleRegistered', data: { vehicleId, vin: '1M8GDM9AXKP042788', plate: null, label: null } },
    {
      type: 'TroubleCodeDetected',
      data: {
        vehicleId,
        code: 'P0118',
        description: 'Too hot',
        system: 'powertrain',
        detectedAt: '2026-05-01T00:00:00Z',
      },
    },
  ];
  await clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: vehicleId,
      category: 'vehicle',
      expected: 'none',
      events,
    }),
  );
  return vehicleId;
}
const openedNeeds = async () =>
  (await clutch.owner.query(`select data from ${tenant.schema}.event where type = 'MaintenanceNeedOpened'`)).rows;

test('a worker whose parts do not fit does not start: the control', async () => {
  @Injectable()
  class Misfit {
    constructor(readonly missing: WorkerRuntime) {}
  }
  const misfit = { module: class Planted {}, imports: [WorkerAppModule.forRoot(clutch.config)], providers: [Misfit] };
  await expect(boot(misfit)).rejects.toThrow('Misfit');
});

test('the worker starts with every subscription and part, and does what waits for it', async () => {
  const vehicleId = await detectTroubleCode();
  expect(await openedNeeds()).toEqual([]);
  work = await boot(WorkerAppModule.forRoot(clutch.config));
  const { subscriptions } = work.get<Kernel>(KERNEL);
  expect(subscriptions.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'projection partner.workshops',
    'projection fleet.vehicles',
    'projection fleet.maintenance-needs',
    'projection booking.bookings',
    'projection booking.workshops',
    'policy identity.tell-of-factors',
    'policy fleet.open-maintenance-need',
    'policy fleet.clear-maintenance-need',
    'policy fleet.clear-trouble-code',
    'process booking.hold-expiry',
    'feed platform.webhooks',
    'feed platform.metering',
  ]);
  const parts = work.get(DiscoveryService, { strict: false }).getProviders({ metadataKey: WorkerPart.KEY });
  expect(parts.map(({ name }) => String(name)).toSorted()).toEqual([
    'ArchiveRounds',
    'AuditPush',
    'DeprecationWatch',
    'FormerRoles',
    'HeadSigning',
    'KeyLetterWriter',
    'KeyRotation',
    'KeyUpkeep',
    'LedgerPurge',
    'LetterWriter',
    'OperationWorker',
    'PortalSessionUpkeep',
    'ProvedDomains',
    'QuotaWatch',
    'SignInUpkeep',
    'TenantWorker',
    'TrailPruning',
    'UnfinishedErasures',
    'UsageUpkeep',
    'WebhookAlerts',
    'WebhookBacklogGauge',
    'WebhookKeyUpkeep',
    'WebhookUpkeep',
    'WebhookWorker',
  ]);
  await expect.poll(openedNeeds, { timeout: 10_000 }).toMatchObject([{ data: { vehicleId, troubleCode: 'P0118' } }]);
});
