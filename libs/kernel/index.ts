// What contexts and apps may use of the kernel. The pure part is `#kernel/domain`, the test kit `#kernel/testing`.
export * from './domain.ts';
export * from './config/config.ts';
export { buildName } from './config/build-name.ts';
export {
  type Actor,
  currentContext,
  currentTenant,
  type RequestContext,
  runInContext,
  type TenantRef,
  outsideAnyRequest,
} from './context/request-context.ts';
export { type Bus } from './bus/bus.ts';
export { ActorNames, type ActorRef, type NamesOfActors } from './context/actor-names.ts';
export { TenantPeople, type TenantPerson } from './context/tenant-people.ts';
export { ProjectionPositions } from './context/projection-positions.ts';
export { PreconditionFailed } from './context/precondition-failed.ts';
export { refuseOtherVersion } from './context/refuse-other-version.ts';
export { idOfCommand } from './context/id-of-command.ts';
export { uuidV5 } from './context/uuid-v5.ts';
export {
  Aggregate,
  AggregateStore,
  answerFromLedger,
  type Appended,
  type Inline,
  type Loaded,
} from './events/aggregate.ts';
export { type AppendAnswer, type AppendRequest, type ExpectedVersion, type LedgerResult } from './events/append.ts';
export { type LedgerEntry, type LogPage, type StreamPage } from './events/event-reader.ts';
export { EventStore } from './events/event-store.ts';
export { EventTypes, type RegisteredEvent } from './events/event-types.ts';
export { MissingEventTypes, retireEventType, type WrittenType, writtenTypes } from './events/event-type-register.ts';
export { publicCatalogue, type PublicEventType, type PublicEventVersion } from './events/public-catalogue.ts';
export { UnreadableEvent } from './events/unreadable-event.ts';
export { type Archived, type ArchiveSize, EventArchive } from './events/archive/event-archive.ts';
export { archiveAfterDays, setArchiveAfterDays } from './events/archive/archive-limit.ts';
export { type SnapshotRule } from './events/snapshots.ts';
export { type EventMeta, type StoredEvent } from './events/stored-event.ts';
export { type ContextDefinition, createKernel, type Kernel } from './kernel.ts';
export { Erasure, type ErasureCertificate, erasureStreamOf } from './personal-data/erasure.ts';
export { type KeyArchive } from './personal-data/key-archive.ts';
export { layKeysOver } from './personal-data/key-copy.ts';
export { MissingRootKey, RootKeys } from './personal-data/root-keys.ts';
export { isRotationDue, rotateKeys, type Rotation, type RotationProgress } from './personal-data/rotate-keys.ts';
export { decrypt, encrypt } from './personal-data/sealed-text.ts';
export { type PersonalRows } from './personal-data/personal-rows.ts';
export { openText, type SealedText, sealText } from './personal-data/sealed-text.ts';
export { type SubjectKey, SubjectKeys } from './personal-data/subject-keys.ts';
export {
  type Feed,
  policy,
  type Policy,
  projection,
  type Projection,
  type Subscription,
} from './subscriptions/subscription.ts';
export { type Lag, SubscriptionRunner } from './subscriptions/subscription-runner.ts';
export {
  type ElapsedView,
  type ProcessDecision,
  type ProcessDefinition,
  type ProcessManager,
  processManager,
  type ProcessTimeout,
  type ProcessView,
} from './subscriptions/process-manager.ts';
export { type ParkedEvent, ParkedEventControl, type ParkedEventOrder } from './subscriptions/parked-event-control.ts';
export { interventionsOf } from './subscriptions/intervention.ts';
export { type SteeringOrder, SubscriptionControl } from './subscriptions/subscription-control.ts';
export {
  type RebuildStatus,
  type SubscriptionFailure,
  type SubscriptionState,
  type SubscriptionStatus,
} from './subscriptions/subscription-status.ts';
export { PolicyCommands } from './subscriptions/policy-commands.ts';
export { type ProjectionRows, type RowOf } from './subscriptions/projection-rows.ts';
export { Rebuild, type RebuildProgress } from './subscriptions/rebuild.ts';
export { type RebuildTurn } from './subscriptions/rebuild-swap.ts';
export { LogPositions } from './subscriptions/log-positions.ts';
export { PlatformDatabase, type PlatformTransaction } from './tenancy/platform-database.ts';
export { migrateAll, type MigrateOptions, type MigrationProgress, type MigrationReport } from './tenancy/migrate.ts';
export { migrationStatus, type MigrationStatus } from './tenancy/migration-status.ts';
export { checkDrift, type DriftReport } from './tenancy/schema-drift.ts';
export { type Migration, readMigrations } from './tenancy/migrations.ts';
export { migrateTenantSchema, type SchemaTarget } from './tenancy/provision.ts';
export { countFree, fillSchemaPool, type PoolOptions, wantedFree } from './tenancy/schema-pool.ts';
export { type Statement, TenantDatabase, type TenantTransaction } from './tenancy/tenant-database.ts';
export { type Cell, Cells, HOME } from './tenancy/cells.ts';
export { InTenant } from './tenancy/in-tenant.ts';
export { tenantOfPath } from './tenancy/tenant-of-path.ts';
export { TenantDirectory } from './tenancy/tenant-directory.ts';
export {
  type NewOperation,
  type OperationKind,
  type OperationRun,
  type RunEnd,
  type TenantOperation,
  TenantOperations,
} from './tenancy/tenant-operations.ts';
export { type ArchivePart, type PartArrival, type PartPlace } from './tenancy/transfer/archive-part.ts';
export { copySchema, prepareCopy, type SchemaCopy } from './tenancy/transfer/copy-schema.ts';
export { eraseSchema } from './tenancy/transfer/erase-schema.ts';
export { exportTenant, type TransferProgress } from './tenancy/transfer/export-tenant.ts';
export { importSchema, migrationsOf } from './tenancy/transfer/import-schema.ts';
export { installationMark, type Manifest, type SandboxManifest } from './tenancy/transfer/manifest.ts';
export { openArchive, type OpenArchive, sandboxOf, verifyArchive } from './tenancy/transfer/open-archive.ts';
export { parseLines } from './tenancy/transfer/pack.ts';
export { ArchiveError } from './tenancy/transfer/tar.ts';
export {
  type DecideChange,
  FORMER_SLUG_DAYS,
  type RegisteredTenant,
  RegistryRefusal,
  type TenantChange,
  TenantRegistry,
} from './tenancy/tenant-registry.ts';
export { type TenantStatus, TenantStopped } from './tenancy/tenant-stopped.ts';
export { newTenantSchema, tenantSchema } from './tenancy/tenant-schema.ts';
export { withConnection } from './tenancy/with-connection.ts';
export { pause } from './lifecycle/pause.ts';
export { APP_NAME, CONFIG, KERNEL, KernelModule } from './kernel.module.ts';
export { SystemClock } from './context/system-clock.ts';
export { TenantClock, timeOf } from './context/tenant-clock.ts';
export { liveSlugOf, liveTenantId, Sandboxes, sandboxSlug } from './tenancy/sandboxes.ts';
export { type AuditAction, type AuditFacts } from './audit/audit-actions.ts';
export { Audited, TakesMeasurements } from './audit/audited.decorator.ts';
export {
  type AuditHead,
  AuditHeads,
  type AuditKey,
  auditKey,
  HeadSigner,
  isSigned,
  type SignedHead,
} from './audit/audit-heads.ts';
export {
  type AuditAudience,
  AuditReader,
  type AuditSearch,
  type OpenRecord,
  type StoredRecord,
} from './audit/audit-reader.ts';
export { type AuditRecord } from './audit/audit-record.ts';
export { isConsistent, isIncluded, leafHash } from './audit/merkle.ts';
export {
  headsUpTo,
  openTrail,
  type OpenTrail,
  type TrailAbout,
  TrailFileError,
  trailLines,
  writeTrail,
} from './audit/trail-file.ts';
export { CSV_HEADER, csvLine } from './audit/audit-csv.ts';
export { type OcsfEvent, ocsfEvent } from './audit/ocsf.ts';
export { pruneTrail } from './audit/prune-trail.ts';
export {
  type TrailChecks,
  type TrailFault,
  type TrailLine,
  type TrailVerdict,
  verifyTrail,
} from './audit/verify-trail.ts';
export { type AuditOutcome, type AuditTarget } from './audit/audit-terms.ts';
export { type AuditEntry, AuditTrail } from './audit/audit-trail.ts';
export * from './graphql/index.ts';
export * from './http/index.ts';
export { isDatabaseUnavailable } from './http/problems/database-unavailable.ts';
export { type Message, MessageRefused, Messages } from './messages/messages.ts';
export { sendOrLog } from './messages/send-or-log.ts';
export { forgetTestMessages, pruneTestMessages, SandboxMessages } from './messages/sandbox-messages.ts';
export { type Job, type JobHandler } from './jobs/job-workers.ts';
export { Jobs } from './jobs/jobs.ts';
export { defineQueue, type QueueDefinition } from './jobs/queue-definition.ts';
export { loadQueue } from './worker/loads.ts';
export { drainQueue, logTopic, startWakeUps, WakeUps } from './worker/wake-ups.ts';
export { WorkerModule, WorkerRuntime } from './worker/worker.module.ts';
export { WorkerPart, type WorkerPartOf } from './worker/worker-part.ts';
export * from './observability/index.ts';
export * from './lifecycle/index.ts';
export { boot } from './app/boot.ts';
export { type HttpAppDefinition, runHttpApp } from './app/run-http-app.ts';
export { runWorker } from './app/run-worker.ts';
export { keepDocument } from './app/keep-document.ts';
export { LineImport } from './operations/line-import.ts';
export { ListExportBody } from './operations/list-export.dto.ts';
export { ListExport } from './operations/list-export.ts';
export { DoesLongWork, type LongWork, type Piece, type PieceResult } from './operations/long-work.ts';
export { OperationView } from './operations/operation.dto.ts';
export { OperationAnswers } from './operations/operation-answers.ts';
export { OperationRunner } from './operations/operation-runner.ts';
export { Operations } from './operations/operations.ts';
export { OperationsModule } from './operations/operations.module.ts';
export { type Preference, preferenceOf } from './operations/prefer.ts';
export { StartExport } from './operations/start-export.query.ts';
export { StartsOperation } from './operations/starts-operation.decorator.ts';
