// `npm run bench -- NAME`: compiles what has changed, then runs test/bench/NAME.bench.ts; further words are handed to that. The last
// line is one JSON object: the machine and every result with its goal. Missing a goal is a finding, not a failure; a wrong answer is one.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildIfStale, ROOT } from '../../apps/cli/build.mjs';

const SUFFIX = '.bench.ts';
const here = import.meta.dirname ?? join(ROOT, 'test', 'bench');
const benches = readdirSync(here)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const [name, ...words] = process.argv.slice(2);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!benches.includes(name)) {
  fail(
    `${name === undefined ? 'Say which bench to run' : `There is no bench "${name}"`}; there are: ${benches.join(', ')}.`,
  );
}
try {
  buildIfStale();
} catch (error) {
  fail(error.message);
}
// Under the machine's own Node the runtime of `npm ci` takes over. The test kit has parameter properties, which stripping alone leaves.
const node =
  Number(process.versions.node.split('.')[0]) < 22 ? join(ROOT, 'node_modules', '.bin', 'node') : process.execPath;
const flags = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
const child = spawn(node, [...flags, join(here, name + SUFFIX), ...words], { cwd: ROOT, stdio: 'inherit' });
// Ctrl-C reaches the bench as well, and it ends what it started; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
