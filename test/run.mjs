// `npm test`: compiles what has changed, then runs every test; further words are handed to Vitest (`npm test -- libs/booking`).
// The last line counts the tests: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buildIfStale, ROOT } from '../apps/cli/build.mjs';

// Under the machine's own Node the runtime of `npm ci` takes over: npm puts its folder first in PATH.
const node =
  Number(process.versions.node.split('.')[0]) < 22 ? join(ROOT, 'node_modules', '.bin', 'node') : process.execPath;

try {
  buildIfStale();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'clutch-results-'));
const results = join(folder, 'results.json');
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const options = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(node, [vitest, ...options], { cwd: ROOT, stdio: 'inherit' });
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
} catch {
  console.log('The tests did not run to their end.');
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
