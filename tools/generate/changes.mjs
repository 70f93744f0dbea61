// All or nothing: what a generator would do is collected first, and written only when none of it is in the way.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';

const TEMPLATES = join(import.meta.dirname, 'templates');
const FORMATTED = /\.(ts|json|md)$/;

/** A sentence for the person at the terminal; no stack. */
export class Refusal extends Error {}

/** Fills `{{name}}` and, in paths, `__name__`. A name that has no word is a bug of the template, so it throws. */
export function fill(template, wordsByName) {
  return template.replaceAll(/\{\{(\w+)\}\}|__([a-zA-Z]+)__/g, (_, inText, inPath) => {
    const name = inText ?? inPath;
    if (!Object.hasOwn(wordsByName, name)) throw new Error(`a template asks for ${name}`);
    return wordsByName[name];
  });
}

/** The text of a template, filled. */
export const template = (path, wordsByName) => fill(readFileSync(join(TEMPLATES, path), 'utf8'), wordsByName);

/** The files of a folder of templates, as `{ path, text }` with both filled. */
export function templatesIn(folder, wordsByName) {
  return readdirSync(join(TEMPLATES, folder), { recursive: true })
    .filter((path) => path.endsWith('.tmpl'))
    .map((path) => ({
      path: fill(path.replace(/\.tmpl$/, ''), wordsByName),
      text: template(join(folder, path), wordsByName),
    }));
}

/** New and changed files of one run; paths are from the root of the checkout. */
export class Changes {
  #texts = new Map();
  #created = new Set();

  constructor(root) {
    this.root = root;
  }

  exists(path) {
    return this.#texts.has(path) || existsSync(join(this.root, path));
  }

  read(path) {
    if (!this.exists(path)) throw new Refusal(`${path} is missing; nothing was written`);
    return this.#texts.get(path) ?? readFileSync(join(this.root, path), 'utf8');
  }

  create(path, text) {
    if (this.exists(path)) throw new Refusal(`${path} exists already; nothing was written`);
    this.#texts.set(path, text);
    this.#created.add(path);
  }

  /** `edit` gets the text and returns the new one. */
  change(path, edit) {
    this.#texts.set(path, edit(this.read(path)));
  }

  changeJson(path, edit) {
    this.change(path, (text) => JSON.stringify(edit(JSON.parse(text)), null, 2));
  }

  /** Writes everything in the house's format and returns a line for each file. */
  async write() {
    for (const [path, text] of this.#texts) {
      const file = join(this.root, path);
      const options = FORMATTED.test(path) ? { ...(await resolveConfig(file)), filepath: file } : undefined;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, options ? await format(text, options) : text);
    }
    return [...this.#texts.keys()].map((path) => `${this.#created.has(path) ? 'created' : 'changed'} ${path}`);
  }
}

/** Runs a generator with the words of the command line; a Refusal is one line and exit code 1. */
export async function runGenerator(generate) {
  try {
    for (const line of await generate(process.argv.slice(2), process.cwd())) console.log(line);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
