import { taken } from '../../domain/scim/scim-refusal.ts';

const UNIQUE_VIOLATION = '23505';

/** Says of what a unique index has refused that it is somebody's already; throws everything else on. */
export function takenBy(error: unknown): never {
  const { code, constraint } = (error ?? {}) as { readonly code?: unknown; readonly constraint?: unknown };
  if (code !== UNIQUE_VIOLATION) throw error;
  throw taken(String(constraint).includes('external') ? 'externalId' : 'userName');
}
