import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AddressInfo } from 'node:net';
import { uuidv7 } from 'uuidv7';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  EventStore,
  KernelModule,
  OperationRunner,
  OperationsModule,
  type TenantRef,
  uuidOf,
} from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';
import { PortalPageModule } from '../../libs/platform/portal-page.module.ts';
import { type Noted, notes } from './note-events.ts';

const CONTEXTS = [platformContext, notes];

export interface OpenedSession {
  readonly id: string;
  readonly token: string;
  /** Where it leads, on the port of the stage. */
  readonly url: string;
}

/** A tenant whose customers come to the page of the consumer portal, on a port; messages are made and sent when a test says so. */
export class PortalStage {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly tenant: TenantRef,
    readonly key: string,
  ) {}

  static async open(): Promise<PortalStage> {
    const clutch = await testInstallation(CONTEXTS, {
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      CLUTCH_WEBHOOK_RETRY_SECONDS: '86400',
    });
    const { config } = clutch;
    const module = {
      module: class App {},
      imports: [
        KernelModule.forRoot({ config, name: 'test', contexts: CONTEXTS }),
        PlatformModule,
        PortalPageModule,
        OperationsModule,
      ],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key', 'webhook-portal'] }],
      exports: [AUTH_STRATEGIES],
    };
    const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: '', logger: false });
    await app.listen(0, '127.0.0.1');
    attendTo(app.get(EventStore, { strict: false }), { wake: () => undefined });
    const tenant = await clutch.newTenant();
    const issue = new IssueApiKey({ name: 'Key', mode: 'live', scopes: ['*:*'] });
    const { secret } = await clutch.as(tenant, () => app.get(CommandBus, { strict: false }).execute(issue));
    return new PortalStage(clutch, app, tenant, secret!);
  }

  /** `http://127.0.0.1:<port>` */
  get origin(): string {
    return `http://127.0.0.1:${(this.app.getHttpServer().address() as AddressInfo).port}`;
  }

  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) {
    const answer = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${this.key}`, 'if-match': '*' },
      ...(body ? { payload: body } : {}),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  }

  async session(capabilities: readonly string[], more: object = {}): Promise<OpenedSession> {
    const body = { label: 'Sul Garage', capabilities: ['view', ...capabilities], ...more };
    const { id, token, url } = (await this.ask(
      'POST',
      '/v1/webhook-portal-sessions',
      body,
    )) as unknown as OpenedSession;
    const { pathname, search, hash } = new URL(url);
    return { id, token, url: this.origin + pathname + search + hash };
  }

  /** How a session's token is answered now. */
  async statusFor(token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}` };
    return (await this.app.inject({ url: '/v1/webhook-portal-session', headers })).statusCode;
  }

  /** Deletes all endpoints. */
  async clear(): Promise<void> {
    for (const { id } of (await this.ask('GET', '/v1/webhook-endpoints'))['data'] as { id: string }[])
      await this.ask('DELETE', `/v1/webhook-endpoints/${id}`);
  }

  /** @returns its id and its secret */
  async endpoint(url: string, more: object = {}): Promise<{ readonly id: string; readonly secret: string }> {
    const made = await this.ask('POST', '/v1/webhook-endpoints', { url, eventTypes: ['note.*'], ...more });
    return made as { id: string; secret: string };
  }

  /** Writes notes with these numbers, has messages made of them, and sends what is due. */
  async notes(...numbers: readonly number[]): Promise<void> {
    const events = numbers.map((n): Noted => ({ type: 'Noted', data: { n } }));
    const append = { streamId: uuidv7(), category: 'note', expected: 'any', events } as const;
    await this.clutch.as(this.tenant, () => this.clutch.kernel.events.append(currentContext()!, append));
    await project(this.clutch.kernel, this.tenant);
    await this.deliver();
  }

  deliver(): Promise<void> {
    return this.app.get(WebhookDispatcher, { strict: false }).rest(this.tenant.schema);
  }

  /** Does long work to its end, as the worker would. @param id `op_…` */
  async work(id: string): Promise<void> {
    const { signal } = new AbortController();
    const runner = this.app.get(OperationRunner, { strict: false });
    await this.clutch.as(this.tenant, () => runner.run(uuidOf('op', id)!, signal));
  }

  /** A statement in which `{}` is the tenant's schema. */
  async sql(text: string, values: readonly unknown[] = []): Promise<void> {
    await this.clutch.owner.query(text.replaceAll('{}', this.tenant.schema), [...values]);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }
}
