import { type Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { Webhook } from 'standardwebhooks';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentContext, PageQuery, PolicyCommands, SubscriptionRunner, TenantDatabase, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { ChangeWebhookEndpoint } from '../../commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpoint } from '../../commands/webhooks/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpoint } from '../../commands/webhooks/delete-webhook-endpoint.command.ts';
import { SendTestWebhook } from '../../commands/webhooks/send-test-webhook.command.ts';
import { type CreatedWebhookEndpoint } from '../../commands/webhooks/webhook-endpoint.dto.ts';
import { SecretBox } from '../../domain/secret-box.ts';
import { Transformer } from '../../domain/webhooks/transformation.ts';
import { platformContext, PlatformModule } from '../../platform.module.ts';
import { ListWebhookDeliveries } from '../../queries/webhooks/list-webhook-deliveries.query.ts';
import { type Noted, notes } from '../../../../test/kit/note-events.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { GuardedHttp } from '../guarded-http.ts';
import { type Claim } from './dispatch-sql.ts';
import { attendTo } from './nearest-dispatcher.ts';
import { Receivers } from './receivers.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

let clutch: TestInstallation;
let module: TestingModule;
let tenant: TenantRef;
let receiver: WebhookReceiver;
let endpoint: CreatedWebhookEndpoint;
let runner: SubscriptionRunner;

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes], {
    CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    CLUTCH_WEBHOOK_RETRY_SECONDS: '0,0',
  });
  module = await testModule(clutch, PlatformModule);
  const reports = {
    lag: () => undefined,
    failed: (_: TenantRef, subscription: string, error: unknown) => {
      throw new Error(`${subscription} failed`, { cause: error });
    },
  };
  const { database, events, subscriptions } = clutch.kernel;
  // Nothing is sent but what a test sends.
  attendTo(events, { wake: () => undefined });
  runner = new SubscriptionRunner(
    database,
    events,
    subscriptions,
    new PolicyCommands(module.get(CommandBus), () => undefined),
    reports,
  );
});
afterAll(async () => {
  await module.get(GuardedHttp).close();
  await clutch.close();
});

beforeEach(async () => {
  tenant = await clutch.newTenant();
  receiver = await startWebhookReceiver();
  endpoint = await register();
  return () => receiver.close();
});

const commands = <T>(command: Command<T>): Promise<T> =>
  clutch.as(tenant, () => module.get(CommandBus).execute(command));
const register = (eventTypes = ['note.*']) =>
  commands(new CreateWebhookEndpoint({ url: receiver.url, eventTypes, ordering: 'strict' }));
const append = (...events: Noted[]) =>
  clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, { streamId: uuidv7(), category: 'note', expected: 'any', events }),
  );
const numbers = () => receiver.bodies().map(({ data }) => data.n);
const note = (n: number): Noted => ({ type: 'Noted', data: { n } });
const fanOut = () => clutch.as(tenant, () => runner.drain(tenant));
/** How every try of the test ended, as the metrics hear of it. */
const outcomes: string[] = [];
const dispatcher = (Kind = WebhookDispatcher, retrySeconds = clutch.config.webhook.retrySeconds) =>
  new Kind({
    database: module.get(TenantDatabase),
    http: module.get(GuardedHttp),
    receivers: new Receivers(module.get(TenantDatabase), module.get(SecretBox)),
    transformer: module.get(Transformer),
    retrySeconds,
    count: (outcome) => void outcomes.push(outcome),
  });
const deliver = (by = dispatcher()) => by.rest(tenant.schema);
const deliveries = async () => {
  const page = await clutch.as(tenant, () =>
    module.get(QueryBus).execute(new ListWebhookDeliveries(endpoint.id, new PageQuery())),
  );
  return page.data.toReversed();
};
const endLeases = () =>
  clutch.owner.query(
    `update ${tenant.schema}.platform_webhook_delivery set leased_until = now() - interval '1 second' where leased_until is not null`,
  );

describe('webhooks arrive', () => {
  test('in order, signed so that the reference library takes them, though the receiver fails twice', async () => {
    await append(note(1), { type: 'Whispered', data: { n: 2 } }, note(3));
    await append(note(4));
    await fanOut();
    receiver.answer(200, 500, 503);
    await deliver();
    expect(numbers()).toEqual([1, 3, 3, 3, 4]);
    const [first, second, third, fourth] = receiver.ids();
    expect([second, third]).toEqual([third, fourth]);
    expect(first).toMatch(/^evt_/);
    const judge = new Webhook(endpoint.secret!);
    for (const { headers, body } of receiver.received) {
      expect(judge.verify(body, headers as Record<string, string>)).toMatchObject({ type: 'note.written' });
      expect(() => judge.verify(Buffer.concat([body, Buffer.from(' ')]), headers as Record<string, string>)).toThrow(
        'No matching signature',
      );
    }
    expect(
      (await deliveries()).map(({ seq, status, attempts }) => [
        seq,
        status,
        attempts.map(({ responseStatus, error }) => responseStatus ?? error),
      ]),
    ).toEqual([
      [1, 'delivered', [200]],
      [2, 'delivered', [500, 503, 200]],
      [3, 'delivered', [200]],
    ]);
  });

  test('once for each event, also when the subscription reads its log again', async () => {
    await append(note(1), note(2));
    await fanOut();
    await clutch.owner.query(`update ${tenant.schema}.subscription set position = 0`);
    await append(note(3));
    await fanOut();
    await deliver();
    expect(numbers()).toEqual([1, 2, 3]);
  });

  test('for what happens after the endpoint was made, and for the types that it wants', async () => {
    await append(note(1));
    const other = await register(['note.written']);
    await append(note(2));
    await fanOut();
    await deliver();
    expect(numbers().toSorted()).toEqual([1, 2, 2]);
    endpoint = other;
    expect(await deliveries()).toMatchObject([{ seq: 1, status: 'delivered' }]);
  });

  test('as a test on demand, once for a repeated request', async () => {
    const over = { command: { id: uuidv7(), fingerprint: 'f' } };
    const ask = () => clutch.as(tenant, () => module.get(CommandBus).execute(new SendTestWebhook(endpoint.id)), over);
    const [one, two] = [await ask(), await ask()];
    await deliver();
    expect(two).toEqual(one);
    expect(receiver.ids()).toEqual([one.id]);
  });
});

describe('a failure', () => {
  test('after the last try ends the message and not the endpoint', async () => {
    await append(note(1), note(2));
    await fanOut();
    receiver.answer(500, 500, 500);
    await deliver();
    expect(numbers()).toEqual([1, 1, 1, 2]);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['exhausted', 'delivered']);
  });

  test('by redirect is one, and nobody goes there', async () => {
    await append(note(1));
    await fanOut();
    receiver.answer(302);
    await deliver();
    expect((await deliveries())[0]!.attempts.map(({ error, responseBody }) => [error, responseBody])).toEqual([
      ['redirect', 'said 302'],
      [null, 'ok'],
    ]);
  });

  test('with 410 disables the endpoint, whose waiting messages go on when it is active again', async () => {
    await append(note(1), note(2));
    await fanOut();
    receiver.answer(410);
    await deliver();
    await append(note(3));
    await fanOut();
    await deliver();
    expect(numbers()).toEqual([1]);
    await commands(new ChangeWebhookEndpoint(endpoint.id, { status: 'active' }));
    await deliver();
    expect(numbers()).toEqual([1, 1, 2]);
  });

  test('keeps the messages behind it waiting until its next try', async () => {
    await append(note(1), note(2));
    await fanOut();
    receiver.answer(500);
    const patient = dispatcher(WebhookDispatcher, [60]);
    await deliver(patient);
    await deliver(patient);
    expect(numbers()).toEqual([1]);
    const [first] = await deliveries();
    expect(new Date(first!.nextAttemptAt!).getTime() - Date.now()).toBeGreaterThan(45_000);
  });

  test('of an address that is no longer allowed is recorded and nothing is sent', async () => {
    await append(note(1));
    await fanOut();
    await clutch.owner.query(`update ${tenant.schema}.platform_webhook_endpoint set url = 'http://10.0.0.1/'`);
    await deliver();
    expect((await deliveries())[0]).toMatchObject({
      status: 'exhausted',
      attempts: [{ error: 'target-refused' }, { error: 'target-refused' }, { error: 'target-refused' }],
    });
    expect(outcomes.slice(-3)).toEqual(['blocked', 'blocked', 'blocked']);
  });
});

describe('workers', () => {
  /** As WebhookDispatcher would be if somebody left the lease out. */
  class DispatcherWithoutLease extends WebhookDispatcher {
    readonly #taken = new Set<string>();

    override async claim(schema: string): Promise<Claim[]> {
      const open = await clutch.kernel.database.read<Claim>(schema, {
        text: `with open as (update platform_webhook_delivery set leased_until = now() where status = 'pending' returning *)
          select d.*, false as is_resend, false as is_probe, false as is_ailing, e.version as endpoint_version
          from open d join platform_webhook_endpoint e using (endpoint_id)`,
      });
      return open.filter(({ seq }) => !this.#taken.has(seq) && this.#taken.add(seq));
    }
  }

  /** Two workers, five times: how often a message was sent more than once. */
  async function doubledBy(Kind: typeof WebhookDispatcher): Promise<number> {
    await append(...[1, 2, 3, 4, 5].map(note));
    await fanOut();
    await Promise.all([deliver(dispatcher(Kind)), deliver(dispatcher(Kind)), deliver(dispatcher(Kind))]);
    await deliver(dispatcher(Kind));
    expect(new Set(numbers()).size).toBe(5);
    return numbers().length - 5;
  }

  test('that want the same endpoint make one try of each message', async () => {
    expect(await doubledBy(WebhookDispatcher)).toBe(0);
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  });

  test('without a lease would send twice, and this would be seen (control)', async () => {
    expect(await doubledBy(DispatcherWithoutLease)).toBeGreaterThan(0);
  });

  test('that die after the claim leave the message to the next one, with the same id and before those behind it', async () => {
    await append(note(1), note(2));
    await fanOut();
    const [dead] = await dispatcher().claim(tenant.schema, { well: 10, ailing: 10 });
    await deliver();
    expect(receiver.received).toEqual([]);
    await endLeases();
    await deliver();
    expect(numbers()).toEqual([1, 2]);
    expect((await deliveries())[0]).toMatchObject({ id: receiver.ids()[0], attempts: [{ attempt: 1 }] });
    expect(dead).toMatchObject({ seq: '1', fence: 1 });
  });

  test('that were only slow change nothing when they come back', async () => {
    await append(note(1));
    await fanOut();
    const held = receiver.hold();
    const slow = deliver();
    const response = await held;
    await endLeases();
    await deliver();
    response.writeHead(500).end();
    await slow;
    expect(receiver.ids()).toHaveLength(2);
    expect((await deliveries())[0]).toMatchObject({ status: 'delivered', attempts: [{ responseStatus: 200 }] });
  });

  test('find the endpoint deleted in the middle of a try, and go home', async () => {
    await append(note(1), note(2));
    await fanOut();
    const held = receiver.hold();
    const sending = deliver();
    const response = await held;
    await commands(new DeleteWebhookEndpoint(endpoint.id));
    response.end();
    await sending;
    expect(numbers()).toEqual([1]);
    const { rows } = await clutch.owner.query(
      `select 1 from ${tenant.schema}.platform_webhook_delivery union all select 1 from ${tenant.schema}.platform_webhook_attempt`,
    );
    expect(rows).toEqual([]);
  });
});
