import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const MAIN = join(ROOT, 'dist', 'bundle', 'cli.js');
const BUNDLER = join(ROOT, 'apps', 'cli', 'bundle.mjs');
const STAMP = join(ROOT, 'dist', '.stamp');
const SOURCES = [
  'apps',
  'libs',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

const COMPILER = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Compiles into dist when a source changed since the last time. @throws an Error that says what the compiler said */
export function buildIfStale() {
  // An image carries the compiled files alone.
  if (!existsSync(COMPILER) && existsSync(MAIN)) return;
  if (existsSync(MAIN) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(SOURCES)) return;
  build();
}

function build() {
  if (!existsSync(COMPILER)) throw new Error('node_modules is not complete; run `npm ci` first.');
  // What is changed while the compiler works makes the next start build again.
  const stamp = stampOf(SOURCES);
  console.log('Building');
  rmSync(STAMP, { force: true });
  let output = compile();
  if (output !== undefined) {
    // What an interrupted build left may mislead the incremental compiler.
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    output = compile();
  }
  if (output !== undefined) throw new Error(`${output.trim()}\nThe build failed.`);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
}

/** Answers what the compiler said when it failed. */
function compile() {
  for (const step of [[COMPILER, 'build'], [BUNDLER]]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, step, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) return `${stdout}${stderr}`;
  }
  return existsSync(MAIN) ? undefined : 'The compiler left no program.';
}

function stampOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!path.endsWith('.spec.ts')) hash.update(`${path} ${entry?.mtimeMs} ${entry?.size}\n`);
  };
  for (const path of paths) add(join(ROOT, path));
  return hash.digest('hex');
}

/** `npm run build` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
