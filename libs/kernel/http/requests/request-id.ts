import { uuidv7 } from 'uuidv7';
import { typedId } from '../../domain/typed-id.ts';

const ACCEPTED = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's `X-Request-Id` where it has the form that logs and URLs can carry, else a new `req_…`. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTED.test(header) ? header : typedId('req', uuidv7());
}
