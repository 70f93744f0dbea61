import { LeakedPasswords } from '../../domain/people/passwords.ts';

/** The passwords that are tried first everywhere, from the list that comes with zxcvbn. It needs no network. */
export class ListedLeaks extends LeakedPasswords {
  #known: Promise<ReadonlySet<string>> | undefined;

  override async has(password: string): Promise<boolean> {
    return (await (this.#known ??= load())).has(password.toLowerCase());
  }
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']?.map(String) ?? []);
}
