import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Config } from '#kernel';
import { playDemo, playedDemo } from '../demo-once.ts';
import { type DemoSummary } from '../demo/demo.ts';
import { LaunchError } from '../launch-error.ts';
import { Launcher } from '../start/launcher.ts';
import { listenForStop } from '../start/stop-signals.ts';
import { welcome } from '../start/welcome.ts';

/** Runs everything until Ctrl-C. @throws LaunchError, ConfigError */
export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { verbose: { type: 'boolean' }, demo: { type: 'boolean' } },
    allowNegative: true,
  });
  const { stopping, dispose } = listenForStop(() => {
    launcher.kill();
    process.exit(1);
  });
  const launcher = new Launcher({ verbose: values.verbose === true, stopping });
  try {
    await Promise.race([run(launcher, values.demo !== false), aborted(stopping)]);
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    if (stopping.aborted) console.log('\nStopping');
    await launcher.stop();
    dispose();
  }
}

async function run(launcher: Launcher, withDemo: boolean): Promise<never> {
  const gaveUp = launcher.gaveUp();
  const { config, freshDatabase } = await launcher.start();
  const demo = withDemo ? await demoOf(config, freshDatabase) : playedDemo(config);
  console.log(welcome(config, demo));
  throw new LaunchError(await gaveUp);
}

/** The story plays once for each database. When it fails everything still runs: the person can look, and play it again. */
async function demoOf(config: Config, freshDatabase: boolean): Promise<DemoSummary | undefined> {
  const played = freshDatabase ? undefined : playedDemo(config);
  if (played) return played;
  try {
    return await playDemo(config);
  } catch (error) {
    console.error(
      `The demo stopped: ${error instanceof Error ? error.message : String(error)}. \`clutch demo\` plays it again.`,
    );
    return undefined;
  }
}

/** Rejects when the signal aborts. The timer keeps this process alive while it waits for that. */
async function aborted(signal: AbortSignal): Promise<never> {
  for (;;) await sleep(2 ** 30, undefined, { signal });
}
