import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

/** A small, correct installation: two contexts that know each other by contracts, a third that knows nobody. */
const healthyTree: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#kernel': './libs/kernel/index.ts' },
    dependencies: { '@nestjs/common': '1.0.0', '@nestjs/cqrs': '1.0.0', 'temporal-polyfill': '1.0.0' },
    devDependencies: { vitest: '1.0.0' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext' } }),
  'libs/context-map.json': JSON.stringify({ alpha: ['beta'], beta: ['alpha'], gamma: [] }),
  'libs/kernel/domain/fold.ts': 'export const fold = 1;',
  'libs/kernel/domain.ts': `export * from './domain/fold.ts';`,
  'libs/kernel/index.ts': `export * from './domain.ts'; export * from './events/event-store.ts';`,
  'libs/kernel/events/event-store.ts': `import { fold } from '../domain.ts'; export const eventStore = fold;`,
  'libs/kernel/testing.ts': `export * from './index.ts';`,
  ...healthyContext('alpha', 'beta'),
  ...healthyContext('beta', 'alpha'),
  ...healthyContext('gamma'),
  'apps/api/main.ts': `import * as kernel from '#kernel'; import { alpha } from '../../libs/alpha/index.ts'; export default [kernel, alpha];`,
  'apps/cli/main.ts': `import { beta } from '../../libs/beta/index.ts'; export const main = beta;`,
  'test/journeys/story.spec.ts': `import { main } from '../../apps/cli/main.ts'; import '../../libs/kernel/testing.ts'; main;`,
  ...emptyPackage('@nestjs/common'),
  ...emptyPackage('@nestjs/cqrs'),
  ...emptyPackage('temporal-polyfill'),
  ...emptyPackage('vitest'),
  ...emptyPackage('undeclared'),
};

function healthyContext(name: string, neighbour?: string): Record<string, string> {
  const other = neighbour ? `import '../../${neighbour}/contracts.ts';` : '';
  return {
    [`libs/${name}/contracts.ts`]: `import { Command } from '@nestjs/cqrs'; export { decide } from './domain/${name}.ts'; export const words = [Command];`,
    [`libs/${name}/domain/${name}.ts`]: `import 'temporal-polyfill'; import { fold } from '../../kernel/domain.ts'; export const decide = fold;`,
    [`libs/${name}/domain/${name}.spec.ts`]: `import 'vitest'; import '../../kernel/testing.ts'; import { decide } from './${name}.ts'; decide;`,
    [`libs/${name}/aggregates.ts`]: `import { decide } from './domain/${name}.ts'; export const aggregate = decide;`,
    [`libs/${name}/entities.ts`]: `import type { decide } from './domain/${name}.ts'; export type Row = typeof decide;`,
    [`libs/${name}/commands/open.command.ts`]: `import '@nestjs/common'; import type { Row } from '../entities.ts'; import { aggregate } from '../aggregates.ts'; export const open: Row = aggregate;`,
    [`libs/${name}/projections/board.ts`]: `${other} import type { decide } from '../domain/${name}.ts'; export type Board = typeof decide;`,
    [`libs/${name}/policies/follow.ts`]: `${other} import { open } from '../commands/open.command.ts'; export const follow = open;`,
    [`libs/${name}/queries/board.query.ts`]: `import '../entities.ts'; import '../aggregates.ts'; import type { Board } from '../projections/board.ts'; export type BoardView = Board;`,
    [`libs/${name}/http/${name}.controller.ts`]: `import { open } from '../commands/open.command.ts'; import type { BoardView } from '../queries/board.query.ts'; export const get = (): BoardView => open;`,
    [`libs/${name}/adapters/mail.ts`]: `import { decide } from '../domain/${name}.ts'; export const mail = decide;`,
    [`libs/${name}/${name}.module.ts`]: `import '@nestjs/common'; import './http/${name}.controller.ts'; import './policies/follow.ts'; import './adapters/mail.ts'; export const ${name} = 1;`,
    [`libs/${name}/index.ts`]: `export { ${name} } from './${name}.module.ts';`,
  };
}

function emptyPackage(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
    }),
    [`node_modules/${name}/index.js`]: 'export {};',
  };
}

/** Each plant is one file that breaks exactly the rule beside it. */
const plants: { rule: string; file: string; text: string }[] = [
  { rule: 'no-cycles', file: 'libs/alpha/domain/ring-one.ts', text: `import './ring-two.ts';` },
  { rule: 'everything-resolves', file: 'libs/alpha/http/lost.ts', text: `import './nowhere.ts';` },
  { rule: 'no-orphans', file: 'libs/alpha/domain/left-over.ts', text: `export const leftOver = 1;` },
  { rule: 'specs-are-leaves', file: 'libs/alpha/domain/borrower.spec.ts', text: `import './alpha.spec.ts';` },
  { rule: 'test-kits-stay-in-tests', file: 'libs/alpha/policies/tested.ts', text: `import '../../kernel/testing.ts';` },
  { rule: 'test-kits-stay-in-tests', file: 'apps/api/tested.ts', text: `import '../../libs/kernel/testing.ts';` },
  { rule: 'product-needs-no-dev-package', file: 'libs/alpha/http/tested.ts', text: `import 'vitest';` },
  { rule: 'product-needs-no-dev-package', file: 'apps/api/stray.ts', text: `import 'undeclared';` },
  { rule: 'kernel-knows-nobody', file: 'libs/kernel/events/nosy.ts', text: `import '../../alpha/contracts.ts';` },
  { rule: 'kernel-domain-is-pure', file: 'libs/kernel/domain/clock.ts', text: `import 'node:fs';` },
  {
    rule: 'kernel-domain-is-pure',
    file: 'libs/kernel/domain/stored.ts',
    text: `import type {} from '../events/event-store.ts';`,
  },
  {
    rule: 'kernel-is-entered-by-its-fronts',
    file: 'libs/alpha/commands/deep.command.ts',
    text: `import '../../kernel/events/event-store.ts';`,
  },
  { rule: 'apps-only-wire', file: 'apps/api/deciding.ts', text: `import '../../libs/alpha/domain/alpha.ts';` },
  { rule: 'apps-only-wire', file: 'apps/api/borrowing.ts', text: `import '../cli/main.ts';` },
  { rule: 'nobody-imports-an-app', file: 'libs/alpha/policies/upward.ts', text: `import '../../../apps/api/main.ts';` },
  { rule: 'nobody-imports-an-app', file: 'test/journeys/inside.spec.ts', text: `import '../../apps/api/main.ts';` },
  {
    rule: 'libs-never-import-the-command-line',
    file: 'libs/alpha/policies/shell.ts',
    text: `import '../../../apps/cli/main.ts';`,
  },
  {
    rule: 'contexts-meet-at-contracts',
    file: 'libs/alpha/policies/prying.ts',
    text: `import type {} from '../../beta/domain/beta.ts';`,
  },
  { rule: 'contexts-meet-at-contracts', file: 'libs/alpha/policies/wiring.ts', text: `import '../../beta/index.ts';` },
  {
    rule: 'only-along-the-context-map',
    file: 'libs/alpha/policies/unmapped.ts',
    text: `import '../../gamma/contracts.ts';`,
  },
  { rule: 'contracts-are-leaves', file: 'libs/delta/contracts.ts', text: `import type {} from './aggregates.ts';` },
  { rule: 'domain-is-pure', file: 'libs/alpha/domain/nested.ts', text: `import '@nestjs/common';` },
  { rule: 'domain-is-pure', file: 'libs/alpha/domain/stored.ts', text: `import type {} from '../../kernel/index.ts';` },
  { rule: 'domain-is-pure', file: 'libs/alpha/domain/random.ts', text: `import 'node:crypto';` },
  {
    rule: 'domain-is-pure',
    file: 'libs/alpha/domain/foreign.ts',
    text: `import type {} from '../../beta/contracts.ts';`,
  },
  {
    rule: 'aggregates-join-domain-and-log',
    file: 'libs/delta/aggregates.ts',
    text: `import './projections/board.ts';`,
  },
  {
    rule: 'commands-never-read-projections',
    file: 'libs/alpha/commands/stale.command.ts',
    text: `import '../projections/board.ts';`,
  },
  {
    rule: 'projections-follow-events',
    file: 'libs/alpha/projections/commanding.ts',
    text: `import '../commands/open.command.ts';`,
  },
  { rule: 'policies-send-commands', file: 'libs/alpha/policies/stale.ts', text: `import '../projections/board.ts';` },
  {
    rule: 'queries-change-nothing',
    file: 'libs/alpha/queries/loading.query.ts',
    text: `import '../commands/open.command.ts';`,
  },
  { rule: 'entities-are-plain-rows', file: 'libs/delta/entities.ts', text: `import './projections/board.ts';` },
  { rule: 'http-speaks-through-the-buses', file: 'libs/alpha/http/deciding.ts', text: `import '../domain/alpha.ts';` },
  {
    rule: 'http-speaks-through-the-buses',
    file: 'libs/alpha/http/reading.ts',
    text: `import '../projections/board.ts';`,
  },
  {
    rule: 'http-speaks-through-the-buses',
    file: 'libs/alpha/http/following.ts',
    text: `import '../policies/follow.ts';`,
  },
  {
    rule: 'graphql-speaks-through-the-buses',
    file: 'libs/alpha/graphql/deciding.ts',
    text: `import '../domain/alpha.ts';`,
  },
  { rule: 'http-speaks-through-the-buses', file: 'libs/alpha/http/mailing.ts', text: `import '../adapters/mail.ts';` },
  {
    rule: 'adapters-fill-ports',
    file: 'libs/alpha/adapters/commanding.ts',
    text: `import '../commands/open.command.ts';`,
  },
];

/** What the plants lean on: the other half of the ring, and a context for plants whose file name is fixed. */
const plantBed: Record<string, string> = {
  'libs/alpha/domain/ring-two.ts': `import type {} from './ring-one.ts';`,
  'libs/delta/domain/delta.ts': `import '../../kernel/domain.ts';`,
  'libs/delta/projections/board.ts': `import '../domain/delta.ts';`,
};

function cruise(directory: string): Promise<ICruiseResult> {
  const command = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(repository, '.dependency-cruiser.mjs');
  const folders = ['apps', 'libs', 'test'];
  const options = ['--config', config, '--output-type', 'json', '--no-progress'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, ...options, ...folders],
      { cwd: directory, maxBuffer: 2 ** 27 },
      (error, out, err) =>
        out.startsWith('{') ? resolve(JSON.parse(out) as ICruiseResult) : reject(error ?? new Error(err)),
    );
  });
}

async function write(directory: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const found = (result: ICruiseResult): string[] =>
  result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

describe('the borders between contexts, layers and apps', { timeout: 60_000 }, () => {
  let planted: ICruiseResult;
  let real: ICruiseResult;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clutch-borders-'));
    await write(directory, healthyTree);
    await write(directory, plantBed);
    await write(directory, Object.fromEntries(plants.map(({ file, text }) => [file, text])));
    [planted, real] = await Promise.all([cruise(directory), cruise(repository)]);
  }, 60_000);

  afterAll(() => rm(directory, { recursive: true, force: true }));

  test.each(plants)('$rule catches $file', ({ rule, file }) => {
    const rules = planted.summary.violations
      .filter(({ from }) => from === file)
      .map((violation) => violation.rule.name);
    expect([...new Set(rules)]).toEqual([rule]);
  });

  test('no correct import is refused', () => {
    const guilty = new Set(plants.map(({ file }) => file));
    const wronged = planted.summary.violations.filter(({ from }) => !guilty.has(from));
    expect(wronged).toEqual([]);
  });

  test('every rule has a planted violation', () => {
    const rules = new Set(planted.summary.ruleSetUsed?.forbidden?.map(({ name }) => name));
    expect([...rules].toSorted()).toEqual([...new Set(plants.map(({ rule }) => rule))].toSorted());
  });

  test('the real tree crosses no border', () => {
    expect(real.summary.totalCruised).toBeGreaterThan(0);
    expect(found(real)).toEqual([]);
  });
});
