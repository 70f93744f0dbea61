// Writes docs/context-map.md from libs/context-map.json and each context's README. With --check it only compares.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const PAGE = 'docs/context-map.md';

/** The first paragraph below a README's title: what the context is for. */
function purposeOf(root, context) {
  const readme = join(root, 'libs', context, 'README.md');
  if (!existsSync(readme)) return '';
  const paragraphs = readFileSync(readme, 'utf8').split(/\n\s*\n/);
  const purpose = paragraphs.find((paragraph) => paragraph.trim() !== '' && !paragraph.startsWith('#'));
  return (purpose ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

/** Fails with a sentence when the map names a context that has no folder, or a folder is missing from the map. */
function readMap(root) {
  const map = JSON.parse(readFileSync(join(root, 'libs/context-map.json'), 'utf8'));
  const folders = readdirSync(join(root, 'libs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'kernel')
    .map((entry) => entry.name);
  const missing = folders.filter((name) => !(name in map));
  const unknown = [...new Set([...Object.keys(map), ...Object.values(map).flat()])].filter(
    (name) => !folders.includes(name),
  );
  if (missing.length > 0)
    throw new Error(`libs/context-map.json does not name ${missing.join(', ')}; add what each may use, or []`);
  if (unknown.length > 0)
    throw new Error(`libs/context-map.json names ${unknown.join(', ')}, but libs/ has no such folder`);
  return Object.entries(map).toSorted(([a], [b]) => a.localeCompare(b));
}

/** The page as text; `root` is the checkout. */
export function contextMapPage(root) {
  const map = readMap(root);
  const edges = map.flatMap(([context, uses]) => uses.toSorted().map((used) => `  ${context} --> ${used}`));
  const usedBy = (name) => map.filter(([, uses]) => uses.includes(name)).map(([context]) => context);
  const list = (names) => names.toSorted().join(', ') || '–';
  return [
    '<!-- Generated from libs/context-map.json by `node tools/generate/context-map.mjs`. -->',
    '# Context map',
    '',
    "An arrow means: may use the other's `contracts.ts`. Every context also uses the kernel, which uses none of them.",
    '',
    '```mermaid',
    'flowchart LR',
    ...map.map(([context]) => `  ${context}`),
    ...edges,
    '```',
    '',
    '| context | what it is for | uses | used by |',
    '|---|---|---|---|',
    ...map.map(
      ([context, uses]) =>
        `| [${context}](../libs/${context}/README.md) | ${purposeOf(root, context)} | ${list(uses)} | ${list(usedBy(context))} |`,
    ),
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '../..');
  try {
    const page = contextMapPage(root);
    const file = join(root, PAGE);
    const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (!process.argv.includes('--check')) writeFileSync(file, page);
    else if (page !== current) throw new Error(`${PAGE} is out of date; run: node tools/generate/context-map.mjs`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
