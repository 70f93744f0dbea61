import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ProblemTexts } from '#kernel/domain';
import { errorPage } from '../../libs/kernel/http/portal/error-pages.ts';
import { LANGUAGES } from '../../libs/kernel/http/problems/registry/language.ts';
import { ProblemRegistry } from '../../libs/kernel/http/problems/registry/problem-registry.ts';
import { FIELD_PROBLEMS } from '../../libs/kernel/http/problems/registry/field-problems.ts';
import { filesOf, productFiles } from './source-tree.ts';
import { type CodesOfFile, codesOf, type ThrownCode } from './thrown-codes.ts';

const ROOT = join(import.meta.dirname, '../..');
const REGISTRY = /^libs\/(kernel\/http\/problems\/registry|[^/]+\/domain\/problems)/;
/** Who throws a code that it was given. What they were given stands somewhere in the source, and `mentioned` finds it there. */
const GIVEN_CODES = [
  'libs/kernel/events/aggregate.ts', // repeats what the ledger remembers
  'libs/kernel/http/authorization/ability-checks.ts', // `<subject>.not-found`, as the subject's own context says it
  'libs/kernel/http/validation/typed-id-param.ts',
  'libs/kernel/http/bulk/bulk-items.ts', // an item's id, in the words of its single operation
  'libs/kernel/http/writing/answer-once.ts', // repeats a problem that was answered before
  'libs/kernel/graphql/connection.ts', // says where in the query an error of the paging is
  'libs/kernel/http/versions/as-older.ts', // says where a client of an older version has put what is wrong
  'libs/kernel/http/limits/limit-headers.ts', // a limit knows with which code it refuses
];

/** Of the whole product but the registry itself, read once. */
const product = productFiles()
  .filter(({ path }) => !REGISTRY.test(path))
  .map(codesOf);
const thrown = product.flatMap((file) => file.thrown);

async function registryOfAll(): Promise<ProblemRegistry> {
  const files = filesOf('libs/*/domain/problems.ts', 'libs/*/domain/problems/*.ts');
  const all = await Promise.all(
    files.map(({ path }) => import(join(ROOT, path)) as Promise<Record<string, ProblemTexts>>),
  );
  const texts = all.flatMap((exported) => Object.values(exported));
  return new ProblemRegistry([Object.assign({}, ...texts) as ProblemTexts]);
}

const ARABIC = /[\u0600-\u06ff]/;

type Statuses = ReadonlyMap<string, number | null>;
const statusesOf = (registry: ProblemRegistry): Statuses =>
  new Map(registry.all().map(([code, { status }]) => [code, status]));

/** Codes that a program may meet and find no page of. */
const unregistered = (thrown: readonly ThrownCode[], known: Statuses): string[] =>
  thrown.flatMap(({ at, code }) => (code === undefined || known.has(code) ? [] : [`${code} at ${at}`]));

/** Codes whose status is another one than the registry says. */
const misstated = (thrown: readonly ThrownCode[], known: Statuses): string[] =>
  thrown.flatMap(({ at, code, status }) => {
    const registered = known.get(code ?? '');
    return status === undefined || registered === undefined || registered === null || registered === status
      ? []
      : [`${code} is ${status} at ${at}, but registered as ${registered}`];
  });

/** Codes that are told of and never thrown. */
const idle = (files: readonly CodesOfFile[], known: Statuses): string[] => {
  const mentioned = new Set(files.flatMap((file) => file.mentioned));
  return [...known.keys()].filter((code) => !mentioned.has(code));
};

const plant = (text: string): CodesOfFile => codesOf({ path: 'libs/booking/domain/slot.ts', text });
const known: Statuses = new Map([
  ['slot.taken', 409],
  ['slot.gone', 404],
  ['slot.refused', null],
]);

describe('the checks of the registry', () => {
  test.each([
    [`new DomainError('conflict', 'slot.stolen', 'No.')`],
    [`new ProblemError(401, 'slot.stolen', 'No.')`],
    [`const STOLEN: Problem = { status: 401, code: 'slot.stolen', detail: 'No.' }`],
    [`const table = { X: [400, 'slot.stolen', 'No.'] }`],
    [`throw refusal('slot.stolen', 'No.')`],
    [`new GraphQLError('No.', { extensions: { code: 'slot.stolen' } })`],
    [`const SlotId = () => TypedIdParam('slotId', 'slt', 'slot.stolen')`],
  ])('find the code that is not registered: %s', (text) => {
    expect(unregistered(plant(text).thrown, known)).toEqual(['slot.stolen at libs/booking/domain/slot.ts:1']);
  });

  test.each([
    [`new DomainError('invalid', 'slot.taken', 'No.')`, 422],
    [`new ProblemError(410, 'slot.taken', 'No.')`, 410],
    [`const gone = { status: 400, code: 'slot.taken', detail: 'No.' }`, 400],
  ])('find a status that is another one: %s', (text, status) => {
    expect(misstated(plant(text).thrown, known)).toEqual([
      `slot.taken is ${status} at libs/booking/domain/slot.ts:1, but registered as 409`,
    ]);
  });

  test('find what nobody throws, and let pass what is right', () => {
    const files = [
      plant(`new DomainError('conflict', 'slot.taken', 'No.'); new ProblemError(418, 'slot.refused', '')`),
    ];
    expect(idle(files, known)).toEqual(['slot.gone']);
    expect(
      unregistered(
        files.flatMap((file) => file.thrown),
        known,
      ),
    ).toEqual([]);
    expect(
      misstated(
        files.flatMap((file) => file.thrown),
        known,
      ),
    ).toEqual([]);
  });

  test('find what may be wrong with a field', () => {
    const text = `import { IsInt, IsOptional } from 'class-validator';
      class A { @IsOptional() @IsInt() a; } const one = { pointer: '/a', code: 'overlap', detail: 'x' };
      ValidateBy({ name: 'isZone', validator: {} });`;
    expect(plant(text).fields).toEqual(['is-int', 'overlap', 'is-zone']);
  });
});

describe('the registry', () => {
  test('has every code of the product, with the status that it is thrown with', async () => {
    const registered = statusesOf(await registryOfAll());
    expect(thrown.length).toBeGreaterThan(300);
    expect(unregistered(thrown, registered)).toEqual([]);
    expect(misstated(thrown, registered)).toEqual([]);
  });

  test('has no code that nobody throws', async () => {
    expect(idle(product, statusesOf(await registryOfAll()))).toEqual([]);
  });

  test('meets no code that is put together while it runs, but where it is handed on', () => {
    const unclear = thrown.filter(({ code }) => code === undefined).map(({ at }) => at.replace(/:\d+$/, ''));
    expect([...new Set(unclear)].filter((path) => !GIVEN_CODES.includes(path))).toEqual([]);
  });

  test('has words for every fault of a field, and for none beside', () => {
    const used = new Set([...product.flatMap((file) => file.fields), 'unknown', 'invalid', 'nested-validation']);
    expect([...used].filter((code) => !(code in FIELD_PROBLEMS)).toSorted()).toEqual([]);
    expect(Object.keys(FIELD_PROBLEMS).filter((code) => !used.has(code))).toEqual([]);
  });

  test('says everything in both languages, and Arabic in Arabic', async () => {
    const faulty = (await registryOfAll()).all().filter(([, { en, ar }]) => {
      const isEnglish = /^[A-Z].*[^.]$/.test(en.title) && en.help.endsWith('.') && !ARABIC.test(en.title + en.help);
      return !isEnglish || !ARABIC.test(ar.title) || !ARABIC.test(ar.help);
    });
    expect(faulty.map(([code]) => code)).toEqual([]);
  });

  test('has a page of the portal for every code, at the path of its type, in both languages', async () => {
    const registry = await registryOfAll();
    const view = {
      brand: { name: 'Clutch', logoUrl: null, accentColor: null },
      isChosen: true,
      hasEvents: true,
    } as const;
    const pageless = registry.all().flatMap(([code, problem]) =>
      LANGUAGES.filter((language) => {
        const { pathname } = new URL(registry.typeOf(code));
        const page = errorPage({ ...view, language, path: '/docs/errors' }, registry, pathname.slice(1));
        return page?.title !== problem[language].title;
      }).map((language) => `${code} in ${language}`),
    );
    expect(pageless).toEqual([]);
  });

  test('sends people to routes that exist', async () => {
    const paths = ['api', 'admin'].flatMap((app) => {
      const document = JSON.parse(readFileSync(join(ROOT, `docs/openapi/${app}.json`), 'utf8')) as { paths: object };
      return Object.entries(document.paths).flatMap(([path, item]) =>
        Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
      );
    });
    const lost = (await registryOfAll())
      .all()
      .flatMap(([code, { en, ar }]) =>
        [en.help, ar.help].flatMap((help) =>
          [...help.matchAll(/(GET|POST|PUT|PATCH|DELETE) (…?)(\/[^\s;:,؛،`]*[^\s;:,.؛،`])/g)]
            .filter(
              ([, method, cut, path]) =>
                !paths.some((one) =>
                  cut ? one.startsWith(method!) && one.endsWith(path!) : one === `${method} ${path}`,
                ),
            )
            .map(([text]) => `${code}: ${text}`),
        ),
      );
    expect(lost).toEqual([]);
  });
});
