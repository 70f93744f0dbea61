import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import {
  AUTH_STRATEGIES,
  type ContextDefinition,
  createHttpApp,
  currentContext,
  EventStore,
  KernelModule,
  subjectErasedEvents,
  type TenantRef,
} from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';
import { type JobEvent, jobs } from './job-events.ts';

/** What its app is made of. */
export const MESSAGE_CONTEXTS: readonly ContextDefinition[] = [
  platformContext,
  jobs,
  { name: 'data-subjects', events: [subjectErasedEvents] },
];
const HOUR = '3600';

/** A tenant with messages for receivers, sent when a test says so; a try that fails is followed by another one after an hour. */
export class MessageStage {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    public tenant: TenantRef,
    public key: string,
  ) {}

  static async open(): Promise<MessageStage> {
    const settings = { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8', CLUTCH_WEBHOOK_RETRY_SECONDS: HOUR };
    const clutch = await testInstallation(MESSAGE_CONTEXTS, settings);
    const { config } = clutch;
    const module = {
      module: class App {},
      imports: [KernelModule.forRoot({ config, name: 'test', contexts: MESSAGE_CONTEXTS }), PlatformModule],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
      exports: [AUTH_STRATEGIES],
    };
    const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: '', logger: false });
    await app.init();
    const stage = new MessageStage(clutch, app, await clutch.newTenant(), '');
    attendTo(stage.part(EventStore), { wake: () => undefined });
    stage.key = await stage.keyOf(stage.tenant);
    return stage;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }

  /** Goes on with another tenant. */
  async begin(): Promise<void> {
    this.tenant = await this.clutch.newTenant();
    this.key = await this.keyOf(this.tenant);
  }

  part<Part>(token: abstract new (...given: never[]) => Part): Part {
    return this.app.get<Part>(token, { strict: false });
  }

  /** One that may do everything. */
  async keyOf(of: TenantRef): Promise<string> {
    const issue = new IssueApiKey({ name: 'Key', mode: 'live', scopes: ['*:*'] });
    return (await this.clutch.as(of, () => this.part(CommandBus).execute(issue))).secret!;
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, by = this.key, headers = {} }: Asked = {}) {
    const answer = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${by}`, 'if-match': '*', ...headers },
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, json: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
  }

  /** @returns its id */
  async register(url: string, settings: object = {}): Promise<string> {
    const body = { url, eventTypes: ['note.*', 'job.*'], ...settings };
    const { status, json } = await this.ask('POST', '/v1/webhook-endpoints', { body });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
    return json['id'] as string;
  }

  /** Writes events, and has messages made of them. */
  async happens(...events: JobEvent[]): Promise<void> {
    const append = { streamId: uuidv7(), category: 'job', expected: 'any', events } as const;
    await this.clutch.as(this.tenant, () => this.clutch.kernel.events.append(currentContext()!, append));
    await project(this.clutch.kernel, this.tenant);
  }

  deliver(): Promise<void> {
    return this.part(WebhookDispatcher).rest(this.tenant.schema);
  }

  /** A statement in which `{}` is the tenant's schema. */
  async sql<Row>(text: string): Promise<Row[]> {
    return (await this.clutch.owner.query(text.replaceAll('{}', this.tenant.schema))).rows as Row[];
  }
}

interface Asked {
  readonly body?: object;
  /** A key other than the tenant's. */
  readonly by?: string;
  readonly headers?: Record<string, string>;
}

export const noted = (text: string): JobEvent => ({ type: 'JobNoted', data: { text } });
export const opened = (vehicleId: string): JobEvent => ({
  type: 'JobOpened',
  data: { jobId: uuidv7(), workshopId: uuidv7(), vehicleId, system: 'body', amountMinor: 1 },
});
