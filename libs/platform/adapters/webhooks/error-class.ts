import { DomainError } from '#kernel/domain';
import { type ErrorClass } from '../../domain/webhooks/error-classes.ts';

/** No token was to be had. What stood in the way is its cause; neither holds a secret. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Nothing is sent unsigned. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** The installation's own way out is closed. What stood in the way is its cause. */
export class ProxyFailed extends Error {
  override readonly name = 'ProxyFailed';
}

/** The receiver does not speak HTTP as one may expect it. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault';
}

const OURS: Readonly<Record<string, ErrorClass>> = {
  'webhook-target.refused': 'target-refused',
  'webhook-target.unresolved': 'dns',
};
const BY_NAME: Readonly<Record<string, ErrorClass>> = {
  TokenRefused: 'oauth',
  NoKey: 'no-key',
  ProxyFailed: 'proxy',
  ProtocolFault: 'protocol',
  HTTPParserError: 'protocol',
  TimeoutError: 'timeout',
  TransformFailed: 'transform',
};
const BY_CODE: readonly (readonly [RegExp, ErrorClass])[] = [
  [/^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT)$/, 'timeout'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(ENOTFOUND|EAI_)/, 'dns'],
  [/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_OSSL|EPROTO)/, 'tls'],
  [/^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_|UND_ERR_RESPONSE)/, 'protocol'],
  [/^(ECONNRESET|EPIPE)$/, 'connection-reset'],
];
/** What undici says of a receiver that answers what nobody has asked: `100 Continue`, or another protocol. */
const UNASKED = /^bad (response|upgrade)$/;

/** Why a try got no answer at all. */
export function errorClassOf(error: unknown): ErrorClass {
  if (error instanceof DomainError) return OURS[error.code] ?? 'network';
  if (!(error instanceof Error)) return 'network';
  const code = codeOf(error);
  const known = BY_NAME[error.name] ?? BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  if (known) return known;
  if (code === 'UND_ERR_SOCKET' && error.cause === undefined)
    return UNASKED.test(error.message) ? 'protocol' : 'connection-reset';
  return error.cause === undefined ? 'network' : errorClassOf(error.cause);
}

/** The receiver ended the connection, and had not said anything that is no HTTP. */
export function wasClosed(error: unknown): boolean {
  return errorClassOf(error) === 'connection-reset';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
