#!/usr/bin/env node
// The command `clutch`: finds the right Node, compiles what has changed, and hands over to apps/cli/main.ts. Plain JavaScript without
// packages, because it runs before either is known to be there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST_NODE = 22;
const MAIN = join(ROOT, 'dist', 'apps', 'cli', 'main.js');
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

/** Runs this file again with the Node that `npm ci` installed. The channel tells it when this process is gone. */
function runWithOwnNode() {
  const node = join(ROOT, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) fail('node_modules is not complete; run `npm ci` first.');
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Compiles when a source changed since the last time. */
function build() {
  const compiler = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  if (!existsSync(compiler)) {
    // An image carries the compiled files alone.
    if (existsSync(MAIN)) return;
    fail('node_modules is not complete; run `npm ci` first.');
  }
  const stamp = stampOf(SOURCES);
  if (existsSync(MAIN) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  console.log('Building');
  rmSync(STAMP, { force: true });
  let output = compile(compiler);
  if (output !== undefined) {
    // What an interrupted build left may mislead the incremental compiler.
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    output = compile(compiler);
  }
  if (output !== undefined) fail(`${output.trim()}\nThe build failed.`);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
}

/** Answers what the compiler said when it failed. */
function compile(compiler) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, 'build'], { cwd: ROOT, encoding: 'utf8' });
  return status === 0 && existsSync(MAIN) ? undefined : `${stdout}${stderr}`;
}

function stampOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path} ${entry?.mtimeMs} ${entry?.size}\n`);
  };
  for (const path of paths) add(join(ROOT, path));
  return hash.digest('hex');
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  runWithOwnNode();
} else {
  process.chdir(ROOT);
  build();
  await import(MAIN);
}
