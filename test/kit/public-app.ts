import { type DynamicModule, type Type } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTH_STRATEGIES, type Config, createHttpApp, KernelModule } from '#kernel';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { identityContext, IdentityModule } from '#identity';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule, VersionsModule } from '#platform';
import { telematicsContext, TelematicsModule } from '#telematics';
import { tenancyContext, TenancyModule } from '#tenancy';

/** What a tenant's programs get over HTTP, in this process and without a port: keys of both modes, versions, and the business itself. */
export async function publicApp(
  config: Config,
  ...further: readonly (Type | DynamicModule)[]
): Promise<NestFastifyApplication> {
  const contexts = [
    tenancyContext,
    identityContext,
    platformContext,
    partnerContext,
    fleetContext,
    telematicsContext,
    bookingContext,
  ];
  const module = {
    module: class PublicApp {},
    imports: [
      KernelModule.forRoot({ config, name: 'test', contexts }),
      IdentityModule,
      TenancyModule,
      PlatformModule,
      VersionsModule,
      PartnerModule,
      FleetModule,
      TelematicsModule,
      BookingModule,
      ...further,
    ],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: 'Test', logger: false });
  return app.init();
}
