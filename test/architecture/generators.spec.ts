import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const COPIED = [
  'libs',
  'migrations',
  'tools',
  'docs',
  'package.json',
  'tsconfig.json',
  '.prettierrc.json',
  'test/reflect.setup.ts',
];

/** The commands of docs/how-to/add-a-context.md and add-a-slice.md; `the pages show what is run here` compares them. */
const CONTEXT = ['loyalty', 'card'];
const SLICE = ['loyalty', 'close-card'];

/** Like the repository's own, but on the Postgres that this run has started already. */
const VITEST_CONFIG = `export default {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: { include: ['libs/loyalty/**/*.spec.ts'], setupFiles: ['test/reflect.setup.ts'], testTimeout: 30_000, maxWorkers: 1 },
};`;

interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

let directory: string;
const ended: Record<string, Ended> = {};

function run(script: string, ...words: readonly string[]): Promise<Ended> {
  const settings = { cwd: directory, env: { ...process.env, NO_COLOR: '1', VITEST: '' }, timeout: 90_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(directory, script), ...words], settings, (error, out, err) =>
      resolve({ ok: !error, output: `${out}${err}` }),
    );
  });
}

const generate = (what: 'context' | 'slice', ...words: readonly string[]) =>
  run(`tools/generate/${what}.mjs`, ...words);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'clutch-generate-'));
  await Promise.all(COPIED.map((path) => cp(join(repository, path), join(directory, path), { recursive: true })));
  await symlink(join(repository, 'node_modules'), join(directory, 'node_modules'));
  await writeFile(join(directory, 'vitest.config.mjs'), VITEST_CONFIG);
  ended['context'] = await generate('context', ...CONTEXT);
  ended['slice'] = await generate('slice', ...SLICE);
  ended['slice of a context that grew by hand'] = await generate('slice', 'partner', 'close-workshop');
  [ended['types'], ended['tests']] = await Promise.all([
    run('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'),
    run('node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.config.mjs'),
  ]);
}, 120_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

const read = (path: string) => readFile(join(directory, path), 'utf8');

describe('a generated context with a slice', () => {
  test('is written, as the terminal says', () => {
    expect(ended['context']).toEqual({
      ok: true,
      output: expect.stringContaining('created libs/loyalty/domain/card.ts'),
    });
    expect(ended['slice']).toEqual({
      ok: true,
      output: expect.stringContaining('created libs/loyalty/domain/close-card.ts'),
    });
  });

  test('compiles, beside a slice in a context that grew by hand', () => {
    expect(ended['slice of a context that grew by hand']?.ok).toBe(true);
    const errors = (ended['types']?.output ?? '').split('\n').filter((line) => /^libs\/(loyalty|partner)\//.test(line));
    expect(errors).toEqual([]);
  });

  test('passes its own tests, those on Postgres too', () => {
    expect(ended['tests']?.output).toMatch(/Test Files\s+3 passed/);
    expect(ended['tests']?.ok).toBe(true);
  });

  test('can be imported by its alias and stands on the context map', async () => {
    const { imports } = JSON.parse(await read('package.json')) as { imports: Record<string, object> };
    expect(imports['#loyalty/contracts']).toEqual({
      source: './libs/loyalty/contracts.ts',
      default: './dist/libs/loyalty/contracts.js',
    });
    expect(JSON.parse(await read('libs/context-map.json'))).toMatchObject({ loyalty: [] });
    expect(await read('docs/context-map.md')).toContain('[loyalty](../libs/loyalty/README.md)');
  });

  test('gets the next free number for its migration', async () => {
    const numbers = (await readdir(join(directory, 'migrations/tenant'))).toSorted();
    expect(numbers.at(-1)).toMatch(/^\d{3}0_loyalty\.sql$/);
  });

  test('crosses no border and keeps the linter and the formatter quiet', async () => {
    for (const name of ['.oxlintrc.json', '.dependency-cruiser.mjs'])
      await cp(join(repository, name), join(directory, name));
    const [lint, borders, format] = await Promise.all([
      run('node_modules/oxlint/bin/oxlint', 'libs/loyalty'),
      run(
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.mjs',
        '--no-progress',
        'libs/loyalty',
      ),
      run('node_modules/prettier/bin/prettier.cjs', '--check', 'libs/loyalty'),
    ]);
    expect(lint.output).toContain('0 errors');
    expect(borders.output).toContain('no dependency violations');
    expect(format).toEqual({ ok: true, output: expect.any(String) });
  });
});

describe('a generator refuses with one sentence and writes nothing', () => {
  test.each([
    ['context', ['Loyalty'], 'not in kebab-case'],
    ['context', [], 'usage:'],
    ['context', ['partner'], 'exists already'],
    ['slice', ['loyalty', 'close'], 'usage:'],
    ['slice', ['nowhere', 'close-card'], 'no event-sourced context nowhere'],
    ['slice', ['loyalty', 'close-purse'], 'libs/loyalty/domain/purse.ts is missing'],
    ['slice', ['loyalty', 'close-card'], 'exists already; nothing was written'],
  ] as const)('%s %j', async (what, words, sentence) => {
    const before = await read('libs/loyalty/domain/card.ts');
    const { ok, output } = await generate(what, ...words);
    expect(ok).toBe(false);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
    expect(await read('libs/loyalty/domain/card.ts')).toBe(before);
  });
});

test.each([
  ['add-a-context.md', `npm run generate:context -- ${CONTEXT.join(' ')}`],
  ['add-a-slice.md', `npm run generate:slice -- ${SLICE.join(' ')}`],
])('the page %s shows what is run here', async (page, command) => {
  expect(await readFile(join(repository, 'docs/how-to', page), 'utf8')).toContain(command);
});
