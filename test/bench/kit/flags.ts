import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * What stands behind the bench's name on the command line.
 * Ends the process with a sentence when a word is not understood: nothing has been started yet.
 */
export function readFlags<const Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    return refuse((error as Error).message, options);
  }
}

/** The parts that `--only a,b` names, all of them without it. Ends the process with a sentence when one does not exist. */
export function chosenParts<Part extends string>(parts: readonly Part[], only: string | undefined): readonly Part[] {
  const chosen = only?.split(',') ?? parts;
  const stranger = chosen.find((name) => !parts.some((part) => part === name));
  if (stranger !== undefined) refuse(`There is no part "${stranger}"; there are: ${parts.join(', ')}.`, {});
  return parts.filter((part) => chosen.includes(part));
}

/** A number of at least one. Ends the process with a sentence when it is none. */
export function countFlag(name: string, text: string): number {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0
    ? count
    : refuse(`--${name} is a whole number above 0, not "${text}".`, {});
}

function refuse(sentence: string, options: ParseArgsOptionsConfig): never {
  const known = Object.entries(options).map(([name, { type }]) => (type === 'boolean' ? `--${name}` : `--${name} …`));
  console.error(known.length > 0 ? `${sentence}\nThere are: ${known.join(', ')}` : sentence);
  process.exit(1);
}
