import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandBus } from '@nestjs/cqrs';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { project, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { OpenMaintenanceNeed } from '../commands/open-maintenance-need.command.ts';
import { fleetContext, FleetModule } from '../fleet.module.ts';

const VIN = '1M8GDM9AXKP042788';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
let id: string;

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, FleetModule);
  id = (await http.post('/v1/vehicles', { vin: VIN.toLowerCase(), label: 'Van 7' })).body['id'] as string;
  await project(clutch.kernel, tenant);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

describe('vehicles by HTTP', () => {
  test('a registration answers 201 with a receipt', async () => {
    const { status, headers, body } = await http.post('/v1/vehicles', { vin: '11111111111111111' });
    expect([status, headers['etag']]).toEqual([201, '"1"']);
    expect(body).toEqual({ id: expect.stringMatching(/^veh_/) as string, version: 1, position: 2 });
  });

  test('a wrong check digit is 422 and says which digit was expected', async () => {
    const { status, body } = await http.post('/v1/vehicles', { vin: VIN.replace('X', '3') });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'vehicle.vin-check-digit', position: 9, expected: 'X', found: '3' });
  });

  test('a VIN that is there is 409 and names the vehicle', async () => {
    expect(await http.post('/v1/vehicles', { vin: VIN })).toMatchObject({
      status: 409,
      body: { code: 'vehicle.already-registered', vehicleId: id },
    });
  });

  test('a repeat under its key is the first answer, a refusal too', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const first = await http.post('/v1/vehicles', { vin: VIN }, headers);
    const again = await http.post('/v1/vehicles', { vin: VIN }, headers);
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([409, 409, 'true']);
  });

  test('a report that cannot be read names its fields', async () => {
    const { status, body } = await http.post(`/v1/vehicles/${id}/trouble-codes`, {
      code: 7,
      detectedAt: '2026-02-30T00:00:00Z',
    });
    expect(status).toBe(422);
    const places = (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(new Set(places)).toEqual(new Set(['/code', '/detectedAt']));
  });

  test('a stream of another kind is no vehicle, whatever the prefix says', async () => {
    const needId = uuidv7();
    const open = new OpenMaintenanceNeed({ needId, vehicleId: uuidOf('veh', id)!, troubleCode: 'P0118' });
    await clutch.as(tenant, () => http.app.get(CommandBus, { strict: false }).execute(open));
    const report = { code: 'P0118', detectedAt: new Date().toISOString() };
    expect(await http.post(`/v1/vehicles/${typedId('veh', needId)}/trouble-codes`, report)).toMatchObject({
      status: 404,
      body: { code: 'vehicle.not-found' },
    });
  });
});

describe('the ETag of a vehicle', () => {
  test('changes when a need is opened, though the version stays', async () => {
    const before = await http.get(`/v1/vehicles/${id}`);
    const open = new OpenMaintenanceNeed({ needId: uuidv7(), vehicleId: uuidOf('veh', id)!, troubleCode: 'P0300' });
    await clutch.as(tenant, () => http.app.get(CommandBus, { strict: false }).execute(open));
    await project(clutch.kernel, tenant);
    const headers = { 'if-none-match': String(before.headers['etag']) };
    const after = await http.get(`/v1/vehicles/${id}`, headers);
    expect([before.status, after.status, after.body['version']]).toEqual([200, 200, before.body['version']]);
    expect(after.body['openNeeds']).toEqual(
      expect.arrayContaining([expect.objectContaining({ serviceCode: 'ignition' })]),
    );
    expect((await http.get(`/v1/vehicles/${id}`, { 'if-none-match': String(after.headers['etag']) })).status).toBe(304);
  });
});

describe('maintenance needs by HTTP', () => {
  test('are filtered by vehicle and status; an id of another kind in a filter is 422', async () => {
    const open = await http.get(`/v1/maintenance-needs?vehicleId=${id}&status=open&limit=1`);
    expect(open).toMatchObject({
      status: 200,
      body: { data: [{ vehicleId: id, status: 'open' }], page: { hasMore: true } },
    });
    expect(await http.get('/v1/maintenance-needs?vehicleId=bkg_1')).toMatchObject({
      status: 422,
      body: { errors: [{ parameter: 'vehicleId' }] },
    });
    expect(await http.get('/v1/maintenance-needs?status=done')).toMatchObject({ status: 422 });
  });
});
