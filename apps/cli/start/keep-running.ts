import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 1_000;
const WINDOW_MS = 60_000;
const RESTARTS_IN_WINDOW = 5;

/** Something that runs until it ends. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has ended, with how: `with code 1`, `by SIGKILL`. */
  readonly exited: Promise<string>;
}

export interface KeepOptions<T extends Running> {
  readonly name: string;
  readonly start: () => Promise<T>;
  readonly log: (line: string) => void;
  /** Called once when it died too often to go on. */
  readonly onGiveUp: (sentence: string) => void;
  /** Wait before the first restart, in milliseconds; it doubles with each further death within a minute. */
  readonly firstWaitMs?: number;
}

/** Something that is started again whenever it dies. */
export interface Kept<T extends Running> {
  readonly current: () => T;
  /** Lets it end: from now on its death is wanted. Resolves when no restart is under way, so that `current` is the last. */
  readonly release: () => Promise<void>;
}

/**
 * Keeps something running that was started: after an unexpected death it is started again, first after a second, then after twice that,
 * and so on; a sixth death within a minute gives up.
 */
export function keepRunning<T extends Running>(first: T, options: KeepOptions<T>): Kept<T> {
  const released = new AbortController();
  const deaths: number[] = [];
  let current = first;
  let restarting: Promise<T | undefined> = Promise.resolve(undefined);
  const watch = async (): Promise<void> => {
    const how = await current.exited;
    if (released.signal.aborted) return;
    deaths.push(Date.now());
    restarting = restart(options, { how, deaths }, released.signal);
    const next = await restarting;
    if (next === undefined) return;
    current = next;
    await watch();
  };
  watch().catch((error: unknown) => options.onGiveUp(`${options.name} is no longer watched: ${String(error)}.`));
  const release = async (): Promise<void> => {
    released.abort();
    await restarting;
  };
  return { current: () => current, release };
}

/** Starts again until that succeeds; `undefined` when released, or given up. A start that fails is a death, too. */
async function restart<T extends Running>(
  { name, start, log, onGiveUp, firstWaitMs = FIRST_WAIT_MS }: KeepOptions<T>,
  death: { how: string; deaths: number[] },
  released: AbortSignal,
): Promise<T | undefined> {
  const { deaths } = death;
  for (let how = death.how; ;) {
    const recent = deaths.filter((at) => at > Date.now() - WINDOW_MS).length;
    if (recent > RESTARTS_IN_WINDOW) {
      onGiveUp(`${name} ended ${how}, for the ${recent}th time within a minute.`);
      return undefined;
    }
    const waitMs = firstWaitMs * 2 ** (recent - 1);
    log(`${name} ended ${how}; starting it again in ${waitMs / 1000} s`);
    await sleep(waitMs, undefined, { signal: released }).catch(() => undefined); // a release ends the pause early
    if (released.aborted) return undefined;
    try {
      return await start();
    } catch (error) {
      how = `with "${error instanceof Error ? error.message : String(error)}"`;
      deaths.push(Date.now());
    }
  }
}
