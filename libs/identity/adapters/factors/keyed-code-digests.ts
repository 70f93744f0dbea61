import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashRaw } from '@node-rs/argon2';
import { CONFIG, type Config } from '#kernel';
import { CodeDigests } from '../../domain/factors/code-digests.ts';

/** As passwords are hashed: of OWASP's least for Argon2id the one that is cheapest to defend with. */
const COST = { algorithm: 2, memoryCost: 12_288, timeCost: 3, parallelism: 1 } as const;
const SALT_BYTES = 16;

/** Both digests are keyed with what is derived from the installation's secret. */
@Injectable()
export class KeyedCodeDigests extends CodeDigests {
  readonly #key: KeyObject;
  readonly #pepper: Buffer;

  constructor(@Inject(CONFIG) { secret }: Config) {
    super();
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch one-time code', 32)));
    this.#pepper = Buffer.from(hkdfSync('sha256', secret, '', 'clutch backup code', 32));
  }

  override newSalt(): string {
    return randomBytes(SALT_BYTES).toString('base64');
  }

  override async ofLasting(code: string, salt: string): Promise<string> {
    const digest = await hashRaw(code, { ...COST, salt: Buffer.from(salt, 'base64'), secret: this.#pepper });
    return digest.toString('base64');
  }

  override ofPassing(code: string, attempt: string): Buffer {
    return createHmac('sha256', this.#key).update(`${attempt}|${code}`).digest();
  }
}
