import { type Asked, type History, outcomeOf } from '../kit/history.ts';
import { uuidOfPublicId } from '../kit/public-id.ts';
import { type LongWorkState, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

const KINDS = { import: 'vehicle-import', export: 'booking-export' } as const;

interface ImportedLine {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
}

/** What ends, ends with a report that is right: a line for each line that was sent, or for each thing that there was. */
export function checkLongWork({ operations, events }: TenantState): Violation[] {
  const vins = new Map(
    events.flatMap(({ type, streamId, data }) => (type === 'VehicleRegistered' ? [[streamId, data['vin']]] : [])),
  );
  const bookings = new Set(events.flatMap(({ type, streamId }) => (type === 'SlotHeld' ? [streamId] : [])));
  return operations.flatMap((work) => {
    const wrong = work.kind === KINDS.import ? wrongImport(work, vins) : wrongExport(work, bookings);
    return [...(work.state === 'done' ? [] : [`it is ${work.state}`]), ...wrong]
      .slice(0, 1)
      .map((what) => violation(`${work.kind} ${work.operationId}: ${what}`));
  });
}

/** Each acknowledged wish is one operation, and nobody else made any. */
export function checkOperations(history: History, { operations }: TenantState): Violation[] {
  return (['import', 'export'] as const).flatMap((kind) => {
    const asked = history.asked.filter((one) => one.kind === kind);
    const there = operations.filter((work) => work.kind === KINDS[kind]).map(({ operationId }) => operationId);
    const told = asked.filter((one) => outcomeOf(one) === 'acknowledged').map(operationOf);
    const lost = told.filter((id) => !there.includes(id));
    const unasked = there.length - asked.filter((one) => outcomeOf(one) !== 'refused').length;
    return [
      ...lost.map((id) => ({
        invariant: 'no acknowledged command is lost' as const,
        what: `${kind} ${id} is not there`,
      })),
      ...(unasked > 0 || new Set(told).size < told.length
        ? [
            {
              invariant: 'no command takes effect twice' as const,
              what: `${there.length} operations for ${asked.length} wishes of kind ${kind}`,
            },
          ]
        : []),
    ];
  });
}

function operationOf({ replies: [first] }: Asked): string {
  return uuidOfPublicId((JSON.parse(first!.body) as { id: string }).id);
}

/** Line n of the report tells of line n of the input: the vehicle with that VIN, or that it is no JSON. */
function wrongImport({ input, output, done }: LongWorkState, vins: ReadonlyMap<string, unknown>): string[] {
  const told = output.map((line) => JSON.parse(line) as ImportedLine);
  const wrong = input.findIndex((sent, index) => {
    const { line, status, id } = told[index] ?? {};
    if (line !== index + 1) return true;
    const vin = vinIn(sent);
    return vin === undefined
      ? status !== 400
      : status !== 201 || id === undefined || vins.get(uuidOfPublicId(id)) !== vin;
  });
  const what = `${done} done and ${told.length} told of ${input.length} lines`;
  if (done !== input.length || told.length !== input.length) return [what];
  return wrong === -1 ? [] : [`line ${wrong + 1} is ${input[wrong]}, and told is ${output[wrong]}`];
}

function vinIn(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { vin: string }).vin;
  } catch {
    return undefined; // one line of each import is no JSON on purpose
  }
}

function wrongExport({ output, done }: LongWorkState, bookings: ReadonlySet<string>): string[] {
  const ids = output.map((line) => uuidOfPublicId((JSON.parse(line) as { id: string }).id));
  const unknown = ids.filter((id) => !bookings.has(id));
  if (unknown.length > 0) return [`${unknown.length} lines are of no booking`];
  if (new Set(ids).size < ids.length) return [`${ids.length} lines are of ${new Set(ids).size} bookings`];
  return done === ids.length ? [] : [`${done} done and ${ids.length} told`];
}

function violation(what: string): Violation {
  return { invariant: 'long work ends, and tells of each line once', what };
}
