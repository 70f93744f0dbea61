import { DomainError } from '#kernel/domain';
import { type KeyKind } from './api-key.ts';

/** A key that opens more than what is public must not lie in a page. @throws DomainError `api-key.kind-origins` */
export function requireOriginsOfKind(kind: KeyKind, origins: readonly string[] = []): void {
  if (kind === 'pk' || origins.length === 0) return;
  throw new DomainError(
    'invalid',
    'api-key.kind-origins',
    `Only publishable keys are used from pages; a key of the kind ${kind} has no origins`,
  );
}
