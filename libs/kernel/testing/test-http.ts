import { type DynamicModule, Injectable, type Type } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import { type TenantRef } from '../context/request-context.ts';
import { abilityOf } from '../http/authorization/ability.ts';
import { AUTH_STRATEGIES, type Principal } from '../http/authorization/principal.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { KERNEL, KernelModule } from '../kernel.module.ts';
import { type TestInstallation } from './test-installation.ts';

/** An answer, read: `body` is parsed JSON, `{}` when there was none. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TestHttp {
  readonly app: NestFastifyApplication;
  /** From now on whoever asks may do no more than these permissions say. */
  may(...permissions: readonly string[]): void;
  get(url: string, headers?: Record<string, string>): Promise<HttpAnswer>;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
}

/**
 * The modules as an HTTP app with every habit, on the installation's kernel and without a port. Everybody who asks is let in as somebody
 * who may do everything in `tenant`.
 */
export async function testHttp(
  { config, kernel }: TestInstallation,
  tenant: TenantRef,
  ...modules: (Type | DynamicModule)[]
): Promise<TestHttp> {
  let principal: Principal = {
    tenant,
    actor: { kind: 'api-key', id: 'key_test', name: 'Test' },
    ability: abilityOf(['*:*']),
    credentialId: 'test',
  };
  @Injectable()
  class AnybodyStrategy extends PassportStrategy(Strategy, 'anybody') {
    validate(): Principal {
      return principal;
    }
  }
  const nest = KernelModule.forRoot({ config, name: 'test', contexts: [] });
  const onKernel = {
    ...nest,
    providers: [...(nest.providers ?? []), { provide: KERNEL, useValue: { ...kernel, close: async () => undefined } }],
  };
  const module = {
    module: class App {},
    imports: [onKernel, ...modules],
    providers: [AnybodyStrategy, { provide: AUTH_STRATEGIES, useValue: ['anybody'] }],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: object,
  ): Promise<HttpAnswer> => {
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const body = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, headers: answer.headers, body };
  };
  return {
    app,
    may: (...permissions) => {
      principal = { ...principal, ability: abilityOf(permissions) };
    },
    get: (url, headers = {}) => ask('GET', url, headers),
    post: (url, body, headers = {}) => ask('POST', url, headers, body as object),
  };
}
