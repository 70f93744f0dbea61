import { type ZxcvbnFactory } from '@zxcvbn-ts/core';
import { PasswordStrength } from '../../domain/people/passwords.ts';

/** Behind so many characters nothing is gained, and the time that matching takes grows with the square. */
const LONGEST_LOOKED_AT = 64;

/** zxcvbn with its dictionaries of passwords and its keyboards, read when the first password is chosen. */
export class ZxcvbnStrength extends PasswordStrength {
  #zxcvbn: Promise<ZxcvbnFactory> | undefined;

  override async scoreOf(password: string, about: readonly string[]): Promise<number> {
    const zxcvbn = await (this.#zxcvbn ??= load());
    const words = about.flatMap((text) => [text, ...text.split(/[\s@._-]+/)]).filter((word) => word.length > 2);
    return zxcvbn.check(password.slice(0, LONGEST_LOOKED_AT), words).score;
  }
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });
}
