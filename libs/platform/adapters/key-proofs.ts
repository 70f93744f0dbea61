import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { PlatformDatabase, inBackground } from '#kernel';
import { KeyDigest } from '../domain/key-digest.ts';
import { type FoundKey } from './found-key.ts';

const REHASH = {
  name: 'api_key.rehash',
  text: 'update platform.api_key set secret_hash = $3, pepper = $4 where key_id = $1 and secret_hash = $2',
};

/** Judges whether a text is the whole of a key. Nobody's key is compared with nothing, so that an unknown id takes as long as a wrong secret. */
@Injectable()
export class KeyProofs {
  readonly #log = new Logger('api-keys');

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
  ) {}

  isRight(text: string, key: FoundKey | undefined): key is FoundKey {
    const proof = Buffer.from(hash('sha256', text, 'hex'), 'latin1');
    if (key?.proof && timingSafeEqual(proof, key.proof)) return true;
    const verdict = this.digests.check(text, key?.kept);
    if (!key || verdict === 'wrong') return false;
    key.proof = proof;
    if (verdict === 'stale') inBackground('keeping a key under the new secret', this.#rehash(text, key));
    return true;
  }

  /** The secret of the installation was replaced since: from now on the key is known by the new one. Nobody waits for it. */
  async #rehash(text: string, { keyId, kept }: FoundKey): Promise<void> {
    const fresh = this.digests.of(text);
    const values = [keyId, Buffer.from(kept.hash), Buffer.from(fresh.hash), fresh.pepper];
    await this.platform.query({ ...REHASH, values }).catch((err: unknown) => {
      this.#log.warn({ err, key: keyId }, 'An API key stays under the former secret until it is used again');
    });
  }
}
