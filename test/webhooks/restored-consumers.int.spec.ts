import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, runInContext } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { identityContext } from '#identity';
import { platformContext } from '#platform';
import { ExportTenantToFile, RestoreTenant, TenancyCommandLineModule, tenancyContext } from '#tenancy';
import { CreateEventConsumer } from '../../libs/platform/commands/event-consumers/create-event-consumer.command.ts';
import { EventConsumersModule } from '../../libs/platform/event-consumers.module.ts';
import { ReadEventConsumer } from '../../libs/platform/queries/event-consumers/read-event-consumer.query.ts';
import { notes } from './polled-app.ts';

const OPERATOR = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
let home: TestInstallation;
let elsewhere: TestInstallation;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clutch-consumers-'));
  const contexts = [tenancyContext, identityContext, platformContext, notes];
  home = await testInstallation(contexts);
  elsewhere = await testInstallation(contexts);
});
afterAll(async () => {
  await home.close();
  await elsewhere.close();
  await rm(folder, { recursive: true, force: true });
});

async function operate(clutch: TestInstallation, command: object): Promise<void> {
  const bus = (await testModule(clutch, TenancyCommandLineModule)).get(CommandBus);
  const context = { requestId: 'r', correlation: 'r', source: 'system', actor: OPERATOR } as const;
  await runInContext(context, () => bus.execute(command as never));
}

test('restored tenant keeps its consumers', async () => {
  const tenant = await home.newTenant();
  for (const n of [1, 2, 3])
    await home.as(tenant, () => {
      const events = [{ type: 'Noted', data: { n } }];
      return home.kernel.events.append(currentContext()!, {
        streamId: uuidv7(),
        category: 'note',
        expected: 'any',
        events,
      });
    });
  const commands = (await testModule(home, EventConsumersModule)).get(CommandBus);
  const from = { kind: 'position', position: 1 } as const;
  const consumer = { name: 'warehouse', types: ['note.*'], from };
  await home.as(tenant, () => commands.execute(new CreateEventConsumer(consumer)));
  const file = join(folder, 'tenant.tar');
  await operate(home, new ExportTenantToFile(tenant.id, { file }));
  await operate(elsewhere, new RestoreTenant({ file, live: true }));

  const [row] = await elsewhere.kernel.platform.query<{ schema: string }>({
    text: 'select schema from platform.tenant where id = $1',
    values: [tenant.id],
  });
  const queries = (await testModule(elsewhere, EventConsumersModule)).get(QueryBus);
  const restored = { ...tenant, schema: row!.schema };
  const page = await elsewhere.as(restored, () => queries.execute(new ReadEventConsumer('warehouse', 10)));
  expect(page.data.map(({ data }) => data['n'])).toEqual([2, 3]);
  expect(page.checkpoint).toEqual({ position: 1, version: 1 });
});
