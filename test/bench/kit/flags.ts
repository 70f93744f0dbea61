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
