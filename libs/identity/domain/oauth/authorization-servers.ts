import { type StoredClient } from './oauth-client.ts';

/** Whose authorisation server. */
export interface ServedTenant {
  /** UUID. */
  readonly id: string;
  readonly schema: string;
  readonly slug: string;
}

/** Somebody is asked whether an app may act in their name. */
export interface Interaction {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** The app wants a proof that is no older than this; `null`: any will do. */
  readonly provedSince: Date | null;
}

/** Who answers it, as they have proved it. */
export interface AnsweringPerson {
  /** UUID. */
  readonly userId: string;
  readonly level: 1 | 2;
  readonly provedAt: Date;
}

/** The authorisation servers of the tenants, one each. */
export abstract class AuthorizationServers {
  /** @returns `undefined` for one that is not there, is answered, or is over after ten minutes */
  abstract interaction(tenant: ServedTenant, uid: string): Promise<Interaction | undefined>;
  /** @returns where the browser that was asked goes on; no other one can */
  abstract accept(tenant: ServedTenant, uid: string, person: AnsweringPerson): Promise<string>;
  /** @returns the same, on the way to an error at the app */
  abstract refuse(tenant: ServedTenant, uid: string): Promise<string>;
  /** Whether the protocol would take such an app. @throws DomainError `oauth-client.refused` */
  abstract check(tenant: ServedTenant, clientId: string, client: StoredClient): Promise<void>;
}
