export { createHttpApp, type HttpAppOptions } from './create-http-app.ts';
export { type HttpConfig } from './http-habits.module.ts';
export {
  abilityFrom,
  abilityOf,
  type AppAbility,
  type AppSubject,
  instanceOf,
  parsePermission,
  type Permission,
  ruleOf,
} from './authorization/ability.ts';
export { Abilities, type AbilityOfRoles, type GrantHolder } from './authorization/abilities.ts';
export {
  allowedRows,
  isAllowed,
  permissionDenied,
  requireAllowed,
  requireAllowedNew,
  scopeLacking,
} from './authorization/ability-checks.ts';
export { firstLacking } from './authorization/covers.ts';
export { requireHeld } from './authorization/require-held.ts';
export { isInBlock } from './authorization/ability-address.ts';
export { type DeclaredSubject, DeclaredSubjects } from './authorization/ability-subjects.ts';
export { rowsAllowed, type RowsWhere } from './authorization/conditions-where.ts';
export { Can, OpenToPortals, Public } from './authorization/can.decorator.ts';
export {
  type Assurance,
  AUTH_STRATEGIES,
  type KeyCredits,
  type KeyLimit,
  type Principal,
} from './authorization/principal.ts';
export { assertRoutesDeclareAccess, type DeclaredRoute, routesOf } from './authorization/route-access.ts';
export { StepUp } from './authorization/step-up.decorator.ts';
export { AssuranceReach } from './authorization/step-up.guard.ts';
export { type Brand, Brands } from './portal/brand.ts';
export { markup } from './portal/markup.ts';
export { readGenerated } from './portal/portal-files.ts';
export { ApiProblems } from './openapi/api-problems.decorator.ts';
export { buildDocument, type DocumentOptions } from './openapi/build-document.ts';
export { recordedExamples } from './openapi/examples.ts';
export { documentDrift, renderDocument } from './openapi/render-document.ts';
export { type BatchName } from './batch-names.ts';
export { findPart } from './find-part.ts';
export { type KnownOrigin, NOBODYS_ORIGIN, WebOrigins } from './requests/web-origins.ts';
export { LineBody, TakesLines } from './requests/line-body.ts';
export { TakesForm } from './requests/form-body.ts';
export { type Problem, type ProblemExtensions, type ProblemItem } from './problems/problem.ts';
export { SCIM_JSON } from './problems/problem-form.ts';
export { invalidRequest, ProblemError, type ProblemExtras } from './problems/problem-error.ts';
export { type Language, LANGUAGES, languageOf } from './problems/registry/language.ts';
export { ERRORS_URL, ProblemRegistry } from './problems/registry/problem-registry.ts';
export { problemOfError } from './problems/problem-of-error.ts';
export { CursorCodec, type CursorPosition, type CursorScope, type KeyValue } from './reading/cursor-codec.ts';
export { etag } from './reading/etag.ts';
export { type Expander, Expanders, Expands } from './reading/expanders.ts';
export { Keyset, type KeysetWhere, type SortTerm } from './reading/keyset.ts';
export { type Page, PageInfo } from './reading/page.dto.ts';
export { PageQuery, ShownPageQuery } from './reading/page-query.dto.ts';
export { PageResponse } from './reading/page-response.decorator.ts';
export { type ListPlan, Paging } from './reading/paging.ts';
export { Safe } from './reading/safe.decorator.ts';
export { type Shape, type ShapeOf, shapeOf } from './reading/shape.ts';
export { Shows } from './reading/shows.decorator.ts';
export { ReadsProjection } from './reading/reads-projection.decorator.ts';
export { Versioned } from './reading/versioned.decorator.ts';
export { addressBehindProxies } from './requests/address-behind-proxies.ts';
export { type HttpRequest } from './requests/http-request.ts';
export { Nullable, Optional } from './validation/optional.decorator.ts';
export { IsInstant, parseInstant } from './validation/instant-field.decorator.ts';
export { IsTypedId } from './validation/typed-id-field.decorator.ts';
export { TypedIdParam, TypedIdPipe, typedIdSchema } from './validation/typed-id-param.ts';
export { CommandResponse, type CommandResponseOptions } from './writing/command-response.decorator.ts';
export { purgeLedger, purgeOperatorCommands } from './writing/kept-answers.ts';
export { Remembered } from './writing/remembered.decorator.ts';
export { Receipt } from './writing/receipt.dto.ts';
export { RequiresIdempotencyKey, RequiresIfMatch, TakesIfMatch } from './writing/required-headers.decorator.ts';
export { AddressLimit } from './limits/address-limit.ts';
export { Cost } from './limits/cost.decorator.ts';
export { LimitStore } from './limits/limit-store.ts';
export { LIMIT_HOLDERS, type LimitHolder, type LimitWindow } from './limits/limit-window.ts';
export { PostgresLimitStore } from './limits/postgres-limit-store.ts';
export { type LimitLeft, MONTHLY_REQUESTS } from './limits/limits.ts';
export { LimitsInForce } from './limits/limits-in-force.ts';
export { SpentCredits } from './limits/spent-credits.ts';
export { DEFAULT_PLAN, defaultPlan, type MonthlyQuota, type TenantPlan, TenantPlans } from './limits/tenant-plan.ts';
export { type KeptRequest, RequestLogSink } from './metering/kept-request.ts';
export { Metering } from './metering/metering.ts';
export { latencyQuantile } from './metering/latency-buckets.ts';
export { type UsageCount, UsageSink } from './metering/usage-tally.ts';
export { type LookOut, type Waited, WaitingRequests } from './overload/waiting-requests.ts';
export { EntityLists, type ListRequest, type ListRows } from './filtering/entity-lists.ts';
export {
  EVERY_ROW,
  fieldsOf,
  type FilterLeaf,
  type FilterOperator,
  type FilterScalar,
  type FilterTree,
  matchesFilter,
} from './filtering/filter-tree.ts';
export { filterSql } from './filtering/filter-sql.ts';
export { filterWhere } from './filtering/filter-where.ts';
export { type ListField } from './filtering/list-field.ts';
export { type ListDeclaration, ListFields, type ListSelection, type ListWish } from './filtering/list-fields.ts';
export { ListQuery } from './filtering/list-query.dto.ts';
export { ListResponse, SearchResponse } from './filtering/list-response.decorator.ts';
export { ListSearch } from './filtering/list-search.dto.ts';
export { type AllowedFields, parseFilter, parseFilterJson, type ParsedFilter } from './filtering/parse-filter.ts';
export { type ApiChange, type ApiVersion, type ChangedSchema } from './versions/api-change.ts';
export { ApiVersions, FIRST_VERSION } from './versions/api-versions.ts';
export { type BrownOut } from './versions/brown-out.ts';
export { Deprecated } from './versions/deprecated.decorator.ts';
export { type Deprecation } from './versions/deprecation.ts';
export { type DeprecatedUse, DeprecatedUses, type DeprecatedOperation, Deprecations } from './versions/deprecations.ts';
export { allOf, type Form, grouped, renamed } from './versions/form.ts';
export { BatchBody, BatchItem, BatchItemView, BatchView } from './bulk/batch.dto.ts';
export { BatchResponse } from './bulk/batch-response.decorator.ts';
export { Batches } from './bulk/batches.ts';
export { type BulkAction, bulkAction, type BulkActions } from './bulk/bulk-action.ts';
export { type BulkItem, BulkItems, type ItemAnswer } from './bulk/bulk-items.ts';
