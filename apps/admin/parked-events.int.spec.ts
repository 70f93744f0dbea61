import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpApp, currentContext, type TenantRef, typedId } from '#kernel';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext } from '#fleet';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

const POLICY = 'fleet.open-maintenance-need';
const PROJECTION = 'fleet.vehicles';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let repaired: boolean;
/** What the policies' commands were about. */
let done: string[];

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  app = await createHttpApp(AdminModule.forRoot(clutch.config), { ...ADMIN, config: clutch.config, logger: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  [repaired, done] = [true, []];
});

async function ask(method: 'GET' | 'POST', path: string, body?: object) {
  const headers = { authorization: `Bearer ${clutch.config.operatorToken}` };
  const url = `/v1/tenants/${typedId('tnt', tenant.id)}${path}`;
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, json, code: json['code'] };
}
const order = (path: string) => ask('POST', `/subscriptions${path}`, { reason: 'because' });

/** A worker of the tenant, whose policies fail until they are repaired. */
const work = () =>
  runSubscriptions(clutch.kernel, tenant, async (command) => {
    if (!repaired) throw new Error('the workshop register is away');
    done.push(command.constructor.name);
  });
const asOwner = (text: string) => clutch.owner.query(text.replaceAll('{t}', tenant.schema));

/** A trouble code of a vehicle. @returns its position */
async function detect(vehicleId: string): Promise<number> {
  const event = {
    type: 'TroubleCodeDetected',
    data: { vehicleId, code: 'P0118', description: null, system: 'powertrain', detectedAt: '2026-05-01T00:00:00Z' },
  };
  const request = { streamId: vehicleId, category: 'vehicle', expected: 'any' as const, events: [event] };
  const answer = await clutch.as(tenant, () => clutch.kernel.events.append(currentContext()!, request));
  return 'position' in answer ? answer.position : 0;
}
/** Two findings of one vehicle, of which the policy cannot handle the first. @returns its position */
async function poison(): Promise<number> {
  repaired = false;
  const vehicleId = uuidv7();
  const position = await detect(vehicleId);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await work();
    await asOwner(`update {t}.subscription set updated_at = now() - interval '1 hour'`);
  }
  await detect(vehicleId);
  await work();
  return position;
}

describe('parked events', () => {
  const parked = async (query = '') => (await ask('GET', `/parked-events${query}`)).json['data'];

  test('are listed with what went wrong and what waits behind them, of one subscription or all', async () => {
    const position = await poison();
    const one = {
      subscription: POLICY,
      position,
      eventId: expect.stringMatching(/^evt_/),
      eventType: 'TroubleCodeDetected',
      status: 'parked',
      attempts: 5,
      error: 'the workshop register is away',
      parkedAt: expect.any(String),
      heldBehind: 1,
    };
    expect(await parked()).toEqual([one]);
    expect(await parked(`?filter[subscription]=${POLICY}`)).toEqual([one]);
    expect(await parked(`?filter[subscription]=${PROJECTION}`)).toEqual([]);
  });

  test('come in pages, forwards and backwards', async () => {
    for (let n = 0; n < 3; n += 1) await poison();
    const page = async (cursor?: string | null) => {
      const query = `limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { json } = await ask('GET', `/parked-events?${query}`);
      const { nextCursor, prevCursor } = json['page'] as { nextCursor: string | null; prevCursor: string | null };
      const positions = (json['data'] as { position: number }[]).map((one) => one.position);
      return { positions, nextCursor, prevCursor };
    };
    const first = await page();
    const second = await page(first.nextCursor);
    expect([first.positions.length, second.positions.length, second.nextCursor]).toEqual([2, 1, null]);
    expect((await page(second.prevCursor)).positions).toEqual(first.positions);
  });

  test('are tried again in order when an operator says so', async () => {
    const position = await poison();
    repaired = true;
    const path = `/${POLICY}/parked-events/${position}`;
    expect(await order(`${path}/retry`)).toMatchObject({ status: 202, json: { parked: 0, heldBack: 2 } });
    expect(await parked()).toMatchObject([{ position, status: 'retrying' }]);
    expect(await order(`${path}/skip`)).toMatchObject({ status: 409, code: 'parked-event.being-retried' });
    await work();
    expect([done, await parked()]).toEqual([['OpenMaintenanceNeed', 'OpenMaintenanceNeed'], []]);
    expect(await order(`${path}/retry`)).toMatchObject({ status: 404, code: 'parked-event.not-found' });
  });

  test('are left out when an operator says so, and what waited goes on', async () => {
    const position = await poison();
    repaired = true;
    expect(await order(`/${POLICY}/parked-events/${position + 1}/skip`)).toMatchObject({
      status: 409,
      code: 'parked-event.held-back',
    });
    expect(await order(`/${POLICY}/parked-events/${position}/skip`)).toMatchObject({
      status: 202,
      json: { parked: 0 },
    });
    await work();
    expect([done, await parked()]).toEqual([['OpenMaintenanceNeed'], []]);
  });

  test.each(['0', '-1', '1.5', 'x', '9'.repeat(16), '99'])('at position %s are 404', async (position) => {
    await work();
    for (const path of ['retry', 'skip'])
      expect(await order(`/${POLICY}/parked-events/${position}/${path}`)).toMatchObject({
        status: 404,
        code: 'parked-event.not-found',
      });
  });
});
