// Everything that can be known without running Clutch: `npm run check`. One line for each step, the output of what failed.
// To add a step, add a line to `steps`. With words after the command only the steps whose name begins with one are run.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildIfStale } from '../apps/cli/build.mjs';

const ROOT = join(import.meta.dirname, '..');
// Under the machine's own Node the runtime of `npm ci` takes over, which reads TypeScript.
const NODE =
  Number(process.versions.node.split('.')[0]) < 22 ? join(ROOT, 'node_modules', '.bin', 'node') : process.execPath;
const AT_ONCE = 2;
const CLI = 'dist/bundle/cli.js';

/** The longest first, so that the short ones fill the second lane. `fix` says what a person runs when the step fails. */
const steps = [
  ...['api', 'admin'].map((app) => ({
    name: `spectral-${app}`,
    run: ['@stoplight/spectral-cli/dist/index.js', 'lint', '--fail-severity', 'warn', `docs/openapi/${app}.json`],
  })),
  { name: 'types', run: ['@typescript/native/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types-portal', run: ['@typescript/native/bin/tsc', '--noEmit', '-p', 'portal/webhooks'] },
  {
    name: 'portal-script',
    run: ['./tools/portal/bundle.mjs', '--check'],
    fix: 'node tools/portal/bundle.mjs',
  },
  { name: 'knip', run: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'format',
    run: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    fix: 'npx prettier --write .',
  },
  {
    name: 'borders',
    run: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      '--no-progress',
      'apps',
      'libs',
      'test',
      'migrations',
    ],
  },
  {
    name: 'lint',
    run: ['oxlint/bin/oxlint', 'apps', 'libs', 'migrations', 'portal', 'test', 'tools'],
    fix: 'npx oxlint --fix apps libs test',
  },
  { name: 'redocly', run: ['@redocly/cli/bin/cli.js', 'lint'] },
  {
    name: 'sdk',
    run: ['./tools/openapi/generate-sdk.ts', '--check'],
    fix: 'node tools/openapi/generate-sdk.ts',
  },
  { name: 'breaks', run: ['./tools/openapi/release.ts', '--check'] },
  { name: 'migrations', run: ['./test/architecture/lint-migrations.ts'] },
  {
    name: 'context-map',
    run: ['./tools/generate/context-map.mjs', '--check'],
    fix: 'node tools/generate/context-map.mjs',
  },
  {
    name: 'asvs',
    run: ['./tools/generate/asvs.mjs', '--check'],
    fix: 'node tools/generate/asvs.mjs',
  },
  {
    name: 'env-example',
    run: [`./${CLI}`, 'config', 'example', '--check'],
    needs: CLI,
    fix: 'npx clutch config example',
  },
  {
    name: 'openapi-api',
    run: ['./dist/apps/api/openapi.js', '--check'],
    needs: 'dist/apps/api/openapi.js',
    fix: 'npm run openapi',
  },
  {
    name: 'openapi-admin',
    run: ['./dist/apps/admin/openapi.js', '--check'],
    needs: 'dist/apps/admin/openapi.js',
    fix: 'npm run openapi',
  },
  {
    name: 'postman',
    run: ['./tools/generate/postman.mjs', '--check'],
    fix: 'node tools/generate/postman.mjs',
  },
];

/** Resolves to the step with how it ended; never rejects. */
function run(step) {
  const [script, ...options] = step.run;
  const command = script.startsWith('./') ? join(ROOT, script) : join(ROOT, 'node_modules', script);
  const began = performance.now();
  if (step.needs && !existsSync(join(ROOT, step.needs))) {
    return Promise.resolve({ ...step, ok: false, seconds: 0, output: `needs ${step.needs}; run: npm run build` });
  }
  return new Promise((resolve) => {
    const settings = {
      cwd: ROOT,
      maxBuffer: 2 ** 26,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    };
    execFile(NODE, [command, ...options], settings, (error, out, err) =>
      resolve({ ...step, ok: !error, seconds: (performance.now() - began) / 1000, output: `${out}${err}`.trim() }),
    );
  });
}

function report({ name, ok, seconds, output, fix }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(5)} s`);
  if (ok) return;
  console.log(output.replaceAll(/^/gm, '     '));
  if (fix) console.log(`     to repair: ${fix}`);
}

async function lane(queue, results) {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const result = await run(step);
    results.push(result);
    report(result);
  }
}

const wanted = process.argv.slice(2);
const queue = steps.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
if (queue.length === 0) {
  console.error(`no step is called ${wanted.join(' or ')}; there are: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
if (queue.some(({ needs }) => needs)) {
  try {
    buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
const results = [];
await Promise.all(Array.from({ length: AT_ONCE }, () => lane(queue, results)));
const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(failed.length === 0 ? `all ${results.length} steps passed` : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
