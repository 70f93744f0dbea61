#!/usr/bin/env node
// The command `clutch`: finds the right Node, compiles what has changed, and hands over to apps/cli/main.ts. Plain JavaScript without
// packages, because it runs before either is known to be there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildIfStale, MAIN, ROOT } from './build.mjs';

const OLDEST_NODE = 22;

/** Runs this file again with the Node that `npm ci` installed. The channel tells it when this process is gone. */
function runWithOwnNode() {
  const node = join(ROOT, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) fail('node_modules is not complete; run `npm ci` first.');
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  runWithOwnNode();
} else {
  process.chdir(ROOT);
  try {
    buildIfStale();
  } catch (error) {
    fail(error.message);
  }
  await import(pathToFileURL(MAIN).href);
}
