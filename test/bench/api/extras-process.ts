import 'reflect-metadata';
import { Controller, Get } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ApiOperation } from '@nestjs/swagger';
import passportCustom from 'passport-custom';
import { abilityOf, AUTH_STRATEGIES, Can, createHttpApp, KernelModule, loadConfig, type Principal } from '#kernel';
import { MeteringModule, platformContext } from '#platform';
import { answerQuestions } from '../kit/bench-process.ts';
import { EXTRAS_PATH, type ExtrasSettings } from './extras-settings.ts';

/** As it was compiled: the guard that the app makes is of that class. */
const compiled = new URL('../../../dist/libs/kernel/http/limits/rate-limit.guard.js', import.meta.url).href;
const { RateLimitGuard } = (await import(
  compiled
)) as typeof import('../../../libs/kernel/http/limits/rate-limit.guard.ts');

await answerQuestions(async ({ environment, tenant, port, withExtras }: ExtrasSettings) => {
  const principal: Principal = {
    tenant,
    actor: { kind: 'api-key', id: 'key_0123456789ab', name: 'Bench' },
    ability: abilityOf(['*:*']),
    credentialId: 'key_0123456789ab',
  };
  class BenchStrategy extends PassportStrategy(passportCustom.Strategy, 'bench') {
    validate(): Principal {
      return principal;
    }
  }
  const answer = { data: Array.from({ length: 10 }, (_, index) => ({ id: `bkg_${index}`, status: 'confirmed' })) };
  class BenchController {
    constant(): object {
      return answer;
    }
  }
  const { prototype } = BenchController;
  const property = Object.getOwnPropertyDescriptor(prototype, 'constant')!;
  for (const decorate of [Get(EXTRAS_PATH), Can('booking:read'), ApiOperation({ operationId: 'constant' })])
    decorate(prototype, 'constant', property);
  Controller()(BenchController);
  if (!withExtras) RateLimitGuard.prototype.canActivate = () => true;
  const config = loadConfig(environment);
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config, name: 'bench', contexts: [platformContext] }),
      ...(withExtras ? [MeteringModule] : []),
    ],
    controllers: [BenchController],
    providers: [BenchStrategy, { provide: AUTH_STRATEGIES, useValue: ['bench'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { name: 'bench', title: 'Bench', description: 'Bench', logger: false } as const;
  const app = await createHttpApp(module, { config, ...about });
  await app.listen(port, '127.0.0.1');
  return async () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
});
