/** How long to wait before a failed job is tried again. `exponential` doubles `delayMs` with each attempt. */
export interface Backoff {
  readonly type: 'fixed' | 'exponential';
  readonly delayMs: number;
  /** Share of each wait that is random, 0 to 1, so that what failed together is not tried again together. */
  readonly jitter?: number;
}

export interface QueueSettings {
  /** Jobs of the installation rather than of one tenant: they may be added without a tenant. */
  readonly platform: boolean;
  /** Tries until a job counts as failed. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** How long a completed job's id still makes `add` with the same `jobId` do nothing. 0 forgets it at once. */
  readonly keepCompletedSeconds: number;
  /** Failed jobs are kept for people to look at, at most this long and this many. */
  readonly keepFailed: { readonly seconds: number; readonly count: number };
}

declare const data: unique symbol;

/** A queue's name and habits. `Data` is what its jobs carry: plain JSON, ids rather than records. */
export interface QueueDefinition<Data> extends QueueSettings {
  readonly name: string;
  readonly [data]?: Data;
}

const DEFAULTS: QueueSettings = {
  platform: false,
  attempts: 5,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  keepCompletedSeconds: 0,
  keepFailed: { seconds: 7 * 86_400, count: 1_000 },
};

/**
 * Declares a queue. Adders and handlers share the constant, so that what is added is what is handled.
 * @throws Error when the name is not kebab-case: it becomes part of keys on both backends.
 */
export function defineQueue<Data>(name: string, settings: Partial<QueueSettings> = {}): QueueDefinition<Data> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`Queue name '${name}': expected kebab-case`);
  return { ...DEFAULTS, ...settings, name };
}
