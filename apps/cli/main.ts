import 'reflect-metadata';
import { ConfigError, exitWithParent, MissingRootKey } from '#kernel';
import { audit } from './commands/audit.ts';
import { config } from './commands/config.ts';
import { demo } from './commands/demo.ts';
import { events } from './commands/events.ts';
import { HELP } from './commands/help.ts';
import { keys } from './commands/keys.ts';
import { migrate } from './commands/migrate.ts';
import { projections } from './commands/projections.ts';
import { start } from './commands/start.ts';
import { tenants } from './commands/tenants.ts';
import { LaunchError } from './launch-error.ts';
import { errorCode } from './processes.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  start,
  demo,
  migrate,
  projections,
  tenants,
  config,
  keys,
  audit,
  events,
  help: () => console.log(HELP),
};

/** Runs one command and answers its exit code. What a person can repair is told in a sentence; anything else is a bug, with its stack. */
async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new LaunchError(`There is no command "${name}".\n\n${HELP}`);
    await command(args);
    return 0;
  } catch (error) {
    console.error(isForPeople(error) ? error.message : error);
    return 1;
  }
}

function isForPeople(error: unknown): error is Error {
  return (
    error instanceof LaunchError ||
    error instanceof ConfigError ||
    error instanceof MissingRootKey ||
    (errorCode(error)?.startsWith('ERR_PARSE_ARGS') ?? false)
  );
}

exitWithParent();
process.exit(await run(process.argv.slice(2)));
