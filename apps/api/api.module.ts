import { type DynamicModule, Module } from '@nestjs/common';
import {
  AUTH_STRATEGIES,
  type Config,
  databaseChecks,
  GraphqlModule,
  HealthModule,
  KERNEL,
  type Kernel,
  KernelModule,
  loggerModule,
  OperationsModule,
} from '#kernel';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import {
  AuditFeedModule,
  DataSubjectModule,
  identityContext,
  IdentityModule,
  ImpersonationModule,
  OAuthModule,
  ScimModule,
} from '#identity';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule, PortalPageModule, VersionsModule } from '#platform';
import { telematicsContext, TelematicsModule } from '#telematics';
import { tenancyContext, TenancyModule } from '#tenancy';
import { API_TYPES } from './graphql/api-types.ts';

/** The public API: what a tenant's own software, portals and apps call. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
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
      module: ApiModule,
      imports: [
        loggerModule(config, 'api'),
        KernelModule.forRoot({ config, name: 'api', contexts }),
        HealthModule.forRoot({ inject: [KERNEL], useFactory: ({ platform }: Kernel) => databaseChecks(platform) }),
        IdentityModule,
        ImpersonationModule,
        ScimModule,
        OAuthModule,
        AuditFeedModule,
        TenancyModule,
        OperationsModule,
        PlatformModule,
        PortalPageModule,
        VersionsModule,
        PartnerModule,
        FleetModule,
        TelematicsModule,
        BookingModule,
        DataSubjectModule,
        GraphqlModule.forRoot(API_TYPES),
      ],
      providers: [
        {
          provide: AUTH_STRATEGIES,
          useValue: ['api-key', 'webhook-portal', 'oauth', 'session', 'directory', 'impersonation'],
        },
      ],
      exports: [AUTH_STRATEGIES],
    };
  }
}
