// What other contexts may know of the platform.
import { Command } from '@nestjs/cqrs';
import { type Principal, type TenantRef } from '#kernel';

export { findApiKey, KEY_ID_PATTERN } from './domain/api-key.ts';
export { KeyChanges } from './domain/key-changes.ts';

/** Which data a key works on: test data and live data never meet. */
export type ApiKeyMode = 'test' | 'live';
/** Secret, restricted, publishable. */
export type ApiKeyKind = 'sk' | 'rk' | 'pk';

export interface IssuedApiKey {
  /** `key_` and 12 public characters, which the secret repeats. */
  readonly id: string;
  /** The whole key as its holder sends it. Shown this once: `null` when the command was sent before. */
  readonly secret: string | null;
}

/** A person or a service account, by UUID: what they may not, their key may not. */
export interface ApiKeyOwner {
  readonly kind: 'user' | 'service-account';
  readonly id: string;
}

export interface NewApiKey {
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** Left out: `sk`. */
  readonly kind?: ApiKeyKind;
  /** Permissions such as `booking:read` and `booking:*`; `*` or `*:*` is everything. */
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null;
  /** Left out: the tenant itself, which stays. */
  readonly owner?: ApiKeyOwner | null;
  /** Where it is used: `production`, `staging`, `till-3`. */
  readonly environment?: string | null;
  /** Whom it was given to. */
  readonly partnerId?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
  /** CIDR blocks; left out or empty, the tenant's. */
  readonly networks?: readonly string[];
  /** Whose pages may use it, beside those on the tenant's own domains; of a publishable key only. */
  readonly origins?: readonly string[];
  readonly limits?: readonly ApiKeyLimit[];
  readonly credits?: ApiKeyCredits | null;
}

/** A named limit of a key. */
export interface ApiKeyLimit {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Patterns of operation ids, `search*`; left out, all operations count. */
  readonly operations?: readonly string[];
  /** Keys of the tenant that name the same draw on one count. */
  readonly sharedAs?: string;
}

/** What a key may spend until it is filled again, at midnight UTC. */
export interface ApiKeyCredits {
  readonly amount: number;
  readonly refill: 'daily' | 'monthly' | 'never';
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
   * The principal of a key, from the text as its holder sent it. Networks and grants may ask for the address that it came from. A key that
   * was revoked or changed may pass as it was for 5 s more, where the hint of it was lost.
   * @throws ProblemError 401 `key.invalid`, `key.revoked`, `key.expired`, `key.disabled`; 403 `key.network`, `tenant.not-live`
   */
  abstract principalOf(key: string, ip?: string, userAgent?: string): Promise<ApiKeyPrincipal>;

  /** Which key a text is, whatever its state; `undefined` for what is no key, and for a wrong secret. For keys that were found somewhere. */
  abstract keyOf(text: string): Promise<KnownApiKey | undefined>;
}

/** A key whose whole secret somebody has shown. */
export interface KnownApiKey {
  /** `key_…` */
  readonly id: string;
  readonly tenant: TenantRef;
}

export interface ApiKeyPrincipal extends Principal {
  readonly tenant: TenantRef;
  readonly apiKey: {
    readonly id: string;
    readonly kind: ApiKeyKind;
    readonly mode: ApiKeyMode;
    /** As asked for; what the key may do is the ability, which the owner's roles and the plan bound. */
    readonly scopes: readonly string[];
    readonly expiresAt: Date | null;
    readonly owner: ApiKeyOwner | null;
    readonly environment: string | null;
    readonly partnerId: string | null;
    /** Its own or the tenant's; empty is anywhere. */
    readonly networks: readonly string[];
    /** Whose pages may use it, beside the tenant's own; empty is nobody else's. */
    readonly origins: readonly string[];
  };
}

/** The domains that a tenant has proved to be its own by DNS: pages there, and on hosts below them, may call the API. */
export abstract class WebDomains {
  /**
   * Puts what `read` says in the place of what was kept. Of several at once for one tenant each reads when the one before has ended, so that
   * the last one has what is true.
   */
  abstract keep(tenantId: string, read: () => Promise<readonly string[]>): Promise<void>;
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
