import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type InjectOptions } from 'fastify';
import { uuidv7 } from 'uuidv7';
import {
  AUTH_STRATEGIES,
  Clock,
  createHttpApp,
  KernelModule,
  type Message,
  Messages,
  runInContext,
  type TenantRef,
  WorkerModule,
  WorkerRuntime,
} from '#kernel';
import { type TestInstallation } from '#kernel/testing';
import { IdentityAdminModule, identityContext, SignInWorkerModule } from '#identity';
import { CreateOwner } from '#identity/contracts';

export const PASSWORD = 'correct horse battery';
export const EMAIL = 'ana@garage.example';
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

/** What is sent beside the address. */
export interface Sent {
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

export interface Answered {
  readonly status: number;
  readonly code: unknown;
  readonly json: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a client keeps of a session. */
export interface Pair {
  readonly sessionId: string;
  readonly userId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A clock that stands where a test has put it, and else goes with the world. */
export class TestClock extends Clock {
  aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** Keeps what was sent, and waits for what the worker is about to send. */
export class Outbox extends Messages {
  readonly sent: Message[] = [];

  override async send(_id: string, message: Message): Promise<void> {
    this.sent.push(message);
  }

  /** The next letter of this kind to the address; it is taken out. */
  async letter(to: string, template: string): Promise<Message> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const index = this.sent.findIndex((message) => message.to === to && message.template === template);
      if (index >= 0) return this.sent.splice(index, 1)[0]!;
      await sleep(50);
    }
    throw new Error(`No letter of the kind ${template} came to ${to}: ${JSON.stringify(this.sent)}`);
  }

  /** The token in the link of the next such letter. */
  async token(to: string, template: string): Promise<string> {
    const { text } = await this.letter(to, template);
    const link = /https?:\/\/\S+/.exec(text)?.[0] ?? '';
    return new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
  }
}

/** The routes of people as an app without a port. */
export interface PeopleApp {
  readonly app: NestFastifyApplication;
  readonly clock: TestClock;
  readonly outbox: Outbox;
  ask(method: InjectOptions['method'] & string, url: string, sent?: Sent): Promise<Answered>;
  /** Somebody who may do everything in the tenant. @returns their UUID */
  createOwner(tenant: TenantRef, over?: Partial<CreateOwner['owner']>): Promise<string>;
  signIn(tenant: TenantRef, over?: Sent & { readonly email?: string; readonly password?: string }): Promise<Answered>;
  session(tenant: TenantRef, over?: Sent & { readonly email?: string; readonly password?: string }): Promise<Pair>;
  close(): Promise<void>;
}

export interface PeopleAppOptions {
  readonly name?: string;
  readonly writesLetters?: boolean;
  /** What else of the installation it needs. */
  readonly imports?: readonly (Type | DynamicModule)[];
  /** Ways to be known, in their order. */
  readonly strategies?: readonly string[];
}

export async function peopleApp(
  { config }: Pick<TestInstallation, 'config'>,
  { name = 'admin', writesLetters = false, imports = [], strategies = ['session'] }: PeopleAppOptions = {},
): Promise<PeopleApp> {
  const clock = new TestClock();
  const outbox = new Outbox();
  const kernel = KernelModule.forRoot({ config, name, contexts: [identityContext] });
  const doubles = [
    { provide: Clock, useValue: clock },
    { provide: Messages, useValue: outbox },
  ];
  const providers = [...(kernel.providers ?? []), ...doubles];
  const module: DynamicModule = {
    module: class App {},
    imports: [
      { ...kernel, providers },
      IdentityAdminModule,
      ...imports,
      ...(writesLetters ? [SignInWorkerModule, WorkerModule] : []),
    ],
    providers: [{ provide: AUTH_STRATEGIES, useValue: strategies }],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, { config, name, title: 'Test', description: 'Test', logger: false });
  await app.init();
  const ask: PeopleApp['ask'] = async (method, url, { token, body, headers = {}, ip = '192.0.2.1' } = {}) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress: ip,
      headers: {
        'user-agent': BROWSER,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    });
    const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, code: json['code'], json, headers: answer.headers };
  };
  const signIn: PeopleApp['signIn'] = (tenant, { email = EMAIL, password = PASSWORD, ...sent } = {}) =>
    ask('POST', '/v1/auth/sign-in', { ...sent, body: { tenant: tenant.slug, email, password } });
  return {
    app,
    clock,
    outbox,
    ask,
    signIn,
    async createOwner(tenant, over = {}) {
      const owner = { userId: uuidv7(), email: EMAIL, name: 'Ana', password: PASSWORD, ...over };
      const context = { requestId: 'req_test', correlation: 'req_test', source: 'system' as const, tenant };
      const actor = { kind: 'system' as const, id: 'test', name: 'Test' };
      await runInContext({ ...context, actor }, () =>
        app.get(CommandBus, { strict: false }).execute(new CreateOwner(owner)),
      );
      return owner.userId;
    },
    async session(tenant, over) {
      const { status, json } = await signIn(tenant, over);
      if (json['status'] !== 'signed-in') throw new Error(`Not signed in: ${status} ${JSON.stringify(json)}`);
      return json['session'] as Pair;
    },
    async close() {
      if (writesLetters) await app.get(WorkerRuntime, { strict: false }).stop();
      await app.close();
    },
  };
}
