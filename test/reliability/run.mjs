// `npm run reliability`: runs the reliability tests and the authorization matrix and writes what they saw to RELIABILITY.md.
// Further words are handed to Vitest. `KILLS=1000 npm run reliability` makes a night of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'clutch-reliability-'));
const recordFile = join(folder, 'outcomes.jsonl');
writeFileSync(recordFile, '');
const given = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'test', 'run.mjs'), ...(given.length > 0 ? given : ['test/reliability', 'test/authorization'])],
  { cwd: root, stdio: 'inherit', env: { ...process.env, RELIABILITY_RECORD: recordFile } },
);
const outcomes = readFileSync(recordFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true, force: true });
if (status !== 0) {
  console.error('RELIABILITY.md is left as it was: not every test passed');
  process.exit(status ?? 1);
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
writeFileSync(join(root, 'RELIABILITY.md'), document(outcomes, commit));
console.log(`RELIABILITY.md tells of ${outcomes.length} runs`);

function document(all, at) {
  const runs = all.filter(({ control }) => control === undefined);
  const controls = all.filter(({ control }) => control !== undefined);
  return `# What survived, and what was caught

Written by \`npm run reliability\` at commit ${at}. How the tests work stands in [test/reliability/README.md](test/reliability/README.md).

## Runs without a violation

${table(
  ['test', 'seed', 'seen', 'seconds'],
  runs.map(({ test, seed = '', saw, seconds }) => [test, seed, saw, seconds.toFixed(1)]),
)}

## Planted bugs, each caught

${table(
  ['test', 'planted bug', 'caught by', 'seconds'],
  controls.map(({ test, control, saw, seconds }) => [test, control, saw, seconds.toFixed(1)]),
)}
`;
}

function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
