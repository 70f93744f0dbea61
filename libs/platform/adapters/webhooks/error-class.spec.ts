import { errors } from 'undici';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#kernel/domain';
import { errorClassOf, ProtocolFault, TokenRefused } from './error-class.ts';

const withCode = (code: string) => Object.assign(new Error('It went wrong'), { code });

describe('what went wrong has a class', () => {
  test.each([
    [new DomainError('invalid', 'webhook-target.refused', 'no'), 'target-refused'],
    [new DomainError('invalid', 'webhook-target.unresolved', 'no'), 'dns'],
    [new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'timeout'],
    [new errors.ConnectTimeoutError(), 'timeout'],
    [new errors.HeadersTimeoutError(), 'timeout'],
    [withCode('ETIMEDOUT'), 'timeout'],
    [withCode('ECONNREFUSED'), 'connection-refused'],
    [new AggregateError([withCode('ECONNREFUSED')], 'All addresses'), 'network'],
    [Object.assign(new AggregateError([withCode('ECONNREFUSED')]), { code: 'ECONNREFUSED' }), 'connection-refused'],
    [withCode('ENOTFOUND'), 'dns'],
    [withCode('EAI_AGAIN'), 'dns'],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [withCode('CERT_HAS_EXPIRED'), 'tls'],
    [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls'],
    [withCode('ECONNRESET'), 'connection-reset'],
    [withCode('EPIPE'), 'connection-reset'],
    [new errors.SocketError('other side closed'), 'connection-reset'],
    [new errors.SocketError('bad response'), 'protocol'],
    [new errors.SocketError('bad upgrade'), 'protocol'],
    [new errors.HeadersOverflowError(), 'protocol'],
    [withCode('HPE_INVALID_CONSTANT'), 'protocol'],
    [new ProtocolFault('Interim answers without end'), 'protocol'],
    [new TokenRefused('no', { cause: withCode('ECONNREFUSED') }), 'oauth'],
    [withCode('EHOSTUNREACH'), 'network'],
    [new TypeError('outer', { cause: withCode('ECONNREFUSED') }), 'connection-refused'],
    ['a text', 'network'],
  ])('%s is %s', (error, kind) => {
    expect(errorClassOf(error)).toBe(kind);
  });
});
