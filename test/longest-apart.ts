import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take a minute and more, the longest first. Where nothing is known of earlier runs, others begin by size, and these are small. */
const LONGEST: readonly string[] = [
  'test/reliability/kill/load-under-kills.spec.ts',
  'test/fuzz/fuzz-api.spec.ts',
  'test/fuzz/fuzz-admin.spec.ts',
  'test/reliability/cursor/tailing-reader.spec.ts',
  'test/reliability/kill/story-under-kills.spec.ts',
  'test/reliability/lifecycle/tenants-under-kills.spec.ts',
  'test/contract/contract.spec.ts',
  'test/authorization/matrix.spec.ts',
];
/** So many others, one after the other, take about as long as one of the longest. */
const BETWEEN = 40;

const root = resolve(import.meta.dirname, '..');
const gone = LONGEST.filter((path) => !existsSync(join(root, path)));
if (gone.length > 0) throw new Error(`test/longest-apart.ts names what is not there: ${gone.join(', ')}`);

/**
 * Begins with what takes longest, so that no worker is left with it when all others have ended, and puts others between: the longest use
 * more than one core, the others wait most of their time.
 */
export class LongestApart extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = files.filter((file) => rankOf(file) >= 0).toSorted((a, b) => rankOf(a) - rankOf(b));
    const others = (await super.sort(files)).filter((file) => rankOf(file) < 0);
    const mixed = long.flatMap((file, at) => [file, ...others.slice(at * BETWEEN, (at + 1) * BETWEEN)]);
    return [...mixed, ...others.slice(long.length * BETWEEN)];
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  return LONGEST.indexOf(relative(root, moduleId).replaceAll('\\', '/'));
}
