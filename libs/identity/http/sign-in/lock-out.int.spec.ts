import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { verify } from '@node-rs/argon2';
import { TenantDatabase, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

vi.mock(import('@node-rs/argon2'), async (original) => {
  const argon2 = await original();
  return { ...argon2, verify: vi.fn<typeof argon2.verify>(argon2.verify) };
});

const WRONG = { password: 'wrong horse battery' };
const MINUTE_MS = 60_000;

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  people.clock.aheadMs = 0;
  vi.mocked(verify).mockClear();
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

/** Tries in turn, and waits as long as it is told to when `patiently`. */
async function tries(count: number, over: object, patiently = true): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length < count) {
    const { status, headers } = await people.signIn(tenant, over);
    if (status === 429 && patiently) people.clock.aheadMs += Number(headers['retry-after']) * 1_000;
    else statuses.push(status);
  }
  return statuses;
}
const locked = { status: 429, code: 'sign-in.too-many-tries' };

describe('failed proofs of a person', () => {
  test('slow down from the fifth on and lock from the tenth on for 15 minutes, doubling (ASVS 6.3.1)', async () => {
    expect(await tries(5, WRONG, false)).toEqual([401, 401, 401, 401, 401]);
    const slowed = await people.signIn(tenant);
    expect(slowed).toMatchObject(locked);
    expect(slowed.headers['retry-after']).toBe('1');
    await tries(5, WRONG);
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { status, headers } = await people.signIn(tenant, WRONG);
      expect(status).toBe(429);
      waits.push(Math.round(Number(headers['retry-after']) / 60));
      people.clock.aheadMs += Number(headers['retry-after']) * 1_000;
      await people.signIn(tenant, WRONG);
    }
    expect(waits).toEqual([15, 30, 60]);
    const { rows } = await clutch.owner.query<{ type: string }>(
      `select type from ${tenant.schema}.event where type = 'AccountLocked'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('are forgotten with a sign-in that is right', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect(await tries(4, WRONG, false)).toEqual([401, 401, 401, 401]);
      expect((await people.signIn(tenant)).status).toBe(200);
    }
  });

  test('are counted from every address, and for somebody who does not exist alike (ASVS 6.3.8)', async () => {
    const statuses = async (email: string) => {
      const found: unknown[] = [];
      for (let index = 0; index < 7; index += 1) {
        const { status, code, headers } = await people.signIn(tenant, { ...WRONG, email, ip: `203.0.113.${index}` });
        found.push([status, code, headers['retry-after']]);
      }
      return found;
    };
    const known = await statuses(EMAIL);
    expect(await statuses('nobody@garage.example')).toEqual(known);
    expect(known.at(-1)).toEqual([429, 'sign-in.too-many-tries', '1']);
  });

  test('of all factors are one counter, which a right password does not set back', async () => {
    const { accessToken: token } = await people.session(tenant);
    const { json } = await people.ask('POST', '/v1/auth/mfa/setup', { token, body: { kind: 'totp' } });
    const { id, totp } = json as { id: string; totp: { secret: string } };
    const show = () => codeOf(totp.secret, people.clock.now());
    await people.ask('POST', '/v1/auth/mfa/verify', { token, body: { id, code: show() } });
    people.clock.aheadMs = MINUTE_MS;
    const attemptOf = async () => (await people.signIn(tenant)).json['attempt'] as { id: string; token: string };
    const prove = ({ id: attempt, token: secret }: { id: string; token: string }, code: string) =>
      people.ask('POST', `/v1/auth/sign-in/${attempt}/proof`, { body: { token: secret, kind: 'totp', code } });
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      const answer = await people.signIn(tenant);
      const attempt = answer.json['attempt'] as { id: string; token: string } | undefined;
      statuses.push(attempt ? (await prove(attempt, '000000')).status : answer.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    people.clock.aheadMs += MINUTE_MS;
    expect((await prove(await attemptOf(), show())).json).toMatchObject({ status: 'signed-in' });
    expect(await tries(4, WRONG, false)).toEqual([401, 401, 401, 401]);
  });

  test('that race do not overtake the counter', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => people.signIn(tenant, WRONG)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(5);
  });
});

describe('an address', () => {
  test('that guesses at many people is slowed down itself (ASVS 2.4.1)', async () => {
    const ip = '203.0.113.77';
    const answers: number[] = [];
    for (let guess = 0; guess < 51; guess += 1)
      answers.push((await people.signIn(tenant, { ...WRONG, email: `guess${guess}@garage.example`, ip })).status);
    expect(answers.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 401));
    expect(answers.at(-1)).toBe(429);
    expect((await people.signIn(tenant, { ip: '203.0.113.78' })).status).toBe(200);
    for (let guess = 0; guess < 10; guess += 1)
      expect((await people.signIn(tenant, { ...WRONG, ip })).status, 'what it goes on with').toBe(429);
    expect((await people.signIn(tenant, { ip: '203.0.113.79' })).status, 'locks nobody out').toBe(200);
  });
});

// Behind all others: it replaces a part of the app.
describe('a counter that reads and then writes', () => {
  test('is overtaken by guesses that race: the control', async () => {
    const database = people.app.get(TenantDatabase, { strict: false });
    const read = database.read.bind(database);
    database.read = (async (schema: string, statement: { name?: string; values?: readonly unknown[] }) => {
      if (statement.name !== 'identity.lock_claim') return read(schema, statement as never);
      const [now, address, , person] = statement.values!;
      const [found] = await read<{ failures: number }>(schema, {
        text: 'select failures from identity_lock where lock_key = $1',
        values: [person],
      });
      const failures = (found?.failures ?? 0) + 1;
      if (failures > 5) return [];
      await read(schema, {
        text: `insert into identity_lock values ($1, $2, null, $3) on conflict (lock_key) do update set failures = $2`,
        values: [person, failures, now],
      });
      return [address, person].map((lock_key) => ({ lock_key, failures, locked_until: null }));
    }) as typeof database.read;
    const answers = await Promise.all(Array.from({ length: 50 }, () => people.signIn(tenant, WRONG)));
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThan(5);
  });
});
