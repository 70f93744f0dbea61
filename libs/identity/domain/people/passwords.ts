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
