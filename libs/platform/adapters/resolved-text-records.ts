import { Resolver } from 'node:dns/promises';
import { TextRecords } from '../domain/text-records.ts';

const TIMEOUT_MS = 3_000;
const NOTHING = ['ENOTFOUND', 'ENODATA'];

/** Asks the resolvers of the machine. */
export class ResolvedTextRecords extends TextRecords {
  readonly #resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });

  override async of(name: string): Promise<readonly string[]> {
    try {
      // A long text comes in pieces of 255 bytes.
      return (await this.#resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      if (NOTHING.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }
}
