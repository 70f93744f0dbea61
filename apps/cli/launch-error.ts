/** Something outside Clutch keeps a command from running. The message is one sentence that says what and what to do; no stack is shown. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
