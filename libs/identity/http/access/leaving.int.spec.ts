import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, type TenantRef, typedId, uuidOf } from '#kernel';
import { findTexts, type TestInstallation, testInstallation } from '#kernel/testing';
import {
  askAs,
  GRANTED_CONTEXTS,
  grantedApp,
  makeOwner,
  newPerson,
} from '../../../../test/authorization/granted-app.ts';
import { RevokeGrantsOf } from '../../commands/access/revoke-grant.command.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  tenant = await clutch.newTenant();
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ask = (method: 'GET' | 'POST', url: string, body?: object) =>
  askAs(app, { tenant, as: owner }, body ? [method, url, body] : [method, url]);
const leave = (person: string) =>
  clutch.as(tenant, () =>
    app
      .get(CommandBus, { strict: false })
      .execute(new RevokeGrantsOf({ kind: 'user', id: uuidOf('usr', person)! }, null)),
  );
const grantsOf = async (person: string) => (await ask('GET', `/v1/users/${person}/roles`)).json['data'] as unknown[];

test('who leaves loses all that they were granted, once', async () => {
  const eva = await newPerson(clutch, tenant);
  for (const name of ['staff', 'technician', 'owner'] as const)
    await ask('POST', `/v1/users/${eva}/roles`, { roleId: typedId('rol', READY_MADE[name].roleId) });
  expect(await grantsOf(eva)).toHaveLength(3);
  await leave(eva);
  await leave(eva);
  expect(await grantsOf(eva)).toEqual([]);
});

test('the last owner does not leave, and keeps everything', async () => {
  await ask('POST', `/v1/users/${owner}/roles`, { roleId: typedId('rol', READY_MADE.staff.roleId) });
  await expect(leave(owner)).rejects.toMatchObject({ code: 'user.last-owner' });
  expect(await grantsOf(owner)).toHaveLength(2);
  await expect(clutch.as(tenant, () => clutch.kernel.erasure.erase(currentContext()!, owner))).rejects.toMatchObject({
    code: 'user.last-owner',
  });
});

test('why an erased person was granted something stands nowhere any more', async () => {
  const adam = await newPerson(clutch, tenant);
  const reason = 'Adam limps and sits at the desk';
  await ask('POST', `/v1/users/${adam}/roles`, { roleId: typedId('rol', READY_MADE.staff.roleId), reason });
  expect(await grantsOf(adam)).toMatchObject([{ reason }]);
  await leave(adam);
  await clutch.as(tenant, () => clutch.kernel.erasure.erase(currentContext()!, adam));
  expect(await findTexts(clutch.owner, tenant.schema, [reason])).toEqual([]);
});
