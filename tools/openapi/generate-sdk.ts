// Writes sdk/src/generated from docs/openapi/{api,admin}.json; with --check it compares, and fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';
import { APPS, type App, type OpenApi, readJson } from './document.ts';
import { factsOf, resourcesOf } from './sdk-resources.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'sdk', 'src', 'generated');
const STYLE = { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' } as const;

async function typesOf(app: App, document: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withoutExamples(document)), { defaultNonNullable: false, silent: true });
  return `// Made by tools/openapi/generate-sdk.ts from docs/openapi/${app}.json.\n${astToString(nodes)}`;
}

/** Comments with a whole recorded answer help nobody in an editor. */
function withoutExamples(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutExamples);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key, value]) => key !== 'examples' || typeof value !== 'object');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutExamples(value)]));
}

const documents = { api: readJson<OpenApi>('api.json'), admin: readJson<OpenApi>('admin.json') };
const files = await Promise.all([
  format(factsOf(documents), STYLE).then((text) => ({ name: 'facts.ts', text })),
  ...APPS.flatMap((app) => {
    const document = documents[app];
    return [
      typesOf(app, document).then((text) => ({ name: `${app}.types.ts`, text })),
      format(resourcesOf(app, document), STYLE).then((text) => ({ name: `${app}.resources.ts`, text })),
    ];
  }),
]);

for (const { name, text } of files) {
  const file = join(FOLDER, name);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`sdk/src/generated/${name} is not what docs/openapi says`);
    process.exitCode = 1;
  }
}
