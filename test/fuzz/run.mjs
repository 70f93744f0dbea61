// `npm run fuzz -- --cases 5000`: tries every operation of the documents with so many requests (200 unless told), as long as it takes.
// `--only operationId,operationId` tries some, `--seed N` begins elsewhere, `--report` prints what every operation has answered.
// Findings are printed as curl, with the line that keeps them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { writtenTally } from './outcome.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    report: { type: 'boolean' },
  },
});
for (const name of ['cases', 'seed']) {
  if (values[name] !== undefined && !/^\d{1,9}$/.test(values[name])) {
    console.error(`--${name} must be a whole number`);
    process.exit(2);
  }
}
const folder = mkdtempSync(join(tmpdir(), 'clutch-fuzz-'));
const env = {
  ...process.env,
  CLUTCH_FUZZ_CASES: values.cases ?? '200',
  CLUTCH_FUZZ_REPORT: folder,
  ...(values.only === undefined ? {} : { CLUTCH_FUZZ_ONLY: values.only }),
  ...(values.seed === undefined ? {} : { CLUTCH_FUZZ_SEED: values.seed }),
};
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/fuzz'], { cwd: ROOT, env, stdio: 'inherit' });
if (values.report) {
  const files = ['api', 'admin'].map((app) => join(folder, `${app}.json`)).filter((file) => existsSync(file));
  console.log(writtenTally(files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')))));
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
