import { setTimeout as sleep } from 'node:timers/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Abilities, Clock, DeclaredSubjects, type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { GrantedAbilities } from '../../../libs/identity/adapters/access/granted-abilities.ts';
import { type Holder } from '../../../libs/identity/domain/access/grant.ts';
import { HolderPolicies, type ReadPolicy } from '../../../libs/identity/domain/access/holder-policies.ts';
import { READY_MADE } from '../../../libs/identity/domain/access/ready-made-roles.ts';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from '../../authorization/granted-app.ts';
import { record } from '../kit/record.ts';

class MovedClock extends Clock {
  ms = Date.now();
  override now(): Date {
    return new Date(this.ms);
  }
}

/** The planted bug: a grant read without its end date. */
class EndlessPolicies extends HolderPolicies {
  constructor(private readonly stored: HolderPolicies) {
    super();
  }

  override version(schema: string): Promise<number> {
    return this.stored.version(schema);
  }

  override async read(schema: string, holder: Holder): Promise<ReadPolicy> {
    const { version, policy } = await this.stored.read(schema, holder);
    return { version, policy: { ...policy, grants: policy.grants.map((grant) => ({ ...grant, notAfter: null })) } };
  }
}

/** The other planted bug: whoever was read once is never read again. */
class ForgetfulPolicies extends HolderPolicies {
  constructor(private readonly stored: HolderPolicies) {
    super();
  }

  override async version(): Promise<number> {
    return 1;
  }

  override read(schema: string, holder: Holder): Promise<ReadPolicy> {
    return this.stored.read(schema, holder);
  }
}

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
let policies: HolderPolicies;
let subjects: DeclaredSubjects;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  tenant = await clutch.newTenant();
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  [policies, subjects] = [app.get(HolderPolicies, { strict: false }), app.get(DeclaredSubjects, { strict: false })];
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const staff = typedId('rol', READY_MADE.staff.roleId);
async function granted(over: object = {}): Promise<{ person: string; grant: string }> {
  const person = await newPerson(clutch, tenant);
  const { json } = await askAs(app, { tenant, as: owner }, [
    'POST',
    `/v1/users/${person}/roles`,
    { roleId: staff, ...over },
  ]);
  return { person, grant: json['id'] as string };
}
const mayRead = async (abilities: Abilities, person: string): Promise<boolean> =>
  (await abilities.of(tenant, { kind: 'user', id: uuidOf('usr', person)! })).can('read', 'booking');

describe('a grant holds from its beginning to its end, to the millisecond', () => {
  async function expectKept(read: HolderPolicies): Promise<void> {
    const clock = new MovedClock();
    const [notBefore, notAfter] = [new Date(clock.ms + 60_000), new Date(clock.ms + 3_600_000)];
    const { person } = await granted({ notBefore, notAfter });
    const abilities = new GrantedAbilities(read, subjects, clock);
    const at = async (ms: number): Promise<boolean> => {
      clock.ms = ms;
      return mayRead(abilities, person);
    };
    const [begin, end] = [notBefore.getTime(), notAfter.getTime()];
    const moments = [begin - 1, begin, end - 1, end, end + 86_400_000];
    const held = [];
    for (const moment of moments) held.push(await at(moment));
    expect(held).toEqual([false, true, true, false, false]);
  }

  test('also where the answer was kept from before', () => expectKept(policies));

  test('and a grant read without its end is found: the control', async () => {
    const began = performance.now();
    await expect(expectKept(new EndlessPolicies(policies))).rejects.toThrow('to deeply equal');
    record({
      test: 'grants end',
      control: 'a grant read without its end date',
      saw: 'somebody with a grant that was over',
      seconds: (performance.now() - began) / 1_000,
    });
  });
});

describe('a change is seen within a second by a process that has just looked', () => {
  /** The longest that somebody kept what was taken from them, in milliseconds. */
  async function slowestToSee(read: HolderPolicies, rounds: number): Promise<number> {
    const elsewhere = new GrantedAbilities(read, subjects, app.get(Clock, { strict: false }));
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { person, grant } = await granted();
      await sleep(1_000); // what is known elsewhere is older than any change of before
      expect(await mayRead(elsewhere, person)).toBe(true);
      await sleep(Math.round((round / rounds) * 700));
      await mayRead(elsewhere, person);
      const { status } = await askAs(app, { tenant, as: owner }, ['DELETE', `/v1/grants/${grant}`]);
      expect(status).toBe(204);
      const from = performance.now();
      while ((await mayRead(elsewhere, person)) && performance.now() - from < 1_500) await sleep(5);
      slowest = Math.max(slowest, performance.now() - from);
    }
    return slowest;
  }

  test('when a grant is taken back in another', { timeout: 60_000 }, async () => {
    const began = performance.now();
    const slowest = await slowestToSee(policies, 6);
    expect(slowest).toBeLessThan(1_000);
    record({
      test: 'fresh abilities',
      saw: `6 grants taken back, the slowest seen after ${Math.round(slowest)} ms`,
      seconds: (performance.now() - began) / 1_000,
    });
  });

  test('and not by one that never asks again: the control', { timeout: 60_000 }, async () => {
    expect(await slowestToSee(new ForgetfulPolicies(policies), 1)).toBeGreaterThan(1_400);
  });
});
