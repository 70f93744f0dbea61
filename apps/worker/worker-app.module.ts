import { type DynamicModule, Module } from '@nestjs/common';
import { type Config, KernelModule, loggerModule, OperationsModule, WorkerModule } from '#kernel';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import {
  AccessWorkerModule,
  AuditWorkerModule,
  DataSubjectModule,
  FactorsWorkerModule,
  identityContext,
  SignInWorkerModule,
} from '#identity';
import { partnerContext, PartnerModule } from '#partner';
import { MeteringWorkerModule, platformContext, PlatformModule, VersionsWorkerModule } from '#platform';
import { telematicsContext, TelematicsModule } from '#telematics';
import { tenancyContext, TenancyWorkerModule } from '#tenancy';

/** Everything that happens after a commit: projections, policies, webhooks, jobs, the sweep. */
@Module({})
export class WorkerAppModule {
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
      module: WorkerAppModule,
      imports: [
        loggerModule(config, 'worker'),
        KernelModule.forRoot({ config, name: 'worker', contexts }),
        TenancyWorkerModule,
        OperationsModule,
        PlatformModule,
        VersionsWorkerModule,
        MeteringWorkerModule,
        PartnerModule,
        FleetModule,
        TelematicsModule,
        BookingModule,
        DataSubjectModule,
        AccessWorkerModule,
        SignInWorkerModule,
        AuditWorkerModule,
        FactorsWorkerModule,
        WorkerModule,
      ],
    };
  }
}
