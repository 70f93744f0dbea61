import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../domain/passwords.ts';

/** OWASP's least for Argon2id: 19 MiB, 2 passes, 1 lane; about 50 ms of a core. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class Argon2Passwords extends Passwords {
  readonly #nobody = hash('nobody has this password', COST);

  override hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  override async matches(known: string | undefined, password: string): Promise<boolean> {
    const right = await verify(known ?? (await this.#nobody), password);
    return right && known !== undefined;
  }
}
