import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HEALTH_CHECKS, type HealthCheck } from './health-check.ts';
import { HealthController } from './health.controller.ts';
import { Health } from './health.ts';
import { Readiness } from './readiness.ts';

/** `/live`, `/startup` and `/ready`, open to everyone, and the `Readiness` that `closeGracefully` turns off. */
@Module({})
export class HealthModule {
  /** `checks` makes the list under `HEALTH_CHECKS`: `{ inject: [KERNEL], useFactory: ({ platform }) => databaseChecks(platform) }`. */
  static forRoot(checks: Pick<FactoryProvider<readonly HealthCheck[]>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: HealthModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [{ provide: HEALTH_CHECKS, ...checks }, Readiness, Health],
      exports: [Readiness],
    };
  }
}
