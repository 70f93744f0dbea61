import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this build is called where none is given: the version in `package.json`, found from the sources as well as from `dist`. */
export function buildName(): string {
  const root = import.meta.dirname.replace(/[\\/](dist[\\/])?libs[\\/]kernel[\\/]config$/, '');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
