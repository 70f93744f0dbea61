import { type Clock } from '#kernel';
import { type SignedPost, SignedPosts } from '../contracts.ts';
import { type GuardedHttp } from './guarded-http.ts';
import { signWebhook } from './webhooks/sign-webhook.ts';
import { signingKeyOf } from './webhooks/webhook-secret.ts';

const TIMEOUT_MS = 15_000;

export class GuardedSignedPosts extends SignedPosts {
  constructor(
    private readonly http: Pick<GuardedHttp, 'check' | 'post'>,
    private readonly clock: Clock,
  ) {
    super();
  }

  override check(url: string): Promise<void> {
    return this.http.check(url);
  }

  override async post(url: string, { id, contentType, body, secret, headers = {} }: SignedPost) {
    const timestamp = Math.floor(this.clock.now().getTime() / 1_000);
    const { status, retryAfterSeconds } = await this.http.post(url, {
      headers: {
        ...headers,
        'content-type': contentType,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook([signingKeyOf(secret)], { id, timestamp, body }),
      },
      body,
      timeoutMs: TIMEOUT_MS,
    });
    return { status, retryAfterSeconds };
  }
}
