import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

/** The house rules that a reviewer would otherwise have to see: each plant must be named by its rule. */
const plants = [
  {
    rule: 'eslint(no-restricted-properties)',
    file: 'libs/alpha/domain/now.ts',
    text: `export const now = () => Date.now();`,
  },
  {
    rule: 'eslint(no-restricted-properties)',
    file: 'libs/alpha/domain/chance.ts',
    text: `export const chance = () => Math.random();`,
  },
  {
    rule: 'eslint(no-restricted-globals)',
    file: 'libs/alpha/domain/later.ts',
    text: `export const later = () => setTimeout(() => {}, 1);`,
  },
  {
    rule: 'eslint(no-console)',
    file: 'libs/alpha/http/chatty.ts',
    text: `export const chatty = () => console.log('hello');`,
  },
  {
    rule: 'node(no-process-env)',
    file: 'libs/alpha/http/env.ts',
    text: `export const env = () => process.env['CLUTCH_PORT'];`,
  },
  { rule: 'import(no-default-export)', file: 'libs/alpha/http/default.ts', text: `export default 1;` },
  {
    rule: 'typescript(no-explicit-any)',
    file: 'libs/alpha/http/any.ts',
    text: `export const any = (value: any) => value;`,
  },
  {
    rule: 'typescript(ban-ts-comment)',
    file: 'libs/alpha/http/ignored.ts',
    text: `// @ts-ignore\nexport const ignored = 1;`,
  },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'libs/alpha/http/floating.ts',
    text: `async function work() { return 1; }\nexport function floating() { work(); }`,
  },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'libs/alpha/http/forgotten.ts',
    text: `async function work() { return 1; }\nexport function forgotten() { void work(); }`,
  },
  {
    rule: 'eslint(no-void)',
    file: 'libs/alpha/http/hidden.ts',
    text: `async function work() { return 1; }\nexport const hidden = () => setInterval(() => void work(), 1);`,
  },
  {
    rule: 'typescript(no-misused-promises)',
    file: 'libs/alpha/http/repeated.ts',
    text: `async function work() { return 1; }\nexport const repeated = () => setInterval(work, 1);`,
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    file: 'libs/alpha/domain/partial.ts',
    text: `export function partial(state: 'open' | 'shut') { switch (state) { case 'open': return 1; } return 0; }`,
  },
];

interface Finding {
  readonly code: string;
  readonly filename: string;
}

function lint(directory: string): Promise<Finding[]> {
  const command = join(repository, 'node_modules/oxlint/bin/oxlint');
  const options = ['--config', join(directory, '.oxlintrc.json'), '--format', 'json', 'libs'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, ...options], { cwd: directory, maxBuffer: 2 ** 24 }, (error, out, err) =>
      out.startsWith('{')
        ? resolve((JSON.parse(out) as { diagnostics: Finding[] }).diagnostics)
        : reject(error ?? new Error(out + err)),
    );
  });
}

describe('the house rules that the linter keeps', () => {
  let directory: string;
  let findings: Finding[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clutch-lint-'));
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'node_modules']) {
      await symlink(join(repository, name), join(directory, name));
    }
    for (const { file, text } of plants) {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), `${text}\n`);
    }
    findings = await lint(directory);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  test.each(plants)('$rule catches $file', ({ rule, file }) => {
    const codes = findings.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
    expect(codes).toContain(rule);
  });
});
