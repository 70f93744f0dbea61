import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Code and the data that it reads; no specs, types or maps. */
const CODE = /(?<!\.spec|\.d)\.(ts|js|json)$/;
const KERNEL_DOMAIN = join(import.meta.dirname, '../domain');

/**
 * SHA-256 of all code that a fold in the domain folder `folder` can run: every file of the folder and of the kernel's own domain. Nothing
 * else belongs to it, because a domain may import nothing else (`test/architecture/borders.spec.ts`) but pure packages. So any
 * change of a fold, of what it calls and of its upcasters gives another hash; so does a change that means nothing, which costs a
 * rebuild and no more. Sources and what is built from them differ.
 * @throws Error when the folder holds no code
 */
export function codeHash(folder: URL): string {
  const hash = createHash('sha256');
  const path = fileURLToPath(folder);
  const files = codeOf(path);
  if (files.length === 0) throw new Error(`There is no code in ${path}`);
  for (const root of [path, KERNEL_DOMAIN]) {
    for (const file of codeOf(root))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

function codeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}
