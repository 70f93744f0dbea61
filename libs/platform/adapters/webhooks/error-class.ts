import { DomainError } from '#kernel/domain';

/** Why a try got no answer at all, in words that stay the same whatever the HTTP client calls it. */
export type ErrorClass = 'timeout' | 'target-refused' | 'dns' | 'connection-refused' | 'tls' | 'network';

const TIMEOUTS = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'];
const OURS: Readonly<Record<string, ErrorClass>> = {
  'webhook-target.refused': 'target-refused',
  'webhook-target.unresolved': 'dns',
};

export function errorClassOf(error: unknown): ErrorClass {
  if (error instanceof DomainError) return OURS[error.code] ?? 'network';
  if (!(error instanceof Error)) return 'network';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.name === 'TimeoutError' || TIMEOUTS.includes(code)) return 'timeout';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) return 'tls';
  return error.cause === undefined ? 'network' : errorClassOf(error.cause);
}
