import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTH_STRATEGIES, createHttpApp, KernelModule, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';

interface Asked {
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** The garage's, where none is named. */
  readonly key?: string;
}

/** One message as `GET …/deliveries/{messageId}` shows it, as far as tests look at it. */
export interface ShownDelivery {
  readonly status: string;
  readonly error: string | null;
  readonly endedBecause: string | null;
  readonly body: string | null;
  readonly attempts: readonly {
    readonly cause: string;
    readonly error: string | null;
    readonly errorDetail: string | null;
    readonly responseStatus: number | null;
    readonly durationMs: number;
    readonly phases: Readonly<Record<'dns' | 'connect' | 'tls' | 'firstByte', number | null>>;
    readonly remoteAddress: string | null;
    readonly requestHeaders: Readonly<Record<string, string>>;
    readonly responseHeaders: Readonly<Record<string, string>> | null;
    readonly responseBody: string | null;
  }[];
}

/** An app whose tenants have webhooks, asked over HTTP; messages go out when a test says so. Receivers on loopback are allowed. */
export class ReachedApp {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly tenant: TenantRef,
    readonly key: string,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<ReachedApp> {
    const clutch = await testInstallation([platformContext], {
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
      CLUTCH_WEBHOOK_RETRY_SECONDS: '86400',
      ...environment,
    });
    const kernel = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [platformContext] });
    const module = {
      module: class App {},
      imports: [kernel, PlatformModule],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
      exports: [AUTH_STRATEGIES],
    };
    const about = { name: 'test', title: 'Test', description: 'Test', logger: false } as const;
    const app = await createHttpApp(module, { config: clutch.config, ...about });
    await app.init();
    const tenant = await clutch.newTenant();
    return new ReachedApp(clutch, app, tenant, await keyOf(clutch, app, tenant));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }

  /** A key of a tenant that has nothing to do with the garage. */
  async strangersKey(): Promise<string> {
    return keyOf(this.clutch, this.app, await this.clutch.newTenant());
  }

  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { key = this.key, body, headers }: Asked = {}) {
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...headers, authorization: `Bearer ${key}` },
      ...(body ? { payload: body } : {}),
    });
    const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, json, text: answer.body, code: json['code'] };
  }

  /** @returns the endpoint's public id */
  async register(url: string, more: object = {}): Promise<string> {
    const { status, json, text } = await this.ask('POST', '/v1/webhook-endpoints', {
      body: { url, eventTypes: ['*'], ...more },
    });
    if (status !== 201) throw new Error(`The endpoint was not made: ${text}`);
    return json['id'] as string;
  }

  async change(endpointId: string, body: object) {
    return this.ask('PATCH', `/v1/webhook-endpoints/${endpointId}`, { body, headers: { 'if-match': '*' } });
  }

  /** Queues a message. @returns its id */
  async queue(endpointId: string): Promise<string> {
    const { json } = await this.ask('POST', `/v1/webhook-endpoints/${endpointId}/test-messages`);
    return json['id'] as string;
  }

  /** Sends what is due, to its end. */
  deliver(): Promise<void> {
    return this.app.get(WebhookDispatcher, { strict: false }).rest(this.tenant.schema);
  }

  async delivery(endpointId: string, messageId: string): Promise<ShownDelivery> {
    const { json } = await this.ask('GET', `/v1/webhook-endpoints/${endpointId}/deliveries/${messageId}`);
    return json as unknown as ShownDelivery;
  }

  /** Sends one message. @returns what has become of it */
  async send(endpointId: string): Promise<ShownDelivery> {
    const messageId = await this.queue(endpointId);
    await this.deliver();
    return this.delivery(endpointId, messageId);
  }
}

async function keyOf(clutch: TestInstallation, app: NestFastifyApplication, tenant: TenantRef): Promise<string> {
  const { secret } = await clutch.as(tenant, () =>
    app.get(CommandBus, { strict: false }).execute(new IssueApiKey({ name: 'Own', mode: 'live', scopes: ['*:*'] })),
  );
  return secret!;
}
