import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'clutch-judged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = { type: 'string', maxLength: 20 };
const operation = (operationId: string, rest: object = {}) => ({
  operationId,
  summary: 'Does it',
  description: 'Does it, and says so.',
  tags: ['things'],
  responses: {
    204: { description: 'Done.', headers: { RateLimit: { description: 'What is left of the quota.', schema: text } } },
  },
  ...rest,
});
const body = (properties: object) => ({
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties } } } },
});

/** One violation for each rule of ours, and some of the rule sets'. */
const PLANTED = {
  openapi: '3.1.0',
  info: { title: 'Planted', version: '1.0.0', description: 'Everything here is wrong on purpose.' },
  servers: [{ url: '/', description: 'Local, staging or production.', 'x-internal': false }],
  security: [{ key: [] }],
  tags: [{ name: 'things', description: 'What is judged.' }],
  paths: {
    '/v1/Big_things': { put: operation('one', body({ snake_case: text })) },
    '/v1/trailing/': { get: operation('seven') },
    '/v1/texts': { put: operation('two', body({ open: { type: 'string' } })) },
    '/v1/lists': { put: operation('three', body({ open: { type: 'array', items: text } })) },
    '/v1/numbers': { put: operation('four', body({ open: { type: 'integer', format: 'int32' } })) },
    '/v1/queries': {
      get: operation('five', {
        parameters: [{ name: 'q', in: 'query', description: 'Open.', schema: { type: 'string' } }],
      }),
    },
    '/v1/quotas': { get: operation('six', { responses: { 204: { description: 'Done.' } } }) },
    '/v1/lost': { get: operation('six', { tags: ['unknown'], summary: '' }) },
  },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } } },
};

const EXPECTED = [
  'clutch-lists-we-take-are-bounded',
  'clutch-names-are-camel-case',
  'clutch-numbers-we-take-are-bounded',
  'clutch-paths-are-kebab-case',
  'clutch-paths-end-without-slash',
  'clutch-query-texts-are-bounded',
  'clutch-quotas-are-told',
  'clutch-texts-we-take-are-bounded',
  'operation-operationId-unique',
  'operation-tag-defined',
];

test(
  'spectral sees a planted violation of each rule of ours, and ends with an error',
  { timeout: 120_000 },
  async () => {
    const file = join(folder, 'planted.json');
    writeFileSync(file, JSON.stringify(PLANTED));
    const cli = join(ROOT, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
    const options = [
      'lint',
      '--fail-severity',
      'warn',
      '--format',
      'json',
      '--quiet',
      '--ruleset',
      join(ROOT, '.spectral.yaml'),
      file,
    ];
    const { code, out } = await new Promise<{ code: unknown; out: string }>((done) =>
      execFile(process.execPath, [cli, ...options], { cwd: ROOT, maxBuffer: 2 ** 24 }, (error, stdout) =>
        done({ code: error?.code, out: stdout }),
      ),
    );
    const found = new Set((JSON.parse(out) as { code: string }[]).map((one) => one.code));
    expect([...found].toSorted()).toEqual(expect.arrayContaining(EXPECTED));
    expect(code).toBe(1);
  },
);
