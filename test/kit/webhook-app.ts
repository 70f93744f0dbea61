import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  type Event,
  EventStore,
  type Feed,
  KernelModule,
  OperationsModule,
  PolicyCommands,
  type Subscription,
  SubscriptionRunner,
  TenantDatabase,
  type TenantRef,
  uuidOf,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { GuardedHttp } from '../../libs/platform/adapters/guarded-http.ts';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { Receivers } from '../../libs/platform/adapters/webhooks/receivers.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { ALERT_CATEGORY, type EndpointAlert } from '../../libs/platform/domain/webhooks/endpoint-alert-events.ts';
import { Transformer } from '../../libs/platform/domain/webhooks/transformation.ts';
import { SecretBox } from '../../libs/platform/domain/secret-box.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';
import { type JobEvent, jobs } from './job-events.ts';

const CONTEXTS = [platformContext, jobs];

export type Json = Readonly<Record<string, unknown>>;

/** A message as it lies in the database. */
export interface StoredMessage {
  readonly seq: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly channels: readonly string[];
  readonly status: string;
  readonly ended_because: string | null;
  readonly body: Buffer;
  readonly headers: Json | null;
  /** Seconds from now to its next try. */
  readonly wait: number;
}

/** The API with jobs, whose events reach endpoints only when a test lets them. */
export class WebhookApp {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<WebhookApp> {
    const clutch = await testInstallation(CONTEXTS, { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
    const { config } = clutch;
    const module = {
      module: class App {},
      imports: [KernelModule.forRoot({ config, name: 'test', contexts: CONTEXTS }), OperationsModule, PlatformModule],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key', 'webhook-portal'] }],
      exports: [AUTH_STRATEGIES],
    };
    const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: '', logger: false });
    await app.init();
    const opened = new WebhookApp(clutch, app);
    attendTo(opened.part(EventStore), { wake: () => undefined });
    return opened;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }

  part<Part>(token: abstract new (...given: never[]) => Part): Part {
    return this.app.get<Part>(token, { strict: false });
  }

  async newTenant(): Promise<WebhookTenant> {
    const tenant = await this.clutch.newTenant();
    const { secret } = await this.clutch.as(tenant, () =>
      this.part(CommandBus).execute(new IssueApiKey({ name: 'Key', mode: 'live', scopes: ['*:*'] })),
    );
    return new WebhookTenant(this, tenant, secret!);
  }
}

/** A tenant with a key that may do everything. */
export class WebhookTenant {
  constructor(
    private readonly of: WebhookApp,
    readonly tenant: TenantRef,
    /** The key. */
    readonly secret: string,
  ) {}

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const { statusCode: status, ...answer } = await this.of.app.inject({
      method,
      url: `/v1/webhook-endpoints${path}`,
      headers: { authorization: `Bearer ${this.secret}`, 'if-match': '*', ...headers },
      ...(body ? { payload: body } : {}),
    });
    return { status, json: answer.body === '' ? {} : answer.json<Json>() };
  }

  /** @returns its id and its secret */
  async register(body: object): Promise<{ id: string; secret: string }> {
    const { status, json } = await this.ask('POST', '', { url: 'http://127.0.0.1:9/', ...body });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
    return json as { id: string; secret: string };
  }

  /** Appends to one stream, a new one unless told otherwise. */
  append(events: readonly JobEvent[], streamId: string = uuidv7()): Promise<void> {
    return this.#append(streamId, 'job', events);
  }

  /** What happened to an endpoint, as its owners are told. */
  tell(endpointId: string, alert: EndpointAlert): Promise<void> {
    return this.#append(endpointId, ALERT_CATEGORY, [alert]);
  }

  async #append(streamId: string, category: string, events: readonly Event[]): Promise<void> {
    await this.of.clutch.as(this.tenant, () =>
      this.of.clutch.kernel.events.append(currentContext()!, { streamId, category, expected: 'any', events }),
    );
  }

  /** @param planted - in place of the fan-out of its name */
  async fanOut(planted?: Feed): Promise<void> {
    const { database, events, subscriptions } = this.of.clutch.kernel;
    const run = subscriptions.map((one): Subscription => (one.name === planted?.name ? planted : one));
    const policies = new PolicyCommands(this.of.part(CommandBus), () => undefined);
    const failed = (_: TenantRef, name: string, error: unknown): void => {
      throw new Error(`${name} failed`, { cause: error });
    };
    const runner = new SubscriptionRunner(database, events, run, policies, { lag: () => undefined, failed });
    await this.of.clutch.as(this.tenant, () => runner.drain(this.tenant));
  }

  async deliver(): Promise<void> {
    const { of } = this;
    const database = of.part(TenantDatabase);
    const dispatcher = new WebhookDispatcher({
      database,
      http: of.part(GuardedHttp),
      receivers: new Receivers(database, of.part(SecretBox)),
      transformer: of.part(Transformer),
      retrySeconds: [],
      count: () => undefined,
    });
    await dispatcher.rest(this.tenant.schema);
  }

  /** What an endpoint has got, in its order. */
  async messages(endpointId: string): Promise<StoredMessage[]> {
    const { rows } = await this.of.clutch.owner.query<StoredMessage>(
      `select seq, event_id, event_type, channels, status, ended_because, body, headers,
         extract(epoch from next_attempt_at - now())::float8 as wait
       from ${this.tenant.schema}.platform_webhook_delivery where endpoint_id = $1 order by seq`,
      [uuidOf('whe', endpointId)],
    );
    return rows;
  }
}
