import { type AppendAnswer, type AppendRequest } from '../events/append.ts';
import { type StoredEvent } from '../events/stored-event.ts';

/** What a writer asked for and what came of it. */
export interface AppendAttempt {
  readonly request: AppendRequest;
  /** An error where the transaction was rolled back on purpose: nothing of it may be there. */
  readonly answer: AppendAnswer | Error;
  readonly isRolledBack?: boolean;
}

/**
 * What is wrong with a tenant's log after these attempts, as sentences; empty: it kept the append contract. Knows nothing of how the
 * log is written. Every event of an attempt carries `{ attempt, of }` in its data, unique to the attempt.
 */
export function appendViolations(
  attempts: readonly AppendAttempt[],
  log: { readonly head: number; readonly events: readonly StoredEvent[] },
): string[] {
  return [
    ...numberViolations(log),
    ...attempts.flatMap((attempt) => attemptViolations(attempt, log.events)),
    ...versionViolations(attempts),
    ...commandViolations(attempts),
    ...surplusViolations(attempts, log.events),
  ];
}

const isOk = ({ answer }: AppendAttempt): boolean => !(answer instanceof Error) && answer.status === 'ok';
const idOf = ({ data }: Pick<StoredEvent, 'data'>): string => (data as { attempt: string }).attempt;

function numberViolations({ head, events }: { head: number; events: readonly StoredEvent[] }): string[] {
  const isCounted = (numbers: readonly number[]) => numbers.every((number, index) => number === index + 1);
  const streams = Map.groupBy(events, ({ streamId }) => streamId);
  return [
    ...(isCounted(events.map(({ position }) => position)) ? [] : ['the positions have a hole or a double']),
    ...(head === events.length ? [] : [`the head says ${head}, there are ${events.length} events`]),
    ...[...streams].flatMap(([stream, of]) =>
      isCounted(of.map(({ version }) => version).toSorted((a, b) => a - b))
        ? []
        : [`the versions of ${stream} have a hole or a double`],
    ),
  ];
}

function attemptViolations({ request, answer, isRolledBack }: AppendAttempt, log: readonly StoredEvent[]): string[] {
  if (answer instanceof Error) return isRolledBack ? [] : [`an append raised: ${answer.message}`];
  const { expected, events, streamId } = request;
  if (answer.status === 'conflict') {
    const isTrue =
      expected === 'exists' ? answer.version === 0 : expected !== 'any' && answer.version !== versionOf(expected);
    return isTrue ? [] : [`conflict at version ${answer.version} though ${expected} was expected`];
  }
  if (answer.status === 'duplicate') return [];
  const before = answer.version - events.length;
  const isMet = expected === 'any' || (expected === 'exists' ? before > 0 : before === versionOf(expected));
  const stored = log.filter(
    ({ version, streamId: of }) => of === streamId && version > before && version <= answer.version,
  );
  const mine =
    events.length === 0 ? [] : stored.filter((event) => idOf(event) === idOf(events[0] as unknown as StoredEvent));
  return [
    ...(isMet ? [] : [`ok at version ${before} though ${expected} was expected`]),
    ...(mine.length === events.length ? [] : ['an acknowledged event is not where it was said to be']),
    ...(events.length === 0 || mine.at(-1)?.position === answer.position ? [] : ['a wrong position was answered']),
  ];
}

const versionOf = (expected: AppendRequest['expected']): number => (expected === 'none' ? 0 : Number(expected));

/** Of many appends that expect one version of a stream, one at most may succeed with events. */
function versionViolations(attempts: readonly AppendAttempt[]): string[] {
  const exact = attempts.filter(({ request }) => request.expected !== 'any' && request.expected !== 'exists');
  const successes = exact.filter((attempt) => isOk(attempt) && attempt.request.events.length > 0);
  const rivals = Map.groupBy(successes, ({ request }) => `${request.streamId} at ${versionOf(request.expected)}`);
  return [...rivals].flatMap(([what, won]) => (won.length > 1 ? [`${won.length} appends got ${what}`] : []));
}

/** Twins: one is ok and the others learn its answer, unless they came before what was expected had happened; or all are in conflict. */
function commandViolations(attempts: readonly AppendAttempt[]): string[] {
  const commands = Map.groupBy(
    attempts.filter(({ request, isRolledBack }) => request.commandId !== undefined && !isRolledBack),
    ({ request }) => request.commandId!,
  );
  return [...commands.values()].flatMap((twins) => {
    const answers = twins.filter((twin) => !cameTooEarly(twin)).map(({ answer }) => answer as AppendAnswer);
    const [ok, ...more] = answers.filter(({ status }) => status === 'ok');
    if (more.length > 0) return ['a command took effect twice'];
    if (!ok) return answers.some(({ status }) => status === 'duplicate') ? ['a duplicate of nothing'] : [];
    const told = JSON.stringify({ ...ok, status: 'duplicate' });
    return answers.every((answer) => answer === ok || JSON.stringify(answer) === told)
      ? []
      : ['a twin did not learn the answer of the first'];
  });
}

/** Refused at a version below the expected one, which says nothing about a twin that comes later; or raised, which is told elsewhere. */
function cameTooEarly({ request: { expected }, answer }: AppendAttempt): boolean {
  if (answer instanceof Error) return true;
  if (answer.status !== 'conflict') return false;
  return expected === 'exists' || answer.version < versionOf(expected);
}

/** Everything in the log was acknowledged, or nobody was told that it failed. */
function surplusViolations(attempts: readonly AppendAttempt[], log: readonly StoredEvent[]): string[] {
  const known = new Set(
    attempts
      .filter(isOk)
      .flatMap(({ request }) => request.events.map((event) => idOf(event as unknown as StoredEvent))),
  );
  const surplus = log.filter((event) => !known.has(idOf(event)));
  return surplus.length === 0 ? [] : [`${surplus.length} events that nobody was told of`];
}
