import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestApart } from './test/longest-apart.ts';

const conditions = ['source', 'module', 'node', 'development|production'];

/** They put something else in a module's place, or look at what the process has one of. */
const APART = [
  'libs/identity/http/sign-in/{password,lock-out}.int.spec.ts',
  'libs/kernel/observability/log.spec.ts',
  'test/webhooks/e2e-secrets.int.spec.ts',
];

export default defineConfig({
  // `source` makes `#kernel` and its like mean the TypeScript files; the set-up file is resolved in an environment of its own.
  // graphql-js may be there once only; Vite would take the copy for bundlers beside the one that Node gives to @nestjs/graphql.
  resolve: {
    conditions,
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  environments: { __vitest__: { resolve: { conditions } } },
  ssr: { resolve: { conditions } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    globalSetup: ['test/postgres.setup.ts'],
    setupFiles: ['test/reflect.setup.ts', 'test/statement-recorder.setup.ts'],
    // They end what hangs, and bound nothing: a machine that others use too may be several times as slow.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestApart },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['apps/**/*.spec.ts', 'libs/**/*.spec.ts', 'test/**/*.spec.ts'],
          exclude: [...configDefaults.exclude, ...APART],
          // The files of a worker share what they import, which is a third of their time: no test may leave anything in a module.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
