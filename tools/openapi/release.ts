// Compares docs/openapi/{api,admin}.json with what was released: `node tools/openapi/release.ts --check` fails for a break that
// nobody has acknowledged; `node tools/openapi/release.ts 2026-12-01` makes the present documents the released ones and writes what they
// bring into docs/openapi/changelog.json.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Acknowledged, unacknowledged } from './acknowledged.ts';
import { breakingChanges } from './breaking-changes.ts';
import { changesBetween, type ChangelogEntry } from './changelog.ts';
import { APPS, FOLDER, type OpenApi, readJson } from './document.ts';

/** Where the GraphQL schema lies; what it may not lose is tried by a test beside its parts. */
const GRAPHQL = join(FOLDER, '../graphql');

const [argument = '--check'] = process.argv.slice(2);

function write(content: unknown, ...path: string[]): void {
  const file = join(FOLDER, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

function check(): void {
  const acknowledged = readJson<Acknowledged[]>('acknowledged.json');
  const breaks = APPS.flatMap((app) =>
    breakingChanges(readJson<OpenApi>('released', `${app}.json`), readJson<OpenApi>(`${app}.json`)).map((found) => ({
      app,
      ...found,
    })),
  );
  const faults = unacknowledged(breaks, acknowledged);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
  }
}

function release(date: string): void {
  const entries = APPS.flatMap((app): ChangelogEntry[] => {
    const next = readJson<OpenApi>(`${app}.json`);
    const changes = changesBetween(readJson<OpenApi>('released', `${app}.json`), next);
    write(next, 'released', `${app}.json`);
    return Object.values(changes).every(({ length }) => length === 0) ? [] : [{ date, app, ...changes }];
  });
  const earlier = readJson<ChangelogEntry[]>('changelog.json');
  write([...entries, ...earlier], 'changelog.json');
  write([], 'acknowledged.json');
  copyFileSync(join(GRAPHQL, 'schema.graphql'), join(GRAPHQL, 'released.graphql'));
  console.log(`${entries.length} entries of ${date} were written to docs/openapi/changelog.json`);
}

if (argument === '--check') check();
else if (/^\d{4}-\d\d-\d\d$/.test(argument)) release(argument);
else {
  console.error(`${argument} is neither --check nor a day such as 2026-12-01`);
  process.exitCode = 1;
}
