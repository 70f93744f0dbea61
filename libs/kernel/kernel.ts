import { join } from 'node:path';
import { type EntitySchema, type MikroORM } from '@mikro-orm/postgresql';
import { StoredAuditTrail } from './audit/stored-audit-trail.ts';
import { buildName } from './config/build-name.ts';
import { appDatabaseUrl, type Config } from './config/config.ts';
import { ActorNames, type NamesOfActors } from './context/actor-names.ts';
import { type Actor } from './context/request-context.ts';
import { SystemClock } from './context/system-clock.ts';
import { type EventCatalogue } from './domain/event-catalogue.ts';
import { type ProblemTexts } from './domain/problem-texts.ts';
import { EventArchive } from './events/archive/event-archive.ts';
import { EventCodec } from './events/event-codec.ts';
import { EventStore } from './events/event-store.ts';
import { EventTypeRegister } from './events/event-type-register.ts';
import { EventTypes } from './events/event-types.ts';
import { Erasure } from './personal-data/erasure.ts';
import { FolderRootKeys } from './personal-data/folder-root-keys.ts';
import { openKeyDatabase } from './personal-data/key-database.ts';
import { type PersonalRows } from './personal-data/personal-rows.ts';
import { PostgresSubjectKeys } from './personal-data/postgres-subject-keys.ts';
import { refuseForgetful } from './personal-data/refuse-forgetful.ts';
import { type RootKeys } from './personal-data/root-keys.ts';
import { type SubjectKeys } from './personal-data/subject-keys.ts';
import { LogPositions } from './subscriptions/log-positions.ts';
import { Rebuild } from './subscriptions/rebuild.ts';
import { type Subscription } from './subscriptions/subscription.ts';
import { subscriptionEvents } from './subscriptions/subscription-events.ts';
import { type DeclaredSubject, DeclaredSubjects } from './http/authorization/ability-subjects.ts';
import { ProblemRegistry } from './http/problems/registry/problem-registry.ts';
import { personalAnswers } from './http/writing/kept-answers.ts';
import { type ApiChange } from './http/versions/api-change.ts';
import { ApiVersions } from './http/versions/api-versions.ts';
import { operationEvents } from './operations/operation-events.ts';
import { OperationRow, operationSubject } from './operations/operation-row.ts';
import { personalOperations } from './operations/operations.ts';
import { type Bus, type BusReport } from './bus/bus.ts';
import { openBus } from './bus/open-bus.ts';
import { HeldJobs } from './jobs/held-jobs.ts';
import { Jobs } from './jobs/jobs.ts';
import { type JobBackend } from './jobs/job-backend.ts';
import { openJobBackend } from './jobs/open-job-backend.ts';
import { forgetTestMessages } from './messages/sandbox-messages.ts';
import { Metrics } from './observability/metrics.ts';
import { createOrm } from './tenancy/orm.ts';
import { PlatformDatabase } from './tenancy/platform-database.ts';
import { CellDatabases } from './tenancy/cell-databases.ts';
import { Cells } from './tenancy/cells.ts';
import { GatedTenantDatabase } from './tenancy/gated-tenant-database.ts';
import { type TenantDatabase } from './tenancy/tenant-database.ts';
import { SchemaOwner } from './tenancy/schema-owner.ts';
import { openTenantPool } from './tenancy/open-tenant-pool.ts';
import { TenantDirectory } from './tenancy/tenant-directory.ts';
import { TenantOperations } from './tenancy/tenant-operations.ts';
import { type TenantPool } from './tenancy/tenant-pool.ts';
import { TenantRegistry } from './tenancy/tenant-registry.ts';
import { Sandboxes } from './tenancy/sandboxes.ts';
import { type ArchivePart } from './tenancy/transfer/archive-part.ts';
import { eventTypesPart } from './tenancy/transfer/event-types-part.ts';
import { subjectKeysPart } from './tenancy/transfer/subject-keys-part.ts';

/** What a context brings besides its Nest module. */
export interface ContextDefinition {
  readonly name: string;
  // Catalogues differ in their event union, which only their own context needs to know.
  readonly events?: readonly EventCatalogue<never>[];
  /** What its codes mean, for whoever is answered with one. */
  readonly problems?: ProblemTexts;
  readonly entities?: readonly EntitySchema[];
  /** What of a tenant lies outside its schema, or is sealed for this installation, when the tenant is exported or restored. */
  readonly archiveParts?: (config: Config) => readonly ArchivePart[];
  readonly subscriptions?: readonly Subscription[] | ((kernel: Kernel) => readonly Subscription[]);
  /** What of its routes and events has another form than in an earlier version of the API. */
  readonly apiChanges?: readonly ApiChange[];
  /** What permissions may speak of. */
  readonly subjects?: readonly DeclaredSubject[];
  /** Its part of the GraphQL schema, in the schema's language. */
  readonly graphql?: string;
  /** Rows about people that no projection keeps. */
  readonly personalRows?: readonly PersonalRows[];
  /** What it knows actors by: today's names of its people, of its keys. */
  readonly actorNames?: (
    kernel: Pick<Kernel, 'database' | 'platform'>,
  ) => Partial<Record<Actor['kind'], NamesOfActors>>;
}

/** The parts that a process works with, without any framework. */
export interface Kernel {
  readonly config: Config;
  readonly pool: TenantPool;
  readonly orm: MikroORM;
  readonly types: EventTypes;
  readonly typeRegister: EventTypeRegister;
  readonly platform: PlatformDatabase;
  readonly database: TenantDatabase;
  readonly events: EventStore;
  readonly audit: StoredAuditTrail;
  readonly archive: EventArchive;
  readonly tenants: TenantDirectory;
  readonly rootKeys: RootKeys;
  readonly subjectKeys: SubjectKeys;
  readonly erasure: Erasure;
  readonly actorNames: ActorNames;
  readonly cells: Cells;
  readonly registry: TenantRegistry;
  /** Where test data lie. */
  readonly sandboxes: Sandboxes;
  readonly operations: TenantOperations;
  /** What of a tenant does not lie in its schema. */
  readonly archiveParts: readonly ArchivePart[];
  readonly jobBackend: JobBackend;
  readonly jobs: Jobs;
  readonly heldJobs: HeldJobs;
  readonly bus: Bus;
  readonly metrics: Metrics;
  readonly subjects: DeclaredSubjects;
  /** The dated versions of the API. */
  readonly versions: ApiVersions;
  readonly problems: ProblemRegistry;
  readonly subscriptions: readonly Subscription[];
  /** Fills projections anew beside their tables. */
  readonly rebuild: Rebuild;
  close(): Promise<void>;
}

/** Opens the pool as the application's login and puts the parts together. Opens no connection yet. */
export async function createKernel(
  config: Config,
  contexts: readonly ContextDefinition[],
  applicationName = 'clutch',
  onBusTrouble: BusReport = () => undefined,
): Promise<Kernel> {
  const metrics = new Metrics();
  const tenancy = await openTenancy(config, contexts, applicationName);
  const { pool, orm, platform, database, tenants, cells } = tenancy;
  metrics.watchPool(pool);
  const jobBackend = openJobBackend({ databaseUrl: appDatabaseUrl(config), redisUrl: config.redis.url });
  const jobs = new Jobs(jobBackend);
  const bus = openBus({ databaseUrl: appDatabaseUrl(config), pool, redisUrl: config.redis.url, report: onBusTrouble });
  const { keys, ...log } = openLog(config, contexts, { ...tenancy, bus, metrics, applicationName });
  const { events, types, typeRegister, subjectKeys } = log;
  const subscriptions: Subscription[] = [];
  const kernel = {
    config,
    pool,
    orm,
    platform,
    database,
    metrics,
    jobBackend,
    jobs,
    bus,
    tenants,
    cells,
    ...log,
    ...ofWholeTenants(config, contexts, { platform, cells, tenants, bus, jobs, subjectKeys, typeRegister }),
    archive: new EventArchive(database, types),
    erasure: new Erasure({
      database,
      events,
      subjectKeys,
      positions: new LogPositions(database),
      personalRows: personalRowsOf(contexts),
      forgetTestMessages: (sandboxId) => forgetTestMessages(tenancy.platform, sandboxId),
      subscriptions,
    }),
    actorNames: actorNamesOf(contexts, { database, platform }),
    versions: new ApiVersions(contexts.flatMap(({ apiChanges = [] }) => apiChanges)),
    subjects: subjectsOf(contexts),
    problems: problemsOf(config, contexts),
    rebuild: new Rebuild({
      database,
      events,
      subscriptions,
      owner: new SchemaOwner(config.database.url),
      metadata: orm.getMetadata(),
    }),
    close: async () => {
      for (const part of [bus, jobs, jobBackend, keys, tenancy]) await part.close();
    },
  };
  for (const { subscriptions: given = [] } of contexts)
    subscriptions.push(...(typeof given === 'function' ? given({ ...kernel, subscriptions: [] }) : given));
  refuseForgetful(types, subscriptions);
  return { ...kernel, subscriptions: inOrder(subscriptions) };
}

/** Where tenants' rows and the shared tables are reached. */
async function openTenancy(config: Config, contexts: readonly ContextDefinition[], applicationName: string) {
  const pool = openTenantPool(config, applicationName);
  const orm = await createOrm(pool, [OperationRow, ...contexts.flatMap(({ entities = [] }) => entities)]);
  const platform = new PlatformDatabase(pool, orm);
  const tenants = new TenantDirectory(platform);
  const cells = new Cells(config);
  const cellDatabases = new CellDatabases({ config, cells, orm, tenants, applicationName });
  return {
    pool,
    orm,
    platform,
    tenants,
    cells,
    database: new GatedTenantDatabase(pool, orm, tenants, cellDatabases),
    close: async () => {
      await cellDatabases.close();
      await orm.close(true);
      if (!pool.ended) await pool.end();
    },
  };
}

type AroundTenants = Pick<Kernel, 'platform' | 'cells' | 'tenants' | 'bus' | 'jobs' | 'subjectKeys' | 'typeRegister'>;

/** What is done with a tenant as a whole: stop, export, move, delete. */
function ofWholeTenants(config: Config, contexts: readonly ContextDefinition[], around: AroundTenants) {
  const { platform, cells, tenants, bus, jobs, subjectKeys, typeRegister } = around;
  return {
    heldJobs: new HeldJobs(platform, jobs),
    operations: new TenantOperations(platform, cells),
    archiveParts: [
      subjectKeysPart(subjectKeys),
      eventTypesPart(typeRegister),
      ...contexts.flatMap(({ archiveParts }) => archiveParts?.(config) ?? []),
    ],
    registry: new TenantRegistry(platform, cells, (tenantId) => tenants.announce(bus, tenantId)),
    sandboxes: new Sandboxes(platform, tenants, cells),
  };
}

interface AroundTheLog extends Pick<Kernel, 'orm' | 'platform' | 'database' | 'bus' | 'metrics'> {
  readonly applicationName: string;
}

/** The event store with what it needs to write and read an event: types and keys. */
function openLog(config: Config, contexts: readonly ContextDefinition[], around: AroundTheLog) {
  const types = new EventTypes();
  types.register('kernel', subscriptionEvents);
  types.register('kernel', operationEvents);
  for (const { name, events = [] } of contexts) for (const catalogue of events) types.register(name, catalogue);
  const rootKeys = new FolderRootKeys(config.keys.dir ?? join(config.data.dir, 'keys'));
  const keys = openKeyDatabase(appDatabaseUrl(config), around.orm, around.applicationName);
  const subjectKeys = new PostgresSubjectKeys(keys.database, rootKeys, around.bus);
  const typeRegister = new EventTypeRegister(around.platform, types, config.build ?? buildName());
  const codec = new EventCodec(types, subjectKeys, typeRegister);
  const audit = new StoredAuditTrail({ database: around.database, subjectKeys, clock: new SystemClock() });
  return {
    types,
    rootKeys,
    keys,
    subjectKeys,
    typeRegister,
    audit,
    events: new EventStore(
      around.database,
      codec,
      (status, ms) => around.metrics.observeAppend(status, ms),
      (context, request) => audit.forAppend(context, request),
    ),
  };
}

function problemsOf(config: Config, contexts: readonly ContextDefinition[]): ProblemRegistry {
  const own = contexts.flatMap(({ problems }) => (problems ? [problems] : []));
  return new ProblemRegistry(own, config.errors.url);
}

function personalRowsOf(contexts: readonly ContextDefinition[]): PersonalRows[] {
  return [personalAnswers, personalOperations, ...contexts.flatMap(({ personalRows = [] }) => personalRows)];
}

function subjectsOf(contexts: readonly ContextDefinition[]): DeclaredSubjects {
  return new DeclaredSubjects([operationSubject, ...contexts.flatMap(({ subjects = [] }) => subjects)]);
}

function actorNamesOf(
  contexts: readonly ContextDefinition[],
  parts: Pick<Kernel, 'database' | 'platform'>,
): ActorNames {
  const sources = contexts.flatMap(({ actorNames }) => Object.entries(actorNames?.(parts) ?? {}));
  return new ActorNames(new Map(sources as [Actor['kind'], NamesOfActors][]));
}

/** Projections first, so that what a policy causes finds them up to date; feeds last. */
function inOrder(subscriptions: readonly Subscription[]): Subscription[] {
  const order = { projection: 0, policy: 1, process: 2, feed: 3 };
  return [...subscriptions].sort((a, b) => order[a.kind] - order[b.kind]);
}
