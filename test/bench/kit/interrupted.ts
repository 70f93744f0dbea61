/** Rejects when the bench is asked to end, so that what it started can be ended first. Listen once, race everything long against it. */
export function interrupted(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error(`The bench was ended by ${signal}`)));
  });
}
