import { type Call } from '../../authorization/call.ts';
import { type ExampleJudge } from './examples.ts';
import { type Exchange } from './exchange.ts';

const LACKS = /^response\S* must have required property /;

/** The call that wants these members only, written as its operation takes it. */
export function wanting(call: Call, members: readonly string[]): Call {
  if (call.body) return { ...call, body: { ...call.body, fields: members } };
  return { ...call, query: { ...call.query, fields: members.join() } };
}

/** @returns what is wrong with an answer of which these members were wanted, beside that what it requires is missing */
export function faultsOfCut(exchange: Exchange, members: readonly string[], judge: ExampleJudge): string[] {
  const { operation, status, mediaType, body } = exchange;
  const told = judge.faultsOf(operation.operationId, { request: {}, response: { status, mediaType, body } });
  const { data = [body as object] } = body as { readonly data?: readonly object[] };
  const surplus = new Set(data.flatMap((thing) => Object.keys(thing)).filter((name) => !members.includes(name)));
  return [...told.filter((fault) => !LACKS.test(fault)), ...[...surplus].map((name) => `shows ${name}`)].map(
    (fault) => `${operation.app} ${operation.operationId}: ${fault}`,
  );
}
