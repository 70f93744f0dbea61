import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { RefreshChain } from '../../domain/sessions/refresh-chain.ts';

/** More refreshes than a session of 90 days can have at one every five minutes: no token is walked further. */
const LONGEST_WALK = 30_000;

/** Derives successors by HMAC-SHA-256 under a key derived from the installation's secret. */
export class HmacRefreshChain extends RefreshChain {
  readonly #key: KeyObject;

  constructor(secret: string) {
    super();
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch refresh tokens', 32)));
  }

  override first(): string {
    return randomBytes(32).toString('base64url');
  }

  override successorOf(sessionId: string, secret: string): string {
    return createHmac('sha256', this.#key).update(`${sessionId}|${secret}`).digest('base64url');
  }

  override digestOf(secret: string): Buffer {
    return createHash('sha256').update(secret).digest();
  }

  override leadsTo(digest: Uint8Array, sessionId: string, secret: string, generations: number): boolean {
    if (generations < 0 || generations > LONGEST_WALK) return false;
    let reached = secret;
    for (let step = 0; step < generations; step += 1) reached = this.successorOf(sessionId, reached);
    return timingSafeEqual(this.digestOf(reached), digest);
  }
}
