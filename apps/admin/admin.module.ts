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
import { bookingContext } from '#booking';
import { fleetContext } from '#fleet';
import { AuditAdminModule, identityContext, IdentityAdminModule, OAuthAdminModule } from '#identity';
import { partnerContext } from '#partner';
import { MeteringAdminModule, platformContext, PlatformAdminModule } from '#platform';
import { telematicsContext } from '#telematics';
import { tenancyContext, TenancyAdminModule } from '#tenancy';

/** The administration API: for a tenant's staff, and for the operator of the installation. */
@Module({})
export class AdminModule {
  static forRoot(config: Config): DynamicModule {
    // It serves few of them, but reads the events of all.
    const contexts = [
      tenancyContext,
      identityContext,
      platformContext,
      partnerContext,
      fleetContext,
      telematicsContext,
      bookingContext,
    ];
    return {
      module: AdminModule,
      imports: [
        loggerModule(config, 'admin'),
        KernelModule.forRoot({ config, name: 'admin', contexts }),
        HealthModule.forRoot({ inject: [KERNEL], useFactory: ({ platform }: Kernel) => databaseChecks(platform) }),
        TenancyAdminModule,
        IdentityAdminModule,
        AuditAdminModule,
        OAuthAdminModule,
        PlatformAdminModule,
        MeteringAdminModule,
      ],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['session', 'impersonation', 'operator'] }],
      exports: [AUTH_STRATEGIES],
    };
  }
}
