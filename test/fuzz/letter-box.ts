import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Letter {
  readonly to: string;
  readonly template: string;
  readonly text: string;
}

const PATIENCE_MS = 20_000;

/** The folder that apps write their letters into. */
export class LetterBox {
  readonly #read = new Map<string, Letter>();

  constructor(private readonly folder: string) {}

  /** The token in the link of the letter of this kind, once it has come. It is taken out. */
  async tokenFor(to: string, template: string): Promise<string> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(50)) {
      await this.#readNew();
      const [file, letter] = [...this.#read].find(([, one]) => one.to === to && one.template === template) ?? [];
      if (file === undefined || letter === undefined) continue;
      this.#read.set(file, { ...letter, to: '' });
      return /[#&]token=(?<token>[^\s&]+)/.exec(letter.text)!.groups!['token']!;
    }
    throw new Error(`No letter of the kind ${template} came to ${to}`);
  }

  async #readNew(): Promise<void> {
    for (const file of await readdir(this.folder)) {
      if (this.#read.has(file)) continue;
      const text = await readFile(join(this.folder, file), 'utf8');
      if (text.endsWith('}\n')) this.#read.set(file, JSON.parse(text) as Letter); // another one is still being written
    }
  }
}
