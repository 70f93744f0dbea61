import * as fc from 'fast-check';
import { type Asked, askedOf, type MakeCall } from './asked.ts';
import { asCurl } from './as-curl.ts';
import { type Documented } from './documented.ts';
import { type Answered, type Oracle } from './oracle.ts';
import { type SchemaValues } from './schema-values.ts';

/** A request whose answer was wrong, as small as it could be made. */
export interface Finding {
  readonly app: Documented['app'];
  readonly operationId: string;
  readonly fault: string;
  readonly asked: Asked;
  /** False where the same request was answered well when it was alone: it takes what went before, or what went on beside it. */
  readonly isRepeatable: boolean;
}

export interface Run {
  readonly cases: number;
  readonly seed: number;
}

export interface FuzzParts {
  readonly values: SchemaValues;
  readonly oracle: Pick<Oracle, 'faultOf'>;
  /** A call of the operation that is right, made anew each time. */
  readonly right: MakeCall;
  send(operation: Documented, asked: Asked): Promise<Answered>;
}

/** So many requests are under way at a time: while Postgres works on one, the others are read and written. */
const IN_FLIGHT = 6;
/** No finding is made smaller for longer than this. */
const SHRINK_MS = 60_000;

/** Tries one operation with so many requests, several at a time; the first fault is made small, alone. */
export async function fuzz(
  operation: Documented,
  parts: FuzzParts,
  { cases, seed }: Run,
): Promise<Finding | undefined> {
  const { values, oracle, right, send } = parts;
  const judge = async (asked: Asked) => oracle.faultOf(operation, asked, await send(operation, asked));
  const requests = askedOf(operation, values, right);
  const first = await firstFault(fc.sample(requests, { seed, numRuns: cases }), judge);
  if (!first) return undefined;
  const { index } = first;
  let [fault, before] = [first.fault, 0];
  const property = fc.asyncProperty(requests, async (asked) => {
    // The same requests come in the same order; what came before the fault was answered well.
    if (before < index) return (before += 1) > 0;
    const found = await judge(asked);
    fault = found ?? fault;
    return found === undefined;
  });
  const options = { seed, numRuns: index + 1, interruptAfterTimeLimit: SHRINK_MS };
  const { failed, counterexample } = await fc.check(property, options);
  const [asked = first.asked] = counterexample ?? [];
  return { app: operation.app, operationId: operation.operationId, fault, asked, isRepeatable: failed };
}

interface Fault {
  readonly index: number;
  readonly asked: Asked;
  readonly fault: string;
}

async function firstFault(
  requests: readonly Asked[],
  judge: (asked: Asked) => Promise<string | undefined>,
): Promise<Fault | undefined> {
  const found: Fault[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < requests.length && found.length === 0) {
      const index = next;
      next += 1;
      const asked = requests[index]!;
      const fault = await judge(asked);
      if (fault !== undefined) found.push({ index, asked, fault });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return found[0];
}

/** A finding for people: what was wrong, how to see it again, how to keep it. The origin and the token are named as variables of a shell. */
export function describeFinding(finding: Finding): string {
  const { app, operationId, fault, asked, isRepeatable } = finding;
  const [origin, token] = [`$CLUTCH_${app.toUpperCase()}`, `${asked.caller.toUpperCase()}_TOKEN`];
  return [
    `${operationId} as ${asked.caller}: ${fault}`,
    `  ${asCurl(asked, origin, token)}`,
    ...(isRepeatable ? [] : ['  alone it was answered well: it takes what went before or on beside it']),
    `  keep it in test/fuzz/kept-requests.ts: ${JSON.stringify({ operationId, ...asked })}`,
  ].join('\n');
}
