import { type ApiChange, type ApiVersion } from './api-change.ts';
import { type Form } from './form.ts';
import { changeAt, pathAt } from './places.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** The version that keys from before the first change speak. */
export const FIRST_VERSION: ApiVersion = '2026-11-01';

/** What an operation is for callers of one older version. */
export interface OlderOperation {
  /** A body of that version as the newest has it. */
  forth(body: unknown): unknown;
  /** A body of the newest version as that one has it: for examples. */
  bodyBack(body: unknown): unknown;
  /** An answer of the newest version as that one has it. */
  back(answer: unknown): unknown;
  /** The pointer of an error, `/positions/0/location/latitude`, to what that version calls it. */
  pointer(pointer: string): string;
}

/** A public event as it goes out. */
interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Steps = ReadonlyMap<ApiVersion, ReadonlyMap<string, OlderOperation>>;

/**
 * The dated versions of the API and what changed from each to the next. Who speaks an older one gets its forms by a chain of pure steps,
 * one for each change; put together once for each version and operation, so that the newest costs nothing.
 */
export class ApiVersions {
  /** Oldest first. */
  readonly all: readonly ApiVersion[];
  readonly newest: ApiVersion;
  /** In the order in which they came. */
  readonly changes: readonly ApiChange[];
  readonly #operations: Steps;
  readonly #events: ReadonlyMap<ApiVersion, ReadonlyMap<string, Form['back']>>;

  /** @throws Error when a change has no date, or one from before the first version */
  constructor(changes: readonly ApiChange[] = []) {
    const wrong = changes.find(({ version }) => !/^\d{4}-\d\d-\d\d$/.test(version) || version <= FIRST_VERSION);
    if (wrong) throw new Error(`"${wrong.title}": ${wrong.version} is no date after ${FIRST_VERSION}`);
    this.changes = changes.toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));
    this.all = [...new Set([FIRST_VERSION, ...this.changes.map(({ version }) => version)])];
    this.newest = this.all.at(-1)!;
    const older = this.all.slice(0, -1);
    this.#operations = new Map(older.map((version) => [version, operationsOf(this.since(version))]));
    this.#events = new Map(older.map((version) => [version, eventsOf(this.since(version))]));
  }

  /** What came after a version, in order. */
  since(version: ApiVersion): readonly ApiChange[] {
    return this.changes.filter((change) => change.version > version);
  }

  has(version: string): boolean {
    return this.all.includes(version);
  }

  /** @throws ProblemError 400 `version.unknown`, which lists what is known */
  require(version: string): ApiVersion {
    if (this.has(version)) return version;
    const detail = `Clutch-Version must be one of ${this.all.join(', ')}; GET /v1/versions says what changed from each to the next`;
    throw new ProblemError(400, 'version.unknown', detail, { extensions: { versions: this.all } });
  }

  /** Absent where the operation is the same as in the newest version. */
  older(version: ApiVersion | undefined, operationId: string | undefined): OlderOperation | undefined {
    if (version === undefined || version === this.newest || operationId === undefined) return undefined;
    return this.#operations.get(version)?.get(operationId);
  }

  /** A public event as a version has it; the very same where nothing changed. */
  event<Event extends Told>(event: Event, version: ApiVersion | undefined): Event {
    const back = version === undefined ? undefined : this.#events.get(version)?.get(event.type);
    return back ? { ...event, data: back(event.data) } : event;
  }
}

interface Step {
  readonly place: string;
  readonly form: Form;
}

function operationsOf(changes: readonly ApiChange[]): ReadonlyMap<string, OlderOperation> {
  const schemas = changes.flatMap((change) => change.schemas);
  const names = new Set(
    schemas.flatMap(({ answers = {}, requests = {} }) => [...Object.keys(answers), ...Object.keys(requests)]),
  );
  return new Map(
    [...names].map((name) => {
      const stepsIn = (of: 'answers' | 'requests'): Step[] =>
        schemas.flatMap((changed) => {
          const place = changed[of]?.[name];
          return place === undefined ? [] : [{ place, form: changed.form }];
        });
      return [name, olderOperation(stepsIn('requests'), stepsIn('answers'))];
    }),
  );
}

function olderOperation(requests: readonly Step[], answers: readonly Step[]): OlderOperation {
  const [latestAnswers, latestRequests] = [answers.toReversed(), requests.toReversed()];
  return {
    forth: (body) => requests.reduce((sent, { place, form }) => changeAt(sent, place, form.forth), body),
    bodyBack: (body) => latestRequests.reduce((sent, { place, form }) => changeAt(sent, place, form.back), body),
    back: (answer) => latestAnswers.reduce((shown, { place, form }) => changeAt(shown, place, form.back), answer),
    pointer(pointer) {
      const path: readonly string[] = pointer.split('/').slice(1);
      const named = latestRequests.reduce((found, { place, form }) => pathAt(found, place, form.path), path);
      return named.map((part) => `/${part}`).join('');
    },
  };
}

function eventsOf(changes: readonly ApiChange[]): ReadonlyMap<string, Form['back']> {
  const forms = new Map<string, Form[]>();
  for (const { events = {} } of changes)
    for (const [type, form] of Object.entries(events)) forms.set(type, [...(forms.get(type) ?? []), form]);
  return new Map(
    [...forms].map(([type, steps]) => [type, (data) => steps.reduceRight((shown, form) => form.back(shown), data)]),
  );
}
