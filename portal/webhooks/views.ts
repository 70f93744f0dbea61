/** What the page reads of the API's answers; they have more. */

export type Capability = 'view' | 'view-secret' | 'manage' | 'transform' | 'replay';

export interface Brand {
  readonly name: string;
  readonly logoUrl: string | null;
  /** `#rrggbb`; to be read on white only. */
  readonly accentColor: string | null;
}

export interface Session {
  readonly id: string;
  readonly label: string;
  readonly capabilities: readonly Capability[];
  /** Ids of workshops, fleets and vehicles that its endpoints are bound to; empty or `null`: to none. */
  readonly channels: readonly string[] | null;
  readonly expiresAt: string;
  readonly brand: Brand | null;
}

export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly string[];
  readonly channels: readonly string[];
  readonly status: 'active' | 'disabled';
  readonly disabledReason: string | null;
  readonly version: number;
  readonly createdAt: string;
}

export interface Health {
  readonly state: 'healthy' | 'failing' | 'paused' | 'disabled';
  readonly failingSince: string | null;
  readonly failingPercent: number;
  readonly pausedUntil: string | null;
  readonly disabledReason: string | null;
}

export interface EventType {
  readonly type: string;
  readonly description: string;
  readonly deprecated: string | null;
  readonly version: number;
  readonly example: Readonly<Record<string, unknown>>;
}

export interface Attempt {
  readonly messageId: string | null;
  readonly eventType: string | null;
  readonly attempt: number;
  readonly cause: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly phases: Readonly<Record<'dns' | 'connect' | 'tls' | 'firstByte', number | null>>;
  readonly remoteAddress: string | null;
}

export interface AttemptDetail extends Attempt {
  readonly errorDetail: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly body: string | null;
  readonly attempts: readonly AttemptDetail[];
}

export interface Operation {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: boolean;
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly error: { readonly detail: string } | null;
}

export interface SigningKey {
  readonly id: string;
  readonly algorithm: string;
  readonly publicKey: string | null;
  readonly state: 'current' | 'overlapping';
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** A new key; `null` is what nobody needs, or what was shown before. */
export interface MadeKey {
  readonly id: string;
  readonly secret: string | null;
  readonly publicKey: string | null;
}

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'note';
  readonly message: string;
  readonly advice: string;
  readonly secondsOff: number | null;
  readonly difference: { readonly at: number; readonly sent: string; readonly given: string } | null;
}

export interface SignatureCheck {
  readonly valid: boolean;
  readonly keyId: string | null;
  readonly findings: readonly Finding[];
}
