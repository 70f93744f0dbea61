import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Event, eventCatalogue, PageQuery, type RequestContext, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { platformContext, PlatformModule } from '../../platform.module.ts';
import { ListWebhookDeliveries } from '../../queries/webhooks/list-webhook-deliveries.query.ts';
import { GetWebhookEndpoint, ListWebhookEndpoints } from '../../queries/webhooks/list-webhook-endpoints.query.ts';
import { ChangeWebhookEndpoint } from './change-webhook-endpoint.command.ts';
import { CreateWebhookEndpoint } from './create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpoint } from './delete-webhook-endpoint.command.ts';
import { SendTestWebhook } from './send-test-webhook.command.ts';
import {
  type ChangeWebhookEndpointBody,
  type CreatedWebhookEndpoint,
  type CreateWebhookEndpointBody,
} from './webhook-endpoint.dto.ts';

const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Event<'Noted'>>({
      Noted: { version: 1, public: { type: 'note.written', description: 'A note.', shape: {}, data: () => ({}) } },
    }),
  ],
};

let clutch: TestInstallation;
let module: TestingModule;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes], { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  module = await testModule(clutch, PlatformModule);
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

type Over = Partial<RequestContext>;
const create = (body: Partial<CreateWebhookEndpointBody> = {}, over: Over = {}): Promise<CreatedWebhookEndpoint> =>
  clutch.as(
    tenant,
    () =>
      module
        .get(CommandBus)
        .execute(new CreateWebhookEndpoint({ url: 'http://127.0.0.1:9/', eventTypes: ['note.*'], ...body })),
    over,
  );
const change = (id: string, body: ChangeWebhookEndpointBody, over: Over = {}) =>
  clutch.as(tenant, () => module.get(CommandBus).execute(new ChangeWebhookEndpoint(id, body)), over);
const get = (id: string) => clutch.as(tenant, () => module.get(QueryBus).execute(new GetWebhookEndpoint(id)));

describe('a webhook endpoint', () => {
  test('is made with a secret that is shown once and cannot be read in the database', async () => {
    const { id, secret } = await create({ description: 'Till' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { rows } = await clutch.owner.query(
      `select e::text as row, secret from ${tenant.schema}.platform_webhook_endpoint e where endpoint_id = $1`,
      [id],
    );
    const key = Buffer.from(secret!.slice('whsec_'.length), 'base64');
    expect(rows[0].secret.includes(key) || rows[0].secret.includes(secret!) || rows[0].row.includes(secret!)).toBe(
      false,
    );
    expect(JSON.stringify(await get(id))).not.toContain('whsec_');
    expect(await get(id)).toMatchObject({
      description: 'Till',
      eventTypes: ['note.*'],
      status: 'active',
      disabledReason: null,
      version: 1,
    });
  });

  test('is made once for a repeated request, whose answer shows no secret', async () => {
    const over = { command: { id: uuidv7(), fingerprint: 'f' } };
    const answers = await Promise.all([create({}, over), create({}, over)]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ secret }) => secret === null)).toHaveLength(1);
    await expect(create({}, { command: { ...over.command, fingerprint: 'g' } })).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
  });

  test('is refused for an address in a private network and for event types that do not exist', async () => {
    await expect(create({ url: 'https://10.0.0.1/' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'webhook-target.refused',
    });
    await expect(create({ eventTypes: ['note.*', 'note.writen'] })).rejects.toMatchObject({
      code: 'webhook-endpoint.unknown-event-type',
      details: { eventTypes: ['note.writen'] },
    });
    const { id } = await create();
    await expect(change(id, { url: 'https://[::1]/' })).rejects.toMatchObject({ code: 'webhook-target.refused' });
    await expect(change(id, { eventTypes: ['nothing'] })).rejects.toMatchObject({
      code: 'webhook-endpoint.unknown-event-type',
    });
  });

  test('changes what is given and leaves the rest, at the version that the caller knows', async () => {
    const { id } = await create({ description: 'Till' });
    expect(await change(id, { status: 'disabled' }, { ifMatch: 1 })).toMatchObject({ id, version: 2 });
    expect(await get(id)).toMatchObject({
      description: 'Till',
      status: 'disabled',
      disabledReason: 'person',
      version: 2,
    });
    await expect(change(id, { description: null }, { ifMatch: 1 })).rejects.toMatchObject({ currentVersion: 2 });
    await change(id, { description: null, status: 'active', eventTypes: ['*'] });
    expect(await get(id)).toMatchObject({
      description: null,
      status: 'active',
      disabledReason: null,
      eventTypes: ['*'],
      version: 3,
    });
  });

  test('that is disabled takes no test message', async () => {
    const { id } = await create();
    await change(id, { status: 'disabled' });
    const test = clutch.as(tenant, () => module.get(CommandBus).execute(new SendTestWebhook(id)));
    await expect(test).rejects.toMatchObject({ kind: 'conflict', code: 'webhook-endpoint.disabled' });
  });

  test('of another tenant is not there, whatever is asked of it', async () => {
    const { id } = await create();
    const stranger = await clutch.newTenant();
    const asked = [
      () => module.get(QueryBus).execute(new GetWebhookEndpoint(id)),
      () => module.get(QueryBus).execute(new ListWebhookDeliveries(id, new PageQuery())),
      () => module.get(CommandBus).execute(new ChangeWebhookEndpoint(id, { description: 'mine' })),
      () => module.get(CommandBus).execute(new SendTestWebhook(id)),
      () => module.get(CommandBus).execute(new DeleteWebhookEndpoint(id)),
    ];
    for (const ask of asked)
      await expect(clutch.as<unknown>(stranger, ask)).rejects.toMatchObject({
        kind: 'not-found',
        code: 'webhook-endpoint.not-found',
      });
    expect(
      await clutch.as(stranger, () => module.get(QueryBus).execute(new ListWebhookEndpoints(new PageQuery()))),
    ).toMatchObject({ data: [] });
    expect(await get(id)).toMatchObject({ description: null });
  });

  test('is gone when it is deleted, and cannot be deleted twice', async () => {
    const { id } = await create();
    const remove = () => clutch.as(tenant, () => module.get(CommandBus).execute(new DeleteWebhookEndpoint(id)));
    await remove();
    await expect(get(id)).rejects.toMatchObject({ code: 'webhook-endpoint.not-found' });
    await expect(remove()).rejects.toMatchObject({ code: 'webhook-endpoint.not-found' });
  });
});
