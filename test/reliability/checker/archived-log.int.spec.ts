import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { bookingContext } from '#booking';
import { fleetContext } from '#fleet';
import { checkHoles } from './check-log.ts';
import { readTenant } from './tenant-state.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
const vehicles = Array.from({ length: 3 }, () => uuidv7());

beforeAll(async () => {
  clutch = await testInstallation([fleetContext, bookingContext]);
  tenant = await clutch.newTenant();
  for (const code of ['P0118', 'P0119', 'P0120']) for (const vehicle of vehicles) await detect(vehicle, code);
  await clutch.owner.query(`insert into ${tenant.schema}.subscription (name, shard, position) values ('all', 0, 100)`);
  for (const vehicle of vehicles) await clutch.kernel.archive.archive(tenant.schema, vehicle);
});
afterAll(() => clutch.close());

async function detect(vehicleId: string, code: string): Promise<void> {
  const data = { vehicleId, code, description: null, system: 'powertrain', detectedAt: '2026-05-01T00:00:00.000Z' };
  const events = [{ type: 'TroubleCodeDetected', data }];
  await clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: vehicleId,
      category: 'vehicle',
      expected: 'any',
      events,
    }),
  );
}
const violations = async () => checkHoles(await readTenant(clutch.config, tenant.schema));

test('the log of a tenant with an archive has no hole', async () => {
  const { events, head } = await readTenant(clutch.config, tenant.schema);
  expect([events.length, head]).toEqual([9, 9]);
  expect(await violations()).toEqual([]);
});

test('an archive that was lost is a hole, and so is an event that is in both places: the control', async () => {
  const { schema } = tenant;
  const { rows } = await clutch.owner.query(`select * from ${schema}.event where position = 9`);
  await clutch.owner.query(`create table ${schema}.kept as select * from ${schema}.event_archive`);
  await clutch.owner.query(`delete from ${schema}.event_archive`);
  expect((await violations()).map(({ what }) => what)).toContain('position 7 is in place 1');
  await clutch.owner.query(`insert into ${schema}.event_archive select * from ${schema}.kept`);
  await clutch.owner.query(
    `insert into ${schema}.event (position, shard, version, stream_id, event_id, category, type, data, meta)
     values (1, 0, 1, $1, gen_random_uuid(), 'vehicle', 'TroubleCodeDetected', '{}', '{}')`,
    [rows[0].stream_id],
  );
  expect(await violations()).not.toEqual([]);
});
