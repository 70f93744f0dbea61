// A new bounded context that registers one kind of thing and lists it: node tools/generate/context.mjs <context> [noun]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Changes, Refusal, runGenerator, template, templatesIn } from './changes.mjs';
import { contextMapPage } from './context-map.mjs';
import { camel, idPrefix, pascal, plural, sentence, snake, words } from './names.mjs';

const USAGE = 'usage: npm run generate:context -- <context> [noun], for example: loyalty card';
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Every spelling that the templates ask for. */
function spellings(context, noun, prefix) {
  const nouns = plural(noun);
  return {
    context,
    noun,
    nouns,
    prefix,
    Title: sentence(words(context)),
    Context: pascal(context),
    context_: camel(context),
    Name: pascal(noun),
    Names: pascal(nouns),
    name: camel(noun),
    names: camel(nouns),
    thing: words(noun),
    things: words(nouns),
    Thing: sentence(words(noun)),
    table: snake(context === noun ? `${context}_list` : `${context}_${noun}`),
    id: `${snake(noun)}_id`,
    schema: '{schema}',
  };
}

/** Ten behind the highest, so that a context has room for its next ones. */
function nextMigration(root) {
  const numbers = readdirSync(join(root, 'migrations/tenant')).map((file) => Number.parseInt(file, 10) || 0);
  return String(Math.floor(Math.max(...numbers) / 10) * 10 + 10).padStart(4, '0');
}

/** Three letters that no other context has taken in a `typedId('…')`. */
function freePrefix(root, noun) {
  const files = readdirSync(join(root, 'libs'), { recursive: true }).filter((path) => path.endsWith('.ts'));
  const sources = files.map((path) => readFileSync(join(root, 'libs', path), 'utf8')).join('\n');
  const letters = noun.replaceAll('-', '');
  const candidates = [idPrefix(noun), ...Array.from(letters.slice(2), (letter) => letters.slice(0, 2) + letter)];
  const free = candidates.find((prefix) => prefix.length === 3 && !sources.includes(`'${prefix}'`));
  if (!free) throw new Refusal(`no three letters of "${noun}" are free as the prefix of its ids; choose another noun`);
  return free;
}

function withImports(manifest, context) {
  const entry = (file) => ({ source: `./libs/${context}/${file}.ts`, default: `./dist/libs/${context}/${file}.js` });
  return {
    ...manifest,
    imports: { ...manifest.imports, [`#${context}`]: entry('index'), [`#${context}/contracts`]: entry('contracts') },
  };
}

/** The page is drawn after everything is written, so what would stop it is found before. */
function refuseBrokenMap(root) {
  try {
    contextMapPage(root);
  } catch (error) {
    throw new Refusal(`${error.message}; nothing was written`);
  }
}

async function generateContext([context, noun = context, ...rest], root) {
  if (!context || rest.length > 0) throw new Refusal(USAGE);
  for (const name of [context, noun])
    if (!NAME.test(name)) throw new Refusal(`"${name}" is not in kebab-case; ${USAGE}`);
  if (existsSync(join(root, 'libs', context)))
    throw new Refusal(`libs/${context} exists already; for a new use case: npm run generate:slice`);
  refuseBrokenMap(root);
  const changes = new Changes(root);
  const spelt = spellings(context, noun, freePrefix(root, noun));
  for (const { path, text } of templatesIn('context', spelt)) changes.create(`libs/${context}/${path}`, text);
  changes.create(
    `migrations/tenant/${nextMigration(root)}_${snake(context)}.sql`,
    template('migration.sql.tmpl', spelt),
  );
  changes.changeJson('package.json', (manifest) => withImports(manifest, context));
  changes.changeJson('libs/context-map.json', (map) =>
    Object.fromEntries(Object.entries({ ...map, [context]: [] }).toSorted()),
  );
  const lines = await changes.write();
  writeFileSync(join(root, 'docs/context-map.md'), contextMapPage(root));
  return [
    ...lines,
    'changed docs/context-map.md',
    '',
    `Next: wire ${spelt.Context}Module and ${spelt.context_}Context into apps/api/api.module.ts and apps/worker/worker-app.module.ts,`,
    `say in libs/${context}/README.md what it is for, and list in libs/context-map.json whose contracts it may use.`,
    `Then: npx vitest run libs/${context} && npm run check`,
  ];
}

await runGenerator(generateContext);
