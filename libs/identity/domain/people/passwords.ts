import { DomainError } from '#kernel/domain';

/** NIST SP 800-63B and ASVS 5 §6.2: any characters, length is what counts. */
const SHORTEST = 8;
const LONGEST = 128;

/** Hashing is the outside world's work: slow on purpose, and different on every machine. */
export abstract class Passwords {
  /** Argon2id of a password, in PHC string form. */
  abstract hash(password: string): Promise<string>;
  /** Takes the same time whether or not there is a hash to compare with. */
  abstract matches(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than those of today. */
  abstract isOutdated(hash: string): boolean;
}

/** Knows passwords that were leaked somewhere. */
export abstract class LeakedPasswords {
  /** Says `false` when it cannot tell: nobody is kept from a new password by a service that is away. */
  abstract has(password: string): Promise<boolean>;
}

/** Estimates how many guesses a password takes. */
export abstract class PasswordStrength {
  /** 0 (too guessable) to 4 (very unguessable), as zxcvbn scores. `about` are texts that a guesser would try first: name, address. */
  abstract scoreOf(password: string, about: readonly string[]): Promise<number>;
}

/** @throws DomainError `user.password-length` */
export function checkPassword(password: string): void {
  const length = [...password].length;
  if (length >= SHORTEST && length <= LONGEST) return;
  throw new DomainError('invalid', 'user.password-length', `A password has ${SHORTEST} to ${LONGEST} characters`, {
    shortest: SHORTEST,
    longest: LONGEST,
  });
}
