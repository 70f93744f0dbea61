import { Logger } from '@nestjs/common';
import { pwnedPassword } from 'hibp';
import { LeakedPasswords } from '../../domain/people/passwords.ts';

const PATIENCE_MS = 2_000;

/**
 * Asks a service with the range API of Have I Been Pwned. By k-anonymity it learns the first five hex digits of the password's SHA-1 and
 * cannot tell from them which password it was. While it does not answer, the list that comes along has to do.
 */
export class RangeLeaks extends LeakedPasswords {
  readonly #log = new Logger('passwords');

  constructor(
    private readonly url: string,
    private readonly fallback: LeakedPasswords,
  ) {
    super();
  }

  override async has(password: string): Promise<boolean> {
    if (await this.fallback.has(password)) return true;
    try {
      const options = { baseUrl: this.url, addPadding: true, signal: AbortSignal.timeout(PATIENCE_MS) };
      return (await pwnedPassword(password, options)) > 0;
    } catch (err) {
      this.#log.warn({ err }, 'Whether a password was leaked could not be asked');
      return false;
    }
  }
}
