// The shipped texts against the merged public lists that they come from. The lists lie beside the checkout; without them this skips.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseTroubleCode } from '../../libs/fleet/domain/trouble-code.ts';

const LIST = join(import.meta.dirname, '../../../shared/data/fleet/dtc/dtc-generic.jsonl.gz');
const SYSTEMS: Readonly<Record<string, string>> = { P: 'powertrain', B: 'body', C: 'chassis', U: 'network' };

interface Entry {
  readonly code: string;
  readonly control: string;
  readonly description: string;
  readonly sources: readonly string[];
}

const readList = (): Entry[] =>
  gunzipSync(readFileSync(LIST))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);

/** Spaces and punctuation were mended, words were not. */
const wordsOf = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '');

const isShipped = ({ code, control, sources }: Entry): boolean =>
  control === 'iso-sae' && (!code.startsWith('P') || sources.length > 1);

describe('public trouble codes', () => {
  test.skipIf(!existsSync(LIST))(
    'are all well formed, and generic ones bring the text of their list (skipped without the lists)',
    () => {
      const list = readList();
      expect(list.length).toBeGreaterThan(10_000);
      for (const entry of list) {
        const { code, system, description } = parseTroubleCode(entry.code.toLowerCase());
        expect([code, system]).toEqual([entry.code, SYSTEMS[entry.code[0]!]]);
        expect([code, description && wordsOf(description)]).toEqual([
          code,
          isShipped(entry) ? wordsOf(entry.description) : null,
        ]);
      }
      expect(list.filter(isShipped)).toHaveLength(4027);
    },
  );
});
