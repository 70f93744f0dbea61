import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import {
  abilityOf,
  AUTH_STRATEGIES,
  type Config,
  createHttpApp,
  KernelModule,
  Metering,
  type Principal,
  type TenantRef,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type IssuedApiKey, IssueApiKey } from '../../libs/platform/contracts.ts';
import { MeteringAdminModule, MeteringWorkerModule } from '../../libs/platform/metering.module.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';

@Injectable()
class TestOperator extends PassportStrategy(Strategy, 'test-operator') {
  validate({ headers }: FastifyRequest): Principal | false {
    const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
    const isMeant = headers.authorization === 'Bearer operator';
    return isMeant && { actor, ability: abilityOf(['plan:*']), credentialId: 'operator' };
  }
}

/** An app with keys, plans, usage and the request log, for tenants and, by `Bearer operator`, for the operator. Asked by `inject`. */
async function meteringApp(config: Config): Promise<NestFastifyApplication> {
  const kernel = KernelModule.forRoot({ config: config, name: 'test', contexts: [platformContext] });
  const module = {
    module: class App {},
    imports: [kernel, PlatformModule, MeteringAdminModule, MeteringWorkerModule],
    providers: [TestOperator, { provide: AUTH_STRATEGIES, useValue: ['api-key', 'test-operator'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { name: 'test', title: 'Test', description: 'Test', logger: false } as const;
  const app = await createHttpApp(module, { config: config, ...about });
  await app.init();
  return app;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Asked {
  /** The key of the garage, where none is named. */
  readonly token?: string;
  readonly body?: object | string;
  readonly headers?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  /** Empty where the answer is none. */
  readonly json: Record<string, unknown>;
  readonly text: string;
}

/** An installation with such an app, asked by a garage, with a stranger beside it. */
export class MeteringStage {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly garage: TenantRef,
    readonly key: IssuedApiKey,
    readonly strangersKey: IssuedApiKey,
  ) {}

  static async open(): Promise<MeteringStage> {
    const clutch = await testInstallation([platformContext]);
    const app = await meteringApp(clutch.config);
    const garage = await clutch.newTenant();
    const [key, strangersKey] = [
      await issueKey(clutch, app, garage),
      await issueKey(clutch, app, await clutch.newTenant()),
    ];
    return new MeteringStage(clutch, app, garage, key, strangersKey);
  }

  /** A key that may do everything in the tenant. */
  issueKey(of: TenantRef): Promise<IssuedApiKey> {
    return issueKey(this.clutch, this.app, of);
  }

  async ask(method: Method, url: string, { token = this.key.secret!, body, headers }: Asked = {}): Promise<Answered> {
    const answer = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body ? { payload: body } : {}),
    });
    const isJson = answer.headers['content-type']?.includes('json') ?? false;
    const json: Record<string, unknown> = isJson ? answer.json<Record<string, unknown>>() : {};
    return { status: answer.statusCode, headers: answer.headers, json, text: answer.body };
  }

  get(url: string, asked: Asked = {}): Promise<Answered> {
    return this.ask('GET', url, asked);
  }

  /** Writes down what was counted and kept. */
  flush(): Promise<void> {
    return this.app.get(Metering).flush();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }
}

function issueKey(clutch: TestInstallation, app: NestFastifyApplication, of: TenantRef): Promise<IssuedApiKey> {
  const order = new IssueApiKey({ name: 'Till', mode: 'live', scopes: ['*:*'] });
  return clutch.as(of, () => app.get(CommandBus, { strict: false }).execute(order));
}

/** The rows of a list or report. */
export const rowsOf = ({ json }: Pick<Answered, 'json'>) => json['data'] as Record<string, unknown>[];
