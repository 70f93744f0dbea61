import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { describeSettings, envExample, loadLaunchConfig } from '#kernel';
import { DOT_ENV, readEnvironment } from '../environment.ts';
import { LaunchError } from '../launch-error.ts';
import { readIfPresent } from '../private-file.ts';
import { ROOT } from '../root.ts';

/** `config show`, `config check`, `config example`. @throws LaunchError, ConfigError */
export function config(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [action = 'show'] = positionals;
  if (action === 'show') return show();
  if (action === 'check') return check();
  if (action === 'example') return example(values.check === true);
  throw new LaunchError(`There is no \`clutch config ${action}\`; there are show, check and example.`);
}

function show(): void {
  const inFile = parseEnv(readIfPresent(DOT_ENV) ?? '');
  const rows = describeSettings(readEnvironment()).map(({ name, shown, origin }) => ({
    name,
    shown,
    origin: origin === 'environment' && process.env[name] === undefined && name in inFile ? '.env' : origin,
  }));
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const valueWidth = Math.max(...rows.map(({ shown }) => shown.length));
  for (const { name, shown, origin } of rows)
    console.log(`${name.padEnd(nameWidth)}  ${shown.padEnd(valueWidth)}  ${origin}`);
}

function check(): void {
  loadLaunchConfig(readEnvironment());
  console.log('The settings are right.');
}

function example(onlyCheck: boolean): void {
  const path = join(ROOT, '.env.example');
  if (onlyCheck && readIfPresent(path) !== envExample()) {
    throw new LaunchError('.env.example differs from the declared settings; run `clutch config example`.');
  }
  if (!onlyCheck) writeFileSync(path, envExample());
  console.log(onlyCheck ? '.env.example is up to date.' : 'Wrote .env.example');
}
