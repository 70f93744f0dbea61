import { type DynamicModule, Module } from '@nestjs/common';
import {
  AUTH_STRATEGIES,
  type Config,
  databaseChecks,
  HealthModule,
  KERNEL,
  type Kernel,
  KernelModule,
  loggerModule,
} from '#kernel';
import { identityContext, IdentityAdminModule } from '#identity';
import { platformContext, PlatformAdminModule } from '#platform';
import { tenancyContext, TenancyAdminModule } from '#tenancy';

/** The administration API: for a tenant's staff, and for the operator of the installation. */
@Module({})
export class AdminModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AdminModule,
      imports: [
        loggerModule(config, 'admin'),
        KernelModule.forRoot({ config, name: 'admin', contexts: [tenancyContext, identityContext, platformContext] }),
        HealthModule.forRoot({ inject: [KERNEL], useFactory: ({ platform }: Kernel) => databaseChecks(platform) }),
        TenancyAdminModule,
        IdentityAdminModule,
        PlatformAdminModule,
      ],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['session', 'operator'] }],
      exports: [AUTH_STRATEGIES],
    };
  }
}
