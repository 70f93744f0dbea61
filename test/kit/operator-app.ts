import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import {
  abilityOf,
  AUTH_STRATEGIES,
  type Config,
  type ContextDefinition,
  createHttpApp,
  KernelModule,
  type Principal,
} from '#kernel';

/** Who asks with the operator's token, and may do everything. */
@Injectable()
class TestOperator extends PassportStrategy(Strategy, 'test-operator') {
  validate({ headers }: FastifyRequest): Principal | false {
    const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
    const isMeant = headers.authorization === 'Bearer operator';
    return isMeant && { actor, ability: abilityOf(['*:*']), credentialId: 'operator' };
  }
}

/** What the operator of an installation is served by one module, beside another app of it. Asked by `inject`, with `Bearer operator`. */
export async function operatorApp(
  config: Config,
  contexts: readonly ContextDefinition[],
  served: Type,
): Promise<NestFastifyApplication> {
  const module = {
    module: class App {},
    imports: [KernelModule.forRoot({ config, name: 'operator', contexts: [...contexts] }), served],
    providers: [TestOperator, { provide: AUTH_STRATEGIES, useValue: ['test-operator'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { name: 'operator', title: 'Operator', description: '', logger: false } as const;
  const app = await createHttpApp(module, { config, ...about });
  await app.init();
  return app;
}
