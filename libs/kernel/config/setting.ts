/** How one `CLUTCH_*` setting is read: its words for people, its parser, and what holds when it is not set. */
export interface Setting<T, Presence extends 'default' | 'optional' | 'required'> {
  readonly presence: Presence;
  readonly description: string;
  /** Turns the raw text into the value; throws an `Error` whose message completes the sentence "NAME must be …". */
  readonly parse: (raw: string) => T;
  /** The default as it would be written in the environment; only where `presence` is `default`. */
  readonly fallback?: string;
  /** A secret is never printed, and may also be given as the path of a file, `NAME_FILE`. */
  readonly secret: boolean;
}

/** A setting of any type and presence. */
export type AnySetting = Setting<unknown, 'default' | 'optional' | 'required'>;

/** A setting that has a default. */
export function withDefault<T>(
  description: string,
  parse: (raw: string) => T,
  fallback: string,
): Setting<T, 'default'> {
  return { presence: 'default', description, parse, fallback, secret: false };
}

/** A setting that may be left out; its value is then `undefined`. */
export function optional<T>(
  description: string,
  parse: (raw: string) => T,
  secret: 'secret' | 'open' = 'open',
): Setting<T, 'optional'> {
  return { presence: 'optional', description, parse, secret: secret === 'secret' };
}

/** A secret that each application needs. The launcher alone may start without it, because it can supply one. */
export function requiredSecret<T>(description: string, parse: (raw: string) => T): Setting<T, 'required'> {
  return { presence: 'required', description, parse, secret: true };
}

/** Tells a setting from a group of settings. */
export function isSetting(node: object): node is AnySetting {
  return 'parse' in node && typeof node.parse === 'function';
}
