// All or nothing: what a generator would do is collected first, and written only when none of it is in the way.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A sentence for the person at the terminal; no stack. */
export class Refusal extends Error {}

/** New and changed files of one run; paths are from `root`. */
export class Changes {
  #texts = new Map();
  #created = [];

  constructor(root) {
    this.root = root;
  }

  exists(path) {
    return this.#texts.has(path) || existsSync(join(this.root, path));
  }

  read(path) {
    if (!this.exists(path)) throw new Refusal(`${path} is missing`);
    return this.#texts.get(path) ?? readFileSync(join(this.root, path), 'utf8');
  }

  create(path, text) {
    if (this.exists(path)) throw new Refusal(`${path} exists already; nothing was written`);
    this.#texts.set(path, text);
    this.#created.push(path);
  }

  /** `edit` gets the text and returns the new one. */
  change(path, edit) {
    this.#texts.set(path, edit(this.read(path)));
  }

  changeJson(path, edit) {
    this.change(path, (text) => `${JSON.stringify(edit(JSON.parse(text)), null, 2)}\n`);
  }

  /** Writes everything and returns lines that say what. */
  write() {
    for (const [path, text] of this.#texts) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
    return [...this.#texts.keys()].map((path) => `${this.#created.includes(path) ? 'created' : 'changed'} ${path}`);
  }
}

/** Fills `{{name}}` in a template. A name that has no word is a bug of the template, so it throws. */
export function fill(template, wordsByName) {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in wordsByName)) throw new Error(`a template asks for {{${name}}}`);
    return wordsByName[name];
  });
}

/** Runs a generator's main; a Refusal is one line and exit code 1. */
export function runGenerator(main) {
  try {
    main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
