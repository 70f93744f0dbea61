import { randomUUID } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { type DestinationStream } from 'pino';
import {
  AUTH_STRATEGIES,
  type ContextDefinition,
  createHttpApp,
  EventStore,
  KernelModule,
  OperationsModule,
  renamed,
  TenantDatabase,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule } from '#platform';
import { createLogger, loggerModule } from '../../libs/kernel/observability/logger.ts';
import { requestLogHook } from '../../libs/kernel/observability/request-log-hook.ts';
import { GuardedHttp } from '../../libs/platform/adapters/guarded-http.ts';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { Receivers } from '../../libs/platform/adapters/webhooks/receivers.ts';
import { type DispatcherParts, WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { SecretBox } from '../../libs/platform/domain/secret-box.ts';
import { LiveTenant } from './live-tenant.ts';

/** As if `vehicle.registered` had called its vehicle otherwise in the first version of the API. */
const renaming: ContextDefinition = {
  name: 'renaming',
  events: [],
  apiChanges: [
    {
      version: '2026-12-01',
      title: 'A registered vehicle has a vehicleId',
      migration: 'Read `vehicleId` in place of `carId`.',
      schemas: [],
      events: { 'vehicle.registered': renamed('carId', 'vehicleId') },
    },
  ],
};
const CONTEXTS = [platformContext, partnerContext, fleetContext, renaming];

/**
 * The API on a port of loopback, with vehicles and workshops to tell of, and webhooks, which are sent when a test says so and by the
 * dispatchers that it makes. Each test has a tenant of its own.
 */
export class LiveWebhooks {
  readonly #dispatchers: WebhookDispatcher[] = [];

  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  /** @param log - where the process writes its log, as the API does; left out, it is silent */
  static async open(settings: Record<string, string> = {}, log?: DestinationStream): Promise<LiveWebhooks> {
    const clutch = await testInstallation(CONTEXTS, {
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      CLUTCH_HTTP_RATE_PER_MINUTE: '100000',
      ...settings,
    });
    const { config } = clutch;
    const logger = log && createLogger(config, 'test', log);
    const module = {
      module: class App {},
      imports: [
        ...(logger ? [loggerModule(config, 'test', logger)] : []),
        KernelModule.forRoot({ config, name: 'test', contexts: CONTEXTS }),
        PlatformModule,
        OperationsModule,
        PartnerModule,
        FleetModule,
      ],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key', 'webhook-portal'] }],
      exports: [AUTH_STRATEGIES],
    };
    const hooks = logger ? { onResponse: [requestLogHook(logger)] } : {};
    const about = { name: 'test', title: 'Test', description: '', hooks } as const;
    const app = await createHttpApp(module, { config, ...about, ...(logger ? {} : { logger: false }) });
    if (logger) app.useLogger(app.get(Logger));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const live = new LiveWebhooks(clutch, app, `http://127.0.0.1:${port}`);
    live.nobodyAttends();
    return live;
  }

  /** What the fan-out has written waits for a dispatcher of the test. */
  nobodyAttends(): void {
    for (const events of [this.part(EventStore), this.clutch.kernel.events])
      attendTo(events, { wake: () => undefined });
  }

  part<Part>(token: abstract new (...given: never[]) => Part): Part {
    return this.app.get<Part>(token, { strict: false });
  }

  async newTenant(): Promise<LiveTenant> {
    const tenant = await this.clutch.newTenant();
    const issue = new IssueApiKey({ name: `Key ${randomUUID()}`, mode: 'live', scopes: ['*:*'] });
    const { secret } = await this.clutch.as(tenant, () => this.part(CommandBus).execute(issue));
    return new LiveTenant(this, tenant, secret!);
  }

  /** Another worker: what it knows of endpoints is its own. */
  dispatcher(Kind = WebhookDispatcher, over: Partial<DispatcherParts> = {}): WebhookDispatcher {
    const receivers = new Receivers(this.part(TenantDatabase), this.part(SecretBox));
    const made = new Kind({ ...this.part(WebhookDispatcher).parts, receivers, ...over });
    this.#dispatchers.push(made);
    return made;
  }

  async close(): Promise<void> {
    await Promise.all(this.#dispatchers.map((dispatcher) => dispatcher.stop()));
    const server = this.app.getHttpServer();
    const closing = setInterval(() => server.closeIdleConnections(), 20);
    await this.part(GuardedHttp).close();
    await this.app.close();
    clearInterval(closing);
    await this.clutch.close();
  }
}
