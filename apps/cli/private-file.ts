import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './processes.ts';

/** The content of a file, or `undefined` where there is none. */
export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file that only its owner may read: whole or not at all, also when the process is killed half-way. */
export function writePrivate(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

/** The secret kept in a file; the first time, 32 random bytes in base64url. */
export function keptSecret(path: string): string {
  const kept = readIfPresent(path)?.trim();
  if (kept) return kept;
  const fresh = randomBytes(32).toString('base64url');
  writePrivate(path, `${fresh}\n`);
  return fresh;
}
