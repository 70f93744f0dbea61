import { type Exchange } from './exchange.ts';
import { violationIn } from './prism.ts';

/** What is wrong with an answer, Prism's opinion first; what it does not look at, we look at ourselves. */
function faultOf({ call, status, mediaType, body }: Exchange): string | null {
  const { type, code } = (typeof body === 'object' && body !== null ? body : {}) as { type?: unknown; code?: unknown };
  const violation = violationIn(type, body);
  if (violation !== null) return violation;
  if (status >= 500) return `answers ${status}`;
  if (status >= 300 && status < 400 && status !== 303) return `answers ${status}`;
  const isProblem = mediaType === 'application/problem+json' || mediaType === 'application/scim+json';
  if (status >= 400 && !isProblem) return `answers ${status} as ${mediaType}`;
  const isExpected = status < 400 || (call.refusedWith !== undefined && code === call.refusedWith);
  return isExpected ? null : `answers ${status} ${String(code)}`;
}

/** The same of many, each with the operation that it is about. */
export const faultsIn = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap((one) => {
    const fault = faultOf(one);
    return fault === null ? [] : [`${one.operation.app} ${one.operation.operationId}: ${fault}`];
  });
