import { DomainError } from '#kernel/domain';

/** Nothing is pinned to a version that the API does not have. @throws DomainError `version.not-offered` */
export function requireOffered(
  { all }: { readonly all: readonly string[] },
  field: string,
  version: string | undefined,
): void {
  if (version === undefined || all.includes(version)) return;
  const detail = `${field} must be one of ${all.join(', ')}; GET /v1/versions says what changed from each to the next`;
  const errors = [{ pointer: `/${field}`, code: 'unknown-version', detail }];
  throw new DomainError('invalid', 'version.not-offered', detail, { versions: all, errors });
}
