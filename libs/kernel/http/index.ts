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
export { Abilities, type GrantHolder } from './authorization/abilities.ts';
export {
  allowedRows,
  isAllowed,
  permissionDenied,
  requireAllowed,
  requireAllowedNew,
} from './authorization/ability-checks.ts';
export { firstLacking } from './authorization/covers.ts';
export { requireHeld } from './authorization/require-held.ts';
export { isInBlock } from './authorization/ability-address.ts';
export { type DeclaredSubject, DeclaredSubjects } from './authorization/ability-subjects.ts';
export { rowsAllowed, type RowsWhere } from './authorization/conditions-where.ts';
export { Can, Public } from './authorization/can.decorator.ts';
export { type Assurance, AUTH_STRATEGIES, type Principal } from './authorization/principal.ts';
export { assertRoutesDeclareAccess, type DeclaredRoute, routesOf } from './authorization/route-access.ts';
export { StepUp } from './authorization/step-up.decorator.ts';
export { AssuranceReach } from './authorization/step-up.guard.ts';
export { ApiProblems } from './openapi/api-problems.decorator.ts';
export { buildDocument, type DocumentOptions } from './openapi/build-document.ts';
export { documentDrift, renderDocument } from './openapi/render-document.ts';
export { TakesForm } from './requests/form-body.ts';
export { type Problem, type ProblemExtensions, type ProblemItem } from './problems/problem.ts';
export { SCIM_JSON } from './problems/problem-form.ts';
export { invalidRequest, ProblemError, type ProblemExtras } from './problems/problem-error.ts';
export { problemOfError } from './problems/problem-of-error.ts';
export { CursorCodec, type CursorPosition, type CursorScope, type KeyValue } from './reading/cursor-codec.ts';
export { etag } from './reading/etag.ts';
export { Keyset, type KeysetWhere, type SortTerm } from './reading/keyset.ts';
export { type Page, PageInfo } from './reading/page.dto.ts';
export { PageQuery } from './reading/page-query.dto.ts';
export { PageResponse } from './reading/page-response.decorator.ts';
export { type ListPlan, Paging } from './reading/paging.ts';
export { ReadsProjection } from './reading/reads-projection.decorator.ts';
export { Versioned } from './reading/versioned.decorator.ts';
export { type HttpRequest } from './requests/http-request.ts';
export { Nullable, Optional } from './validation/optional.decorator.ts';
export { IsInstant } from './validation/instant-field.decorator.ts';
export { IsTypedId } from './validation/typed-id-field.decorator.ts';
export { TypedIdParam, TypedIdPipe, typedIdSchema } from './validation/typed-id-param.ts';
export { CommandResponse, type CommandResponseOptions } from './writing/command-response.decorator.ts';
export { Receipt } from './writing/receipt.dto.ts';
export { RequiresIdempotencyKey, RequiresIfMatch } from './writing/required-headers.decorator.ts';
export { AddressLimit } from './limits/address-limit.ts';
