import { PreconditionFailed } from '../context/precondition-failed.ts';
import { DomainError } from '../domain/domain-error.ts';

/** Every error that code behind a route may throw. */
export const SAMPLE_FAULTS: Readonly<Record<string, () => Error>> = {
  invalid: () =>
    new DomainError('invalid', 'vin.check-digit', 'The check digit is wrong', {
      expected: 'X',
      status: 200,
      requestId: 'forged',
    }),
  forbidden: () => new DomainError('forbidden', 'thing.not-yours', 'It is not yours'),
  'not-found': () => new DomainError('not-found', 'thing.not-found', 'There is no such thing'),
  conflict: () => new DomainError('conflict', 'thing.taken', 'It is taken', { retryAfterSeconds: 1 }),
  stale: () => new PreconditionFailed(9),
  unexpected: () => new Error('select secret from vault'),
  'pool-exhausted': () => new Error('timeout exceeded when trying to connect'),
  'connection-refused': () =>
    Object.assign(new Error('query failed'), { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) }),
  'admin-shutdown': () => Object.assign(new Error('terminating connection'), { code: '57P01' }),
  'unique-violation': () =>
    Object.assign(new Error('duplicate key value violates unique constraint "vault"'), { code: '23505' }),
  circular: () => {
    const details: Record<string, unknown> = {};
    details['self'] = details;
    return new DomainError('invalid', 'details.circular', 'These details cannot be written', details);
  },
};
