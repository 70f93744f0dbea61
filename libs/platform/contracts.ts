// What other contexts may know of the platform.
import { Command } from '@nestjs/cqrs';
import { type Principal } from '#kernel';

/** Which data a key works on: test data and live data never meet. */
export type ApiKeyMode = 'test' | 'live';

export interface IssuedApiKey {
  /** `key_` and 12 public characters, which the secret repeats. */
  readonly id: string;
  /** The whole key as its holder sends it. Shown this once: `null` when the command was sent before. */
  readonly secret: string | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** Permissions such as `booking:read` and `booking:*`; `*` or `*:*` is everything. */
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null;
}

/**
 * Makes a key for the tenant of the context. Under the same command id it is made once; with `replace` a new one takes the place
 * of the one that was made before, for whoever lost its secret.
 */
export class IssueApiKey extends Command<IssuedApiKey> {
  constructor(
    readonly key: NewApiKey,
    readonly replace = false,
  ) {
    super();
  }
}

/** Who stands behind an API key; every door asks here: HTTP and the live feed alike. */
export abstract class ApiKeyAuthentication {
  /**
   * The principal of a key, from the text as its holder sent it; a grant may ask for the address that it came from. A revoked key may
   * pass for 5 s more.
   * @throws ProblemError 401 `key.invalid`, `key.revoked`, `key.expired`; 403 `tenant.not-live`
   */
  abstract principalOf(key: string, ip?: string): Promise<ApiKeyPrincipal>;
}

export interface ApiKeyPrincipal extends Principal {
  readonly tenant: NonNullable<Principal['tenant']>;
  readonly apiKey: {
    readonly id: string;
    readonly kind: 'sk';
    readonly mode: ApiKeyMode;
    readonly scopes: readonly string[];
    readonly expiresAt: Date | null;
  };
}

/** A message to an address that a tenant has chosen, signed as webhooks are (github.com/standard-webhooks/standard-webhooks). */
export interface SignedPost {
  /** The same over all tries. */
  readonly id: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends to the public internet by https, and to private networks that the operator has listed; the address is checked at every dialling. */
export abstract class SignedPosts {
  /** @throws DomainError `webhook-target.refused`, `webhook-target.unresolved` */
  abstract check(url: string): Promise<void>;
  /** What was answered, redirects too. @throws as `check`, and an Error when there was no answer within 15 s */
  abstract post(
    url: string,
    message: SignedPost,
  ): Promise<{ readonly status: number; readonly retryAfterSeconds: number | undefined }>;
}

/** Asks servers that a tenant has chosen: by https in the public internet, or in private networks that the operator has listed. */
export abstract class GuardedRequests {
  /** @throws DomainError `webhook-target.refused`, `webhook-target.unresolved` */
  abstract check(url: string): Promise<void>;
  /**
   * Like `fetch`, but redirects are answers, and an answer has at most 256 KiB.
   * @throws as `check`, and an Error when there was no whole answer within 10 s
   */
  abstract fetch(url: string, request: GuardedRequest): Promise<Response>;
}

export interface GuardedRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
