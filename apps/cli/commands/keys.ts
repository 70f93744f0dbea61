import { parseArgs } from 'node:util';
import { createKernel, type Kernel, layKeysOver, rotateKeys } from '#kernel';
import { withDatabase } from '../database.ts';
import { LaunchError } from '../launch-error.ts';

const actions: Readonly<Record<string, (kernel: Kernel) => Promise<void>>> = { rotate, restore };

/** `keys rotate`, `keys restore`. Both may be repeated, and run while Clutch does. @throws LaunchError, ConfigError */
export async function keys(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const name = positionals[0] ?? '';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action || positionals.length > 1)
    throw new LaunchError(`There is no \`clutch keys ${positionals.join(' ')}\`; there are rotate and restore.`);
  await withDatabase(async ({ config }) => {
    const kernel = await createKernel(config, [], 'clutch-cli');
    try {
      await action(kernel);
    } finally {
      await kernel.close();
    }
  });
}

async function rotate({ platform, rootKeys }: Kernel): Promise<void> {
  const { epoch, tenants, destroyed } = await rotateKeys(
    { platform, rootKeys },
    {
      onProgress: ({ done, total }) => {
        if (done === total || done % 100 === 0) console.log(`${done} of ${total} tenants`);
      },
    },
  );
  console.log(`Root key ${epoch} is in use, ${tenants} tenants were moved to it.`);
  console.log(
    destroyed.length > 0
      ? `Destroyed ${destroyed.join(', ')}: no older backup can open anything of a person who was erased.`
      : 'No older root key was there to destroy.',
  );
}

async function restore({ platform, rootKeys }: Kernel): Promise<void> {
  const erased = await layKeysOver(platform, rootKeys);
  console.log('The keys are those of the last copy, and who was erased since is erased again.');
  if (erased > 0)
    console.log(`${erased} erasures are done anew in read models and rows by the worker, within its sweep.`);
}
