import { type DynamicModule, Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type Config } from './config/config.ts';
import { ActorNames } from './context/actor-names.ts';
import { AuditHeads, HeadSigner } from './audit/audit-heads.ts';
import { AuditReader } from './audit/audit-reader.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { StoredAuditTrail } from './audit/stored-audit-trail.ts';
import { ProjectionPositions } from './context/projection-positions.ts';
import { SystemClock } from './context/system-clock.ts';
import { Clock } from './domain/clock.ts';
import { AggregateStore } from './events/aggregate.ts';
import { EventStore } from './events/event-store.ts';
import { EventTypes } from './events/event-types.ts';
import { type ContextDefinition, createKernel, type Kernel } from './kernel.ts';
import { Erasure } from './personal-data/erasure.ts';
import { SubjectKeys } from './personal-data/subject-keys.ts';
import { DeclaredSubjects } from './http/authorization/ability-subjects.ts';
import { Paging } from './http/reading/paging.ts';
import { Jobs } from './jobs/jobs.ts';
import { Messages } from './messages/messages.ts';
import { openMessages } from './messages/open-messages.ts';
import { Metrics } from './observability/metrics.ts';
import { LogPositions } from './subscriptions/log-positions.ts';
import { ParkedEventControl } from './subscriptions/parked-event-control.ts';
import { SubscriptionControl } from './subscriptions/subscription-control.ts';
import { PlatformDatabase } from './tenancy/platform-database.ts';
import { TenantDatabase } from './tenancy/tenant-database.ts';
import { TenantDirectory } from './tenancy/tenant-directory.ts';
import { TenantRegistry } from './tenancy/tenant-registry.ts';

/** The settings, for `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('CONFIG');
/** The app's name, `api`: for `@Inject(APP_NAME) app: string`. */
export const APP_NAME = Symbol('APP_NAME');
/** The kernel's parts as one object, for apps. */
export const KERNEL = Symbol('KERNEL');

/** The kernel in Nest's terms: every part by its class, everywhere. Imported once by each app, with the contexts that it runs. */
@Global()
@Module({})
export class KernelModule implements OnApplicationShutdown {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  static forRoot({
    config,
    name,
    contexts,
  }: {
    config: Config;
    name: string;
    contexts: readonly ContextDefinition[];
  }): DynamicModule {
    const log = new Logger('bus');
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: APP_NAME, useValue: name },
      { provide: Messages, useFactory: () => openMessages(config) },
      {
        provide: KERNEL,
        useFactory: () =>
          createKernel(config, contexts, `clutch-${name}`, (error) =>
            log.warn({ err: error }, 'The bus is interrupted; hints are lost until it is back'),
          ),
      },
      { provide: EventStore, useFactory: ({ events }: Kernel) => events, inject: [KERNEL] },
      { provide: EventTypes, useFactory: ({ types }: Kernel) => types, inject: [KERNEL] },
      { provide: TenantDatabase, useFactory: ({ database }: Kernel) => database, inject: [KERNEL] },
      { provide: PlatformDatabase, useFactory: ({ platform }: Kernel) => platform, inject: [KERNEL] },
      { provide: TenantDirectory, useFactory: ({ tenants }: Kernel) => tenants, inject: [KERNEL] },
      { provide: TenantRegistry, useFactory: ({ registry }: Kernel) => registry, inject: [KERNEL] },
      {
        provide: AggregateStore,
        useFactory: ({ events, database }: Kernel) => ({ events, database }),
        inject: [KERNEL],
      },
      {
        provide: ProjectionPositions,
        useFactory: ({ database }: Kernel) => new LogPositions(database),
        inject: [KERNEL],
      },
      { provide: SubjectKeys, useFactory: ({ subjectKeys }: Kernel) => subjectKeys, inject: [KERNEL] },
      { provide: Erasure, useFactory: ({ erasure }: Kernel) => erasure, inject: [KERNEL] },
      { provide: ActorNames, useFactory: ({ actorNames }: Kernel) => actorNames, inject: [KERNEL] },
      {
        provide: SubscriptionControl,
        useFactory: (kernel: Kernel) => new SubscriptionControl(kernel),
        inject: [KERNEL],
      },
      { provide: ParkedEventControl, useFactory: (kernel: Kernel) => new ParkedEventControl(kernel), inject: [KERNEL] },
      { provide: StoredAuditTrail, useFactory: ({ audit }: Kernel) => audit, inject: [KERNEL] },
      { provide: AuditTrail, useExisting: StoredAuditTrail },
      {
        provide: AuditReader,
        useFactory: ({ database, subjectKeys }: Kernel) => new AuditReader(database, subjectKeys),
        inject: [KERNEL],
      },
      {
        provide: AuditHeads,
        useFactory: ({ database }: Kernel, clock: Clock) =>
          new AuditHeads(database, new HeadSigner(config.secret), clock),
        inject: [KERNEL, Clock],
      },
      { provide: Jobs, useFactory: ({ jobs }: Kernel) => jobs, inject: [KERNEL] },
      { provide: DeclaredSubjects, useFactory: ({ subjects }: Kernel) => subjects, inject: [KERNEL] },
      { provide: Metrics, useFactory: ({ metrics }: Kernel) => metrics, inject: [KERNEL] },
      { provide: Paging, useFactory: () => new Paging(config.secret) },
      { provide: Clock, useClass: SystemClock },
    ];
    return {
      module: KernelModule,
      imports: [CqrsModule.forRoot()],
      providers,
      exports: [...providers.map(({ provide }) => provide), CqrsModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.kernel.close();
  }
}
