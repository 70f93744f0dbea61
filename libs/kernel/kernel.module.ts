import {
  type DynamicModule,
  Global,
  Inject,
  type InjectionToken,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type Config } from './config/config.ts';
import { ActorNames } from './context/actor-names.ts';
import { AuditHeads, HeadSigner } from './audit/audit-heads.ts';
import { AuditReader } from './audit/audit-reader.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { StoredAuditTrail } from './audit/stored-audit-trail.ts';
import { ProjectionPositions } from './context/projection-positions.ts';
import { TenantClock } from './context/tenant-clock.ts';
import { Clock } from './domain/clock.ts';
import { AggregateStore } from './events/aggregate.ts';
import { EventStore } from './events/event-store.ts';
import { EventTypes } from './events/event-types.ts';
import { type ContextDefinition, createKernel, type Kernel } from './kernel.ts';
import { Erasure } from './personal-data/erasure.ts';
import { SubjectKeys } from './personal-data/subject-keys.ts';
import { DocumentJudge } from './graphql/document-judge.ts';
import { schemaSource } from './graphql/schema-text.ts';
import { ApiVersions } from './http/versions/api-versions.ts';
import { DeclaredSubjects } from './http/authorization/ability-subjects.ts';
import { ProblemRegistry } from './http/problems/registry/problem-registry.ts';
import { LimitStore } from './http/limits/limit-store.ts';
import { openLimitStore } from './http/limits/open-limit-store.ts';
import { Batches } from './http/bulk/batches.ts';
import { BulkItems } from './http/bulk/bulk-items.ts';
import { EntityLists } from './http/filtering/entity-lists.ts';
import { Paging } from './http/reading/paging.ts';
import { OperationAnswers } from './operations/operation-answers.ts';
import { StartExportHandler } from './operations/start-export.query.ts';
import { Operations } from './operations/operations.ts';
import { Jobs } from './jobs/jobs.ts';
import { Messages } from './messages/messages.ts';
import { openMessages } from './messages/open-messages.ts';
import { SandboxMessages } from './messages/sandbox-messages.ts';
import { Metrics } from './observability/metrics.ts';
import { LogPositions } from './subscriptions/log-positions.ts';
import { ParkedEventControl } from './subscriptions/parked-event-control.ts';
import { SubscriptionControl } from './subscriptions/subscription-control.ts';
import { PlatformDatabase } from './tenancy/platform-database.ts';
import { TenantDatabase } from './tenancy/tenant-database.ts';
import { TenantDirectory } from './tenancy/tenant-directory.ts';
import { TenantRegistry } from './tenancy/tenant-registry.ts';
import { Sandboxes } from './tenancy/sandboxes.ts';

/** The settings, for `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('CONFIG');
/** The app's name, `api`: for `@Inject(APP_NAME) app: string`. */
export const APP_NAME = Symbol('APP_NAME');
/** The kernel's parts as one object, for apps. */
export const KERNEL = Symbol('KERNEL');

/** A part of the kernel under its class. */
const part = <T>(provide: InjectionToken, useFactory: (kernel: Kernel) => T) => ({
  provide,
  useFactory,
  inject: [KERNEL],
});

/** Every part of the kernel by its class. */
const partsOfKernel = (config: Config) => [
  part(EventStore, ({ events }: Kernel) => events),
  part(EventTypes, ({ types }: Kernel) => types),
  part(TenantDatabase, ({ database }: Kernel) => database),
  part(PlatformDatabase, ({ platform }: Kernel) => platform),
  part(TenantDirectory, ({ tenants }: Kernel) => tenants),
  part(TenantRegistry, ({ registry }: Kernel) => registry),
  part(Sandboxes, ({ sandboxes }: Kernel) => sandboxes),
  part(AggregateStore, ({ events, database }: Kernel) => ({ events, database })),
  part(ProjectionPositions, ({ database }: Kernel) => new LogPositions(database)),
  part(SubjectKeys, ({ subjectKeys }: Kernel) => subjectKeys),
  part(Erasure, ({ erasure }: Kernel) => erasure),
  part(ActorNames, ({ actorNames }: Kernel) => actorNames),
  part(SubscriptionControl, (kernel: Kernel) => new SubscriptionControl(kernel)),
  part(ParkedEventControl, (kernel: Kernel) => new ParkedEventControl(kernel)),
  part(StoredAuditTrail, ({ audit }: Kernel) => audit),
  { provide: AuditTrail, useExisting: StoredAuditTrail },
  part(AuditReader, ({ database, subjectKeys }: Kernel) => new AuditReader(database, subjectKeys)),
  {
    provide: AuditHeads,
    useFactory: ({ database }: Kernel, clock: Clock) => new AuditHeads(database, new HeadSigner(config.secret), clock),
    inject: [KERNEL, Clock],
  },
  part(Jobs, ({ jobs }: Kernel) => jobs),
  part(ApiVersions, ({ versions }: Kernel) => versions),
  part(DeclaredSubjects, ({ subjects }: Kernel) => subjects),
  part(ProblemRegistry, ({ problems }: Kernel) => problems),
  part(Metrics, ({ metrics }: Kernel) => metrics),
  part(LimitStore, ({ platform }: Kernel) => openLimitStore(config, platform)),
  { provide: Paging, useFactory: () => new Paging(config.secret) },
  BulkItems,
  Batches,
  Operations,
  OperationAnswers,
  StartExportHandler,
  {
    provide: EntityLists,
    useFactory: (database: TenantDatabase, platform: PlatformDatabase, paging: Paging, clock: Clock) =>
      new EntityLists(database, platform, paging, clock),
    inject: [TenantDatabase, PlatformDatabase, Paging, Clock],
  },
  { provide: Clock, useClass: TenantClock },
];

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
      part(Messages, ({ platform }: Kernel) => new SandboxMessages(openMessages(config), platform)),
      {
        provide: KERNEL,
        useFactory: () =>
          createKernel(config, contexts, `clutch-${name}`, (error) =>
            log.warn({ err: error }, 'The bus is interrupted; hints are lost until it is back'),
          ),
      },
      ...partsOfKernel(config),
      {
        provide: DocumentJudge,
        useValue: new DocumentJudge(() => schemaSource(contexts.flatMap(({ graphql = [] }) => graphql))),
      },
    ];
    return {
      module: KernelModule,
      imports: [CqrsModule.forRoot()],
      providers,
      exports: [...providers.map((given) => (typeof given === 'function' ? given : given.provide)), CqrsModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.kernel.close();
  }
}
