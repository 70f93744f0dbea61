import { readFileSync } from 'node:fs';
import { type AnySetting, isSetting } from './setting.ts';
import { settings } from './settings.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting with its place in the configuration and its name in the environment. */
export interface NamedSetting {
  readonly name: string;
  readonly path: readonly string[];
  readonly setting: AnySetting;
}

/** What was found for one setting. `origin` says where: `environment`, `file PATH`, `default`, or `unset`. */
export interface Reading extends NamedSetting {
  readonly raw?: string;
  readonly value?: unknown;
  readonly origin: string;
  readonly problem?: string;
}

/** Every declared setting, in the order of its declaration. */
export const namedSettings: readonly NamedSetting[] = flatten(settings, []);

/** Reads each setting and, last, names that nobody declared. Empty text counts as not set: that is what `NAME=` in a shell means. */
export function readSettings(env: Environment): { readings: readonly Reading[]; unknown: readonly string[] } {
  return { readings: namedSettings.map((named) => readOne(named, env)), unknown: unknownNames(env) };
}

function readOne(named: NamedSetting, env: Environment): Reading {
  const { name, setting } = named;
  const file = setting.secret ? env[`${name}_FILE`] : undefined;
  if (file && env[name])
    return { ...named, origin: 'environment', problem: `${name} and ${name}_FILE are both set; keep one of them.` };
  if (file) return readFromFile(named, file);
  const raw = env[name];
  if (raw) return parsed(named, raw, 'environment');
  if (setting.fallback !== undefined) return parsed(named, setting.fallback, 'default');
  return { ...named, origin: 'unset' };
}

function readFromFile(named: NamedSetting, path: string): Reading {
  const origin = `file ${path}`;
  try {
    // Editors and `echo` end a file with a line break that is not part of the secret.
    return parsed(named, readFileSync(path, 'utf8').trimEnd(), origin);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { ...named, origin, problem: `${named.name}_FILE names ${path}, which cannot be read (${reason}).` };
  }
}

function parsed(named: NamedSetting, raw: string, origin: string): Reading {
  const { name, setting } = named;
  try {
    return { ...named, raw, origin, value: setting.parse(raw) };
  } catch (error) {
    const expected = error instanceof Error ? error.message : 'something else';
    const found = setting.secret ? '' : `, not "${raw}"`;
    return { ...named, raw, origin, problem: `${name} must be ${expected}${found}.` };
  }
}

function unknownNames(env: Environment): string[] {
  const known = namedSettings.flatMap(({ name, setting }) => (setting.secret ? [name, `${name}_FILE`] : [name]));
  return (
    Object.keys(env)
      // What begins with CLUTCH_TEST_ belongs to the test runner.
      .filter((name) => name.startsWith('CLUTCH_') && !name.startsWith('CLUTCH_TEST_') && !known.includes(name))
      .sort()
      .map((name) => {
        const near = nearest(name, known);
        return `${name} is not a setting of Clutch${near ? `; did you mean ${near}?` : '; run `clutch config show` for all of them.'}`;
      })
  );
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor((name.length - 'CLUTCH_'.length) / 3));
  const ranked = known
    .map((candidate) => ({ candidate, steps: editDistance(name, candidate) }))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0] && ranked[0].steps <= limit ? ranked[0].candidate : undefined;
}

/** Levenshtein distance: insertions, deletions and replacements of one character. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function flatten(group: object, path: readonly string[]): NamedSetting[] {
  return Object.entries(group).flatMap(([key, node]: [string, object]) => {
    const here = [...path, key];
    return isSetting(node) ? [{ name: environmentName(here), path: here, setting: node }] : flatten(node, here);
  });
}

function environmentName(path: readonly string[]): string {
  const words = path.map((part) => part.replace(/[A-Z]/g, (capital) => `_${capital}`));
  return `CLUTCH_${words.join('_').toUpperCase()}`;
}
