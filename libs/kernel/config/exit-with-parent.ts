/**
 * Ends this process when the launcher that started it is gone, even when the launcher was killed and could not say so.
 * The launcher gives each child an IPC channel; without one (started by hand, in a container) this does nothing.
 */
export function exitWithParent(): void {
  if (!process.channel) return;
  // A signal to itself takes the same way out as Ctrl-C: running requests and jobs finish first.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
