import { parseArgs } from 'node:util';
import { loadLaunchConfig } from '#kernel';
import { withDatabase } from '../database.ts';
import { playDemo } from '../demo-once.ts';
import { readEnvironment } from '../environment.ts';
import { LaunchError } from '../launch-error.ts';
import { baseUrl } from '../start/addresses.ts';
import { answersReady } from '../start/app-process.ts';
import { welcome } from '../start/welcome.ts';

/** Plays the story against the applications that run. @throws LaunchError when they do not */
export async function demo(args: readonly string[]): Promise<void> {
  parseArgs({ args: [...args] });
  const addresses = loadLaunchConfig(readEnvironment());
  for (const app of ['api', 'admin', 'worker'] as const) {
    const url = baseUrl(addresses[app]);
    if (await answersReady(`${url}/ready`)) continue;
    throw new LaunchError(
      `The demo needs a running Clutch, but ${app} does not answer at ${url}; run \`npm start\` first.`,
    );
  }
  await withDatabase(async ({ config }) => console.log(welcome(config, await playDemo(config))));
}
