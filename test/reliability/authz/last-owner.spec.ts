import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppendRequest, currentContext, type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { Grants } from '../../../libs/identity/aggregates.ts';
import { revoke } from '../../../libs/identity/domain/access/grant.ts';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from '../../authorization/granted-app.ts';
import { record } from '../kit/record.ts';

const TENANTS = 12;
const OWNERS = 4;

let clutch: TestInstallation;
let apps: NestFastifyApplication[];

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  apps = [await grantedApp(clutch), await grantedApp(clutch)];
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await clutch.close();
});

interface Owners {
  readonly tenant: TenantRef;
  readonly people: string[];
  /** UUIDs, by the place of their person. */
  readonly grants: string[];
}

async function tenantWithOwners(): Promise<Owners> {
  const tenant = await clutch.newTenant();
  const people: string[] = [];
  const grants: string[] = [];
  for (let count = 0; count < OWNERS; count += 1) {
    const person = await newPerson(clutch, tenant);
    people.push(person);
    grants.push(await makeOwner(clutch, apps[0]!, tenant, uuidOf('usr', person)!));
  }
  return { tenant, people, grants };
}

/** How many owners each tenant still has once everybody has tried to take everybody's ownership at once. */
async function ownersLeft(take: (owners: Owners, index: number) => Promise<unknown>): Promise<number[]> {
  const left: number[] = [];
  for (let round = 0; round < TENANTS; round += 1) {
    const owners = await tenantWithOwners();
    await Promise.allSettled(owners.grants.map((_, index) => take(owners, index)));
    const { events } = await clutch.kernel.events.load(owners.tenant.schema, Grants.OWNERS_STREAM);
    left.push(
      events.filter(({ type }) => type === 'GrantGiven').length -
        events.filter(({ type }) => type === 'GrantRevoked').length,
    );
  }
  return left;
}

test(
  'of owners who take each other’s ownership at once, through two apps, one is left',
  { timeout: 120_000 },
  async () => {
    const began = performance.now();
    const codes = new Set<unknown>();
    const left = await ownersLeft(async ({ tenant, people, grants }, index) => {
      const as = people[(index + 1) % OWNERS]!;
      const url = `/v1/users/${people[index]}/roles/${typedId('grt', grants[index]!)}`;
      const { status, code } = await askAs(apps[index % 2]!, { tenant, as }, ['DELETE', url]);
      codes.add(status === 204 ? 204 : code);
    });
    expect(left).toEqual(left.map(() => 1));
    // Whoever has lost their own ownership in between is not let in any more.
    const refusals = ['user.last-owner', 'command.contended', 'permission.denied'];
    expect([...codes].filter((code) => code !== 204 && !refusals.includes(String(code)))).toEqual([]);
    record({
      test: 'the last owner',
      saw: `${TENANTS} tenants of ${OWNERS} owners, each left with one`,
      seconds: (performance.now() - began) / 1_000,
    });
  },
);

test(
  'a decision on what was read before, without its version, leaves tenants without an owner: the control',
  { timeout: 120_000 },
  async () => {
    const began = performance.now();
    const aggregate = apps[0]!.get(Grants, { strict: false });
    const left = await ownersLeft(({ tenant, grants }, index) =>
      clutch.as(tenant, async () => {
        const { state } = await aggregate.load(Grants.OWNERS_STREAM);
        const append: AppendRequest = {
          streamId: Grants.OWNERS_STREAM,
          category: 'grant',
          expected: 'any',
          events: revoke(state, grants[index]!, null),
        };
        await clutch.kernel.events.append(currentContext()!, append);
      }),
    );
    expect(Math.min(...left)).toBe(0);
    record({
      test: 'the last owner',
      control: 'appended whatever the version',
      saw: `${left.filter((owners) => owners === 0).length} of ${TENANTS} tenants without one`,
      seconds: (performance.now() - began) / 1_000,
    });
  },
);
