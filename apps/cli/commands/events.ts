import { parseArgs } from 'node:util';
import { createKernel, type Kernel, retireEventType, writtenTypes } from '#kernel';
import { withDatabase } from '../database.ts';
import { LaunchError } from '../launch-error.ts';

/** `events [types]`, `events retire <Type>`. Both need no app, as a release that lacks a type does not start. @throws LaunchError, ConfigError */
export async function events(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [action = 'types', type, ...rest] = positionals;
  const known = action === 'types' ? type === undefined : action === 'retire' && type !== undefined;
  if (!known || rest.length > 0)
    throw new LaunchError(
      `There is no \`clutch events ${positionals.join(' ')}\`; there are \`events types\` and \`events retire <Type>\`.`,
    );
  await withDatabase(async ({ config }) => {
    const kernel = await createKernel(config, [], 'clutch-cli');
    try {
      await (type === undefined ? show(kernel) : retire(kernel, type));
    } finally {
      await kernel.close();
    }
  });
}

async function show({ platform }: Kernel): Promise<void> {
  const types = await writtenTypes(platform);
  if (types.length === 0) return console.log('No event was written yet.');
  const width = Math.max(...types.map(({ type }) => type.length));
  for (const { type, version, context, build, retired } of types)
    console.log(`${type.padEnd(width)}  version ${version} of ${context}, build ${build}${retired ? ', retired' : ''}`);
}

async function retire({ platform }: Kernel, type: string): Promise<void> {
  if (!(await retireEventType(platform, type)))
    throw new LaunchError(`No event of type ${type} was ever written; \`clutch events types\` lists those that were.`);
  console.log(
    `${type} is retired: its events stay in the logs, and a release that does not know the type starts and shows them to nobody. Restart what runs.`,
  );
}
