import { type AddressInfo } from 'node:net';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  type Event,
  eventCatalogue,
  KernelModule,
  shown,
  startWakeUps,
  type TenantRef,
  WaitingRequests,
  type WakeUps,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { platformContext, PlatformModule } from '#platform';
import { IssueApiKey } from '../../libs/platform/contracts.ts';

export type Noted = Event<'Noted', { n: number }> | Event<'Erased', { n: number }> | Event<'Whispered', { n: number }>;
const written = (type: string) => ({
  type,
  description: 'A note.',
  shape: { n: shown.integer('A number.', 1) },
  data: ({ n }: { n: number }) => ({ n }),
});
/** Two types that customers see, and one that stays inside. */
export const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: { version: 1, public: written('note.written') },
      Erased: { version: 1, public: written('note.erased') },
      Whispered: { version: 1 },
    }),
  ],
};

export interface Body {
  readonly code?: string;
  readonly data: readonly {
    readonly id: string;
    readonly timestamp: string;
    readonly data: { readonly n: number };
  }[];
  readonly page: { readonly nextCursor: string; readonly hasMore: boolean };
  readonly checkpoint: { readonly position: number; readonly version: number };
}
export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  /** `Preference-Applied` */
  readonly applied: string | null;
  readonly headers: Headers;
  readonly body: Body;
}
export interface Asked {
  readonly secret?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export const numbers = ({ body }: Pick<Answer, 'body'>): number[] => body.data.map(({ data }) => data.n);

/** An app that is asked over HTTP, and can be ended and started anew. Each test has a tenant of its own with one key that may do everything. */
export class PolledApp {
  clutch!: TestInstallation;
  app!: NestFastifyApplication;
  tenant!: TenantRef;
  key!: { readonly id: string; readonly secret: string };
  #url = '';
  #wakeUps!: WakeUps;

  constructor() {
    beforeAll(async () => {
      this.clutch = await testInstallation([platformContext, notes]);
      // The app has a kernel of its own, so what the test appends comes from another process, as far as the app can tell.
      this.#wakeUps = startWakeUps(this.clutch.kernel, () => undefined);
      await this.#start();
    });
    beforeEach(async () => {
      this.tenant = await this.clutch.newTenant();
      this.key = await this.newKey(this.tenant);
    });
    afterAll(async () => {
      // A connection that its client has opened and not used would be waited for.
      this.app.getHttpServer().closeAllConnections();
      await this.#close();
      await this.#wakeUps.flush();
      await this.clutch.close();
    });
  }

  async #start(): Promise<void> {
    const { config } = this.clutch;
    const module = {
      module: class App {},
      imports: [KernelModule.forRoot({ config, name: 'test', contexts: [platformContext, notes] }), PlatformModule],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
      exports: [AUTH_STRATEGIES],
    };
    const about = { name: 'test', title: 'Test', description: 'Test' };
    this.app = await createHttpApp(module, { ...about, config, logger: false });
    await this.app.listen(0, '127.0.0.1');
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    this.#url = `http://127.0.0.1:${port}`;
  }

  async restart(): Promise<void> {
    await this.#close();
    await this.#start();
  }

  /** A connection that was busy when the server closed would be kept for a while, in case its client comes back. */
  async #close(): Promise<void> {
    const server = this.app.getHttpServer();
    const closing = setInterval(() => server.closeIdleConnections(), 20);
    await this.app.close();
    clearInterval(closing);
  }

  command<T>(command: object, owner = this.tenant): Promise<T> {
    const bus = this.app.get(CommandBus, { strict: false });
    return this.clutch.as(owner, () => bus.execute<never, T>(command as never));
  }

  newKey(owner: TenantRef, scopes = ['*:*']): Promise<{ readonly id: string; readonly secret: string }> {
    return this.command(new IssueApiKey({ name: 'Polls', mode: 'live', scopes }), owner);
  }

  append(n: number, type: Noted['type'] = 'Noted'): Promise<unknown> {
    return this.appendStream([{ type, data: { n } }]);
  }

  /** Events of one thing. @returns the UUID of its stream */
  async appendStream(events: readonly Noted[]): Promise<string> {
    const streamId = uuidv7();
    const appended = { streamId, category: 'note', expected: 'any', events } as const;
    await this.clutch.as(this.tenant, () => this.clutch.kernel.events.append(currentContext()!, appended));
    return streamId;
  }

  async appendAll(...all: readonly number[]): Promise<void> {
    for (const n of all) await this.append(n);
  }

  async ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const { secret = this.key.secret, body, headers = {}, signal } = asked;
    const type = body ? { 'content-type': 'application/json' } : {};
    const response = await fetch(`${this.#url}/v1${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${secret}`, ...type },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    const answered = (text === '' ? {} : JSON.parse(text)) as Body;
    const applied = response.headers.get('preference-applied');
    return { status: response.status, code: answered.code, applied, headers: response.headers, body: answered };
  }

  create(body: object): Promise<Answer> {
    return this.ask('POST', '/event-consumers', { body });
  }

  read(query = '', headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', `/event-consumers/warehouse/events${query}`, { headers });
  }

  async next(): Promise<number[]> {
    return numbers(await this.read());
  }

  seek(to: string): Promise<Answer> {
    return this.ask('POST', '/event-consumers/warehouse/seeks', { body: { to } });
  }

  checkpoint(cursor: string, version: number): Promise<Answer> {
    const headers = { 'if-match': `"${version}"` };
    return this.ask('PUT', '/event-consumers/warehouse/checkpoint', { body: { cursor }, headers });
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.app.get(WaitingRequests, { strict: false }).count;
  }
}
