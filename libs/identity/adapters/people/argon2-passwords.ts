import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '#kernel';
import { Passwords } from '../../domain/people/passwords.ts';

/**
 * What OWASP recommends for Argon2id (Password Storage Cheat Sheet) with 19 MiB, 2 passes, 1 lane. It lists 12 MiB and 3 passes as equal, which
 * take 8 ms of a core where these take 11; but memory is what those who guess on graphics cards are short of, so 3 ms are well spent.
 * Raise them and everybody's hash follows at their next sign-in.
 */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const PARAMETERS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
/** Hashing is pure computation: more at a time than there are cores makes each of them slower, and takes their memory. */
const AT_ONCE = availableParallelism();
/** Who comes behind so many others would wait for seconds, and had better come back. */
const MOST_WAITING = 200;

/** Argon2id, so many at a time as there are cores. */
@Injectable()
export class Argon2Passwords extends Passwords {
  #nobody: Promise<string> | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  override hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, COST));
  }

  override async matches(known: string | undefined, password: string): Promise<boolean> {
    const nobody = await (this.#nobody ??= hash('nobody has this password', COST));
    const right = await this.#inTurn(() => verify(known ?? nobody, password));
    return right && known !== undefined;
  }

  override isOutdated(known: string): boolean {
    return !known.startsWith(PARAMETERS);
  }

  /** @throws ProblemError 503 `password.busy` */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= MOST_WAITING)
      throw new ProblemError(503, 'password.busy', 'Too many people sign in at the moment; try again', {
        headers: { 'Retry-After': '2' },
      });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
