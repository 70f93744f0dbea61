// Gathers the script of the consumer portal's page, portal/webhooks, in the one file that is served: docs/portal/webhooks.js.
// With --check it only says whether that file is what the sources make.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..', '..');
const FILE = join(ROOT, 'docs', 'portal', 'webhooks.js');

/** Resolves to the script as text: readable, for whoever embeds the page may want to know what it does. */
export async function portalScript() {
  const build = await rolldown({ input: join(ROOT, 'portal', 'webhooks', 'main.ts'), platform: 'browser' });
  const { output } = await build.generate({ format: 'iife', minify: false, comments: false });
  await build.close();
  const [{ code }] = output;
  return code.replaceAll(/^\/\/#(?:end)?region.*\n/gm, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = await portalScript();
  if (!process.argv.includes('--check')) writeFileSync(FILE, code);
  else if (readFileSync(FILE, 'utf8') !== code) {
    console.error('docs/portal/webhooks.js is not what portal/webhooks makes');
    process.exitCode = 1;
  }
}
