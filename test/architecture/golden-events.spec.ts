import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ContextDefinition,
  type Event,
  type EventDefinition,
  EventTypes,
  type Fold,
  publicCatalogue,
  publicEvent,
  shown,
} from '#kernel';
import { closedSchemas } from '../kit/closed-schemas.ts';
import { contexts, filesOf } from './source-tree.ts';

const libs = join(import.meta.dirname, '../../libs');

/** An event as some release stored it, and the state that it leads to: `folds`, from the state `given`. */
interface Golden {
  readonly file: string;
  readonly type: string;
  readonly version: number;
  readonly given: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly folds: unknown;
}

type AnyFold = Fold<unknown, Event>;

type Catalogue = Readonly<Record<string, EventDefinition>>;

const fileOf = (type: string, version: number): string => `${type}.v${version}.json`;

const namesOf = (catalogue: Catalogue, type: string): string[] => [type, ...(catalogue[type]?.formerly ?? [])];

/** Files of types that were renamed count for the names of today. */
const renamed = (catalogue: Catalogue, golden: readonly Golden[]): Golden[] =>
  golden.map((one) => ({
    ...one,
    type: Object.keys(catalogue).find((type) => namesOf(catalogue, type).includes(one.type)) ?? one.type,
  }));

/** Event types and versions that were ever written, but have no file that proves that they can still be read. */
function missingFiles(catalogue: Catalogue, golden: readonly Golden[]): string[] {
  const there = golden.map(({ type, version }) => fileOf(type, version));
  const wanted = Object.entries(catalogue).flatMap(([type, { version }]) =>
    Array.from({ length: version }, (_, index) => fileOf(type, index + 1)),
  );
  return wanted.filter((file) => !there.includes(file));
}

/** Files that belong to no event: renamed, misspelt or of a version that does not exist. */
const strayFiles = (catalogue: Catalogue, golden: readonly Golden[]): string[] =>
  golden
    .filter(({ file, type, version }) => {
      const files = namesOf(catalogue, type).map((name) => fileOf(name, version));
      return !files.includes(file) || version > (catalogue[type]?.version ?? 0);
    })
    .map(({ file }) => file);

/** What the data looks like: field names and kinds of values, all the way down. A list shows its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** An old event may not say what a new one does: null fits every kind of value. */
function sameShape(old: unknown, today: unknown): boolean {
  if (old === 'null') return true;
  if (typeof old !== 'object' || old === null || typeof today !== 'object' || today === null) return old === today;
  const keys = Object.keys(old);
  return (
    JSON.stringify(keys) === JSON.stringify(Object.keys(today)) &&
    keys.every((key) => sameShape(old[key as never], today[key as never]))
  );
}

function upcast({ data, version }: Golden, definition: EventDefinition): Readonly<Record<string, unknown>> {
  let today = data;
  for (let from = version; from < definition.version; from += 1) today = definition.upcast![from]!(today);
  return today;
}

/** Old events that do not come out of their upcasters in today's shape. */
function wronglyUpcast(catalogue: Catalogue, golden: readonly Golden[]): string[] {
  return golden
    .filter((old) => {
      const today = golden.find(({ type, version }) => type === old.type && version === catalogue[type]?.version);
      const definition = catalogue[old.type];
      return today && definition && !sameShape(shapeOf(upcast(old, definition)), shapeOf(today.data));
    })
    .map(({ file }) => file);
}

/** Events that no fold of the context turns into the state that they once led to. */
function wronglyFolded(catalogue: Catalogue, golden: readonly Golden[], folds: readonly AnyFold[]): string[] {
  const leadsTo = (fold: AnyFold, { given, type, data }: Golden): string | undefined =>
    JSON.stringify(fold.evolve(given, { type, data }), inOrder);
  return golden
    .filter((old) => {
      const event = { ...old, data: catalogue[old.type] ? upcast(old, catalogue[old.type]!) : old.data };
      const expected = JSON.stringify(old.folds, inOrder);
      return expected === undefined || !folds.some((fold) => leadsTo(fold, event) === expected);
    })
    .map(({ file }) => file);
}

/** What is wrong with the public form of golden events, and with the examples of the catalogue, by the schemas of the catalogue. */
function wronglyShown(catalogue: Catalogue, golden: readonly Golden[]): string[] {
  const types = new EventTypes();
  types.register('golden', catalogue);
  const shownTypes = publicCatalogue(types);
  const fits = closedSchemas(shownTypes);
  const examples = shownTypes.flatMap(({ type, versions }) =>
    versions.flatMap(({ version, example }) => fits(type, version, example)),
  );
  const events = golden.flatMap((old) => {
    const definition = catalogue[old.type];
    if (!definition?.public) return [];
    const data = definition.public.data(upcast(old, definition));
    return fits(definition.public.type, definition.version, data).map((fault) => `${old.file}: ${fault}`);
  });
  return [...examples, ...events];
}

/** Field order is no part of a state. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Every fold that a file of the domain exports. */
async function foldsOf(context: string): Promise<AnyFold[]> {
  const files = filesOf(`libs/${context}/domain/**/*.ts`).filter(({ path }) => !path.endsWith('.spec.ts'));
  const modules = await Promise.all(files.map(({ path }) => import(join(libs, '..', path)) as Promise<object>));
  return modules.flatMap((exported) => Object.values(exported) as unknown[]).filter(isFold);
}

const isFold = (value: unknown): value is AnyFold =>
  typeof value === 'object' && value !== null && 'initial' in value && 'evolve' in value;

function goldenOf(context: string): Golden[] {
  const folder = join(libs, context, 'events.golden');
  const files = readdirSync(join(libs, context)).includes('events.golden') ? readdirSync(folder) : [];
  return files.map((file) => ({
    file,
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Golden, 'file'>),
  }));
}

async function catalogueOf(context: string): Promise<Catalogue> {
  const front = (await import(join(libs, context, 'index.ts'))) as Record<string, unknown>;
  const definition = Object.values(front).find((value) => isDefinition(value, context));
  if (!definition) throw new Error(`libs/${context}/index.ts exports no ContextDefinition with the name ${context}`);
  return Object.assign({}, ...((definition as ContextDefinition).events ?? [])) as Catalogue;
}

const isDefinition = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === name;

describe('the checks of golden events', () => {
  const catalogue: Catalogue = {
    Opened: { version: 2, upcast: { 1: ({ title, ...rest }) => ({ ...rest, name: title }) } },
  };
  const first = {
    file: 'Opened.v1.json',
    type: 'Opened',
    version: 1,
    given: null,
    data: { id: '1', title: 'A' },
    folds: { name: 'A' },
  };
  const second = {
    file: 'Opened.v2.json',
    type: 'Opened',
    version: 2,
    given: null,
    data: { id: '1', name: 'A' },
    folds: { name: 'A' },
  };

  test('find a version without a file', () => {
    expect(missingFiles(catalogue, [second])).toEqual(['Opened.v1.json']);
    expect(missingFiles(catalogue, [first, second])).toEqual([]);
  });

  test('find a file without an event', () => {
    const renamed = { ...second, file: 'Opend.v2.json' };
    const future = { ...second, file: 'Opened.v3.json', version: 3 };
    expect(strayFiles(catalogue, [first, second, renamed, future])).toEqual(['Opend.v2.json', 'Opened.v3.json']);
  });

  test('take the files of a former name for the type that it has become', () => {
    const begun = { Begun: { ...catalogue['Opened']!, formerly: ['Opened'] } };
    const golden = renamed(begun, [first, second]);
    expect([missingFiles(begun, golden), strayFiles(begun, golden)]).toEqual([[], []]);
    expect(missingFiles({ Begun: catalogue['Opened']! }, [first, second])).toEqual(['Begun.v1.json', 'Begun.v2.json']);
  });

  test('find a fold that forgot how to read', () => {
    const fold: AnyFold = { initial: null, evolve: (_, { data }) => ({ name: (data as { name?: string }).name }) };
    const forgetful: AnyFold = { initial: null, evolve: (state) => state };
    expect(wronglyFolded(catalogue, [first, second], [forgetful, fold])).toEqual([]);
    expect(wronglyFolded(catalogue, [first, second], [forgetful])).toEqual(['Opened.v1.json', 'Opened.v2.json']);
  });

  test('find an upcaster that does not lead to the shape of today', () => {
    expect(wronglyUpcast(catalogue, [first, second])).toEqual([]);
    expect(wronglyUpcast(catalogue, [first, { ...second, data: { id: 1, name: 'A' } }])).toEqual(['Opened.v1.json']);
    const more = { ...second, data: { id: '1', name: 'A', by: 'B' } };
    expect(wronglyUpcast(catalogue, [first, more])).toEqual(['Opened.v1.json']);
    const silent = { Opened: { version: 2, upcast: { 1: () => ({ id: '1', name: 'A', by: null }) } } };
    expect(wronglyUpcast(silent, [first, more]), 'what an old event does not say').toEqual([]);
  });
});

describe('the check of what is shown', () => {
  const asShape = (extra: object): Catalogue => ({
    Opened: {
      version: 1,
      public: publicEvent({
        type: 'thing.opened',
        description: 'A thing was opened.',
        shape: { name: shown.text('Its name.', 'A'), size: shown.nullable(shown.integer('Its size.', 1)) },
        data: ({ name, size }: { name: string; size: number | null }) => ({ name, size, ...extra }),
      }) as never,
    },
  });
  const golden = (data: object): Golden => ({
    file: 'Opened.v1.json',
    type: 'Opened',
    version: 1,
    given: null,
    folds: {},
    data: data as Golden['data'],
  });

  test('finds a field that the schema lacks, one that is missing, and a value of another kind', () => {
    expect(wronglyShown(asShape({}), [golden({ name: 'A', size: null })])).toEqual([]);
    expect(wronglyShown(asShape({ secret: 1 }), [golden({ name: 'A', size: 1 })])[0]).toMatch('additional');
    expect(wronglyShown(asShape({}), [golden({ size: 1 })])[0]).toMatch("required property 'name'");
    expect(wronglyShown(asShape({}), [golden({ name: 'A', size: 1.5 })])[0]).toMatch('/size must be integer');
  });

  test('is made before anything runs: data that does not fit the shape does not compile', () => {
    const shape = { name: shown.text('Its name.', 'A') };
    // @ts-expect-error a number is no text
    expect(publicEvent({ type: 'a.b', description: '', shape, data: () => ({ name: 1 }) }).shape).toBe(shape);
  });
});

describe.each(contexts())('the events of %s', (context) => {
  test('can all still be read, in every version that was ever written', async () => {
    const catalogue = await catalogueOf(context);
    const golden = renamed(catalogue, goldenOf(context));
    expect({
      missing: missingFiles(catalogue, golden),
      stray: strayFiles(catalogue, golden),
      wronglyUpcast: wronglyUpcast(catalogue, golden),
      wronglyFolded: wronglyFolded(catalogue, golden, await foldsOf(context)),
      wronglyShown: wronglyShown(catalogue, golden),
    }).toEqual({ missing: [], stray: [], wronglyUpcast: [], wronglyFolded: [], wronglyShown: [] });
  });

  test('show ids with a prefix outside, never a bare UUID', async () => {
    const catalogue = await catalogueOf(context);
    const shown = renamed(catalogue, goldenOf(context)).map(({ type, data, version }) =>
      version === catalogue[type]?.version ? catalogue[type].public?.data(data) : undefined,
    );
    expect(JSON.stringify(shown)).not.toMatch(/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/);
  });
});
