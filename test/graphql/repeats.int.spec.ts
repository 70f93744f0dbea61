import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { slotOn } from '../authorization/world.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { DocumentsStage } from './documents-stage.ts';

let stage: DocumentsStage;
let tenant: TenantRef;
let key: string;

beforeAll(async () => {
  stage = await DocumentsStage.open();
  tenant = await stage.clutch.newTenant();
  key = await stage.keyOf(tenant);
});
afterAll(() => stage.close());

interface Receipt {
  readonly id: string;
  readonly version: number;
  readonly replayed: boolean;
}

/** Where a key is said, new for each mutation: what stands beside its arguments, and in the headers. */
type Keys = () => { readonly said: string; readonly headers: Record<string, string> };
const DOORS: Readonly<Record<string, Keys>> = {
  'of its own': () => ({ said: `idempotencyKey: "${randomUUID()}"`, headers: {} }),
  'of its document': () => ({ said: '', headers: { 'idempotency-key': randomUUID() } }),
};

async function mutate(name: string, args: string, { said, headers }: ReturnType<Keys>): Promise<Receipt> {
  const query = `mutation { done: ${name}(${args} ${said}) { id version replayed } }`;
  const { json } = await stage.send('POST', '/graphql', { key, headers, body: { query } });
  expect(json).not.toHaveProperty('errors');
  return (json['data'] as { readonly done: Receipt }).done;
}

async function written(): Promise<number> {
  const counted = `select (select count(*) from ${tenant.schema}.event) + (select count(*) from ${tenant.schema}.platform_webhook_endpoint) as n`;
  return Number((await stage.clutch.owner.query<{ n: string }>(counted)).rows[0]!.n);
}

/** Sends a mutation twice at once and once more later. @returns what it answered, and what is wrong with that */
async function thrice(name: string, args: string, once: () => ReturnType<Keys>): Promise<[Receipt, string[]]> {
  const both = await Promise.all([mutate(name, args, once()), mutate(name, args, once())]);
  const before = await written();
  const all = [...both, await mutate(name, args, once())];
  const faults = [
    ...(all.filter(({ replayed }) => !replayed).length === 1 ? [] : [`${name} says that it acts again`]),
    ...(new Set(all.map(({ id, version }) => `${id} ${version}`)).size === 1 ? [] : [`${name} has another answer`]),
    ...((await written()) === before ? [] : [`${name} acts again`]),
  ];
  return [both[0], faults];
}

/** A text of GraphQL: as JSON, with bare names. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
const input = (value: object): string => `input: ${literal(value)}`;

/** Every mutation of the schema, in an order in which each can be made. @returns their names, and what was wrong */
async function everyMutation(keys: Keys): Promise<[names: Set<string>, faults: string[]]> {
  const [names, faults] = [new Set<string>(), [] as string[]];
  const make = async (name: string, args: string): Promise<string> => {
    const said = keys();
    const [{ id }, found] = await thrice(name, args, () => said);
    names.add(name);
    faults.push(...found);
    return `id: "${id}"`;
  };
  const idOf = (told: string): string => told.slice('id: "'.length, -1);
  const workshopId = idOf(await make('registerWorkshop', input(NEAR_WORKSHOP)));
  const vehicleId = idOf(await make('registerVehicle', input({ vin: vinOf(randomInt(1_000_000)) })));
  await make(
    'reportTroubleCode',
    `vehicleId: "${vehicleId}" ${input({ code: 'P0301', detectedAt: new Date().toISOString() })}`,
  );
  const slot = { workshopId, vehicleId, serviceCode: 'oil-change' };
  const booking = await make('holdSlot', input({ ...slot, startsAt: slotOn(9) }));
  await make('requestBooking', booking);
  await make('confirmBooking', booking);
  await make('startBooking', booking);
  await make('completeBooking', booking);
  const other = await make('holdSlot', input({ ...slot, startsAt: slotOn(10) }));
  await make('cancelBooking', `${other} ${input({ reason: 'not wanted' })}`);
  await make('createWebhookEndpoint', input({ url: 'https://93.184.215.14/hooks', eventTypes: ['*'] }));
  return [names, faults];
}

describe('a mutation that is sent again, at once or later', () => {
  test.each(Object.entries(DOORS))('acts once under a key %s', async (_, keys) => {
    const [names, faults] = await everyMutation(keys);
    expect(faults).toEqual([]);
    const { json } = await stage.run(key, { query: '{ __type(name: "Mutation") { fields { name } } }' });
    const { fields } = (json['data'] as { __type: { fields: { name: string }[] } }).__type;
    expect([...names].toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
  });

  test('under other keys acts again, which is seen: the control', async () => {
    const [, faults] = await thrice('registerWorkshop', input(NEAR_WORKSHOP), DOORS['of its own']!);
    expect(faults).toEqual([
      'registerWorkshop says that it acts again',
      'registerWorkshop has another answer',
      'registerWorkshop acts again',
    ]);
  });

  test('acts once in each place of a document that has it twice under one key', async () => {
    const { headers } = DOORS['of its document']!();
    const query = `mutation { a: registerWorkshop(${input(NEAR_WORKSHOP)}) { id } b: registerWorkshop(${input(NEAR_WORKSHOP)}) { id } }`;
    const ask = async (): Promise<Readonly<Record<'a' | 'b', { readonly id: string }>>> =>
      (await stage.send('POST', '/graphql', { key, headers, body: { query } })).json['data'] as never;
    const [first, again] = [await ask(), await ask()];
    expect(again).toEqual(first);
    expect(first.a.id).not.toBe(first.b.id);
  });
});
