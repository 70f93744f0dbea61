import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { currentContext, type TenantRef } from '#kernel';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext } from '#fleet';
import { LaunchError } from '../launch-error.ts';
import { printRows } from '../print-rows.ts';
import { projections } from './projections.ts';

const POLICY = 'fleet.open-maintenance-need';
const VEHICLES = 'fleet.vehicles';

let clutch: TestInstallation;
let tenant: TenantRef;
let repaired: boolean;
let printed: string[];

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  const { database, secret, operatorToken, keys } = clutch.config;
  vi.stubEnv('CLUTCH_DATABASE_URL', database.url);
  vi.stubEnv('CLUTCH_DATABASE_APP_URL', database.appUrl);
  vi.stubEnv('CLUTCH_SECRET', secret);
  vi.stubEnv('CLUTCH_OPERATOR_TOKEN', operatorToken);
  vi.stubEnv('CLUTCH_KEYS_DIR', keys.dir);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await clutch.close();
});
beforeEach(async () => {
  await clutch.owner.query(`update platform.tenant set status = 'suspended', slug = id::text`); // those of the test before
  tenant = await clutch.newTenant('garage');
  [repaired, printed] = [true, []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());

async function clutchProjections(command: string): Promise<string[]> {
  printed = [];
  await projections(command.split(' ').filter(Boolean));
  return printed;
}
const work = (of = tenant) =>
  runSubscriptions(clutch.kernel, of, async () => {
    if (!repaired) throw new Error('the workshop register\nis away');
  });
async function append(type: string, data: object, of = tenant): Promise<number> {
  const request = { streamId: uuidv7(), category: 'vehicle', expected: 'any' as const, events: [{ type, data }] };
  const answer = await clutch.as(of, () => clutch.kernel.events.append(currentContext()!, request));
  return 'position' in answer ? answer.position : 0;
}
const register = (of = tenant) =>
  append('VehicleRegistered', { vehicleId: uuidv7(), vin: '1M8GDM9AXKP042788', plate: null, label: 'Van' }, of);
async function poison(): Promise<number> {
  repaired = false;
  const finding = { code: 'P0118', description: null, system: 'powertrain', detectedAt: '2026-05-01T00:00:00Z' };
  const position = await append('TroubleCodeDetected', { vehicleId: uuidv7(), ...finding });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await work();
    await clutch.owner.query(`update ${tenant.schema}.subscription set updated_at = now() - interval '1 hour'`);
  }
  return position;
}
const rowsOf = async ({ schema }: TenantRef) =>
  (await clutch.owner.query(`select label from ${schema}.fleet_vehicle`)).rows as { label: string }[];

describe('list', () => {
  test('shows a tenant in full: a line for each subscription with tabs between, or JSON', async () => {
    await work();
    const position = await poison();
    const lines = await clutchProjections('list --tenant garage');
    expect(lines.map((line) => line.split('\t')[0])).toEqual([
      'fleet.clear-maintenance-need',
      'fleet.clear-trouble-code',
      'fleet.maintenance-needs',
      POLICY,
      VEHICLES,
    ]);
    expect(lines[3]).toBe([POLICY, 'policy', 'live', `${position}/${position}`, '0', '1', ''].join('\t'));
    const [json] = await clutchProjections('list --tenant garage --json');
    expect(JSON.parse(json!)).toMatchObject([{}, {}, {}, { name: POLICY, parked: 1 }, {}]);
  });

  test('without a tenant shows what lags in the whole installation, as the workers last saw it', async () => {
    expect(await clutchProjections('')).toEqual([expect.stringContaining('Nothing lags')]);
    await clutch.owner.query(
      `insert into platform.lagging_subscription values ($1, $2, 'halted', 12, 3.25, 1, '2999-01-01T00:00:00Z')`,
      [tenant.id, VEHICLES],
    );
    expect(await clutchProjections('list')).toEqual([
      `garage\t${VEHICLES}\thalted\t12 events, 3.3 s\t1\t2999-01-01T00:00:00.000Z`,
    ]);
  });

  test('is a table with a head on a terminal', () => {
    printRows(
      ['NAME', 'STATE'],
      [
        ['fleet.vehicles', 'live'],
        ['b', 'paused\nby hand'],
      ],
      true,
    );
    expect(printed).toEqual(['NAME            STATE', 'fleet.vehicles  live', 'b               paused by hand']);
  });
});

describe('steering', () => {
  test('pauses and lets go on, with the reason in the log', async () => {
    await work();
    expect(await clutchProjections(`pause ${VEHICLES} --tenant garage --reason maintenance`)).toEqual([
      `garage: ${VEHICLES} is paused`,
    ]);
    await register();
    await work();
    expect(await rowsOf(tenant)).toEqual([]);
    await clutchProjections(`resume ${VEHICLES} --tenant garage`);
    await work();
    expect(await rowsOf(tenant)).toHaveLength(1);
    const { rows } = await clutch.owner.query(
      `select type, data ->> 'reason' as reason, meta -> 'actor' ->> 'kind' as by from ${tenant.schema}.event where category = 'subscription'`,
    );
    expect(rows).toEqual([
      { type: 'SubscriptionPaused', reason: 'maintenance', by: 'operator' },
      { type: 'SubscriptionResumed', reason: 'by the command line', by: 'operator' },
    ]);
  });

  test('rebuilds a projection to the end, where no worker runs; of every tenant with --all', async () => {
    const other = await clutch.newTenant('other');
    for (const one of [tenant, other]) {
      await register(one);
      await work(one);
      await clutch.owner.query(`update ${one.schema}.fleet_vehicle set label = 'wrong'`);
    }
    expect(await clutchProjections(`rebuild ${VEHICLES} --all`)).toEqual([
      `garage: ${VEHICLES} is rebuilt`,
      `other: ${VEHICLES} is rebuilt`,
    ]);
    for (const one of [tenant, other])
      expect(await rowsOf(one)).toEqual([{ label: expect.not.stringMatching('wrong') }]);
  });

  test('with --all names the tenants where it was refused, and does the others', async () => {
    await work();
    const other = await clutch.newTenant('untouched');
    const refused = clutchProjections(`rebuild ${VEHICLES} --all`);
    await expect(refused).rejects.toThrow(`Not done for 1 of 2 tenants:\n  ${other.slug}: There is no subscription`);
    expect(printed).toEqual([`garage: ${VEHICLES} is rebuilt`]);
  });
});

describe('parked events', () => {
  test('are listed, tried again and left out', async () => {
    await work();
    expect(await clutchProjections('parked --tenant garage')).toEqual(['No event is parked.']);
    const [first, second] = [await poison(), await poison()];
    expect(await clutchProjections('parked --tenant garage')).toEqual(
      [first, second].map((position) =>
        [POLICY, position, 'TroubleCodeDetected', 'parked', 5, 0, 'the workshop register is away'].join('\t'),
      ),
    );
    repaired = true;
    await clutchProjections(`retry ${POLICY} ${first} --tenant garage`);
    await expect(clutchProjections(`skip ${POLICY} ${second} --tenant garage`)).rejects.toThrow('Give --reason');
    await clutchProjections(`skip ${POLICY} ${second} --tenant garage --reason sold`);
    await work();
    expect(await clutchProjections('parked --tenant garage')).toEqual(['No event is parked.']);
  });
});

describe('what cannot be is told in a sentence', () => {
  test.each([
    ['fly', 'There is no `clutch projections fly`.\n\nUsage:\n  clutch projections list'],
    ['pause', 'Usage: clutch projections pause <name> --tenant <slug>|--all [--reason <why>]'],
    ['retry one', 'Usage: clutch projections retry <name> <position> --tenant <slug>'],
    ['retry one two --tenant garage', '"two" is no position'],
    ['pause one', 'Give either --tenant <slug> or --all.'],
    ['pause one --all --tenant garage', 'Give either --tenant <slug> or --all.'],
    ['parked', 'Give --tenant <slug>'],
    ['list --tenant nobody', 'There is no tenant "nobody".'],
    ['pause fleet.nothing --tenant garage', 'There is no subscription "fleet.nothing".'],
    [`retry ${POLICY} 1 --tenant garage`, `${POLICY} has no parked event at position 1.`],
    [`rebuild ${POLICY} --tenant garage`, `${POLICY} cannot be rebuilt: a policy acts on the world.`],
  ])('%s', async (command, message) => {
    await work();
    const thrown: unknown = await clutchProjections(command).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(LaunchError);
    expect((thrown as Error).message).toContain(message);
  });
});
