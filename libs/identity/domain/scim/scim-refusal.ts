import { DomainError } from '#kernel/domain';

/** What is wrong with a request, in the words of RFC 7644 §3.12. */
export type ScimType = 'invalidFilter' | 'mutability' | 'invalidSyntax' | 'invalidPath' | 'noTarget' | 'invalidValue';

/** A refusal that directories understand: 400 with `scimType`. */
export function refused(scimType: ScimType, detail: string): DomainError {
  return new DomainError('invalid', 'scim.refused', detail, { scimType });
}

/** The refusal of a name that is somebody's already: 409 `uniqueness`. */
export function taken(what: string): DomainError {
  return new DomainError('conflict', 'scim.taken', `${what} is in use already`, { scimType: 'uniqueness' });
}
