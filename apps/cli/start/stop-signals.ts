const SAME_KEYPRESS_MS = 1_000;

/** The wish of a person or supervisor that everything ends. */
export interface StopSignals {
  /** Aborts at the first signal. */
  readonly stopping: AbortSignal;
  /** Stops listening. */
  readonly dispose: () => void;
}

/**
 * Listens for Ctrl-C and its kin. The first one aborts `stopping`, a later one calls `now`. npm passes on the Ctrl-C that the terminal has
 * sent already, so signals within a second are one.
 */
export function listenForStop(now: () => void): StopSignals {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const listener = (): void => {
    firstAt ??= Date.now();
    if (Date.now() - firstAt > SAME_KEYPRESS_MS) now();
    controller.abort();
  };
  const names: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  names.forEach((name) => process.on(name, listener));
  return { stopping: controller.signal, dispose: () => names.forEach((name) => process.off(name, listener)) };
}
