import { type Environment, namedSettings, readSettings, type Reading } from './read-settings.ts';

/** One setting as `clutch config show` prints it. */
export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  /** The value as text; of a secret no more than may be seen. */
  readonly shown: string;
  /** `environment`, `file PATH`, `default` or `unset`. */
  readonly origin: string;
}

/** Every setting with its masked value and where that comes from. Values that are wrong are shown too: this is where one looks for them. */
export function describeSettings(env: Environment): SettingDescription[] {
  return readSettings(env).readings.map((reading) => ({
    name: reading.name,
    description: reading.setting.description,
    shown: shown(reading),
    origin: reading.origin,
  }));
}

/** The text of `.env.example`: every setting, what it is for, and its default, commented out. */
export function envExample(): string {
  const head = [
    '# Settings of Clutch, with their defaults. Written by `clutch config example`; copy to .env and uncomment what you change.',
  ];
  const notes = ['# A secret may also be given as the path of a file: CLUTCH_SECRET_FILE=/run/secrets/clutch', ''];
  const entries = namedSettings.flatMap(({ name, setting }) => [
    `# ${setting.description}`,
    `# ${name}=${setting.fallback ?? ''}`,
    '',
  ]);
  return [...head, ...notes, ...entries].join('\n');
}

function shown({ raw, setting }: Reading): string {
  if (raw === undefined) return '';
  if (!setting.secret) return raw;
  if (!URL.canParse(raw) || new URL(raw).host === '') return '(hidden)';
  const { protocol, username, host, pathname } = new URL(raw);
  return `${protocol}//${username}${username ? ':***@' : ''}${host}${pathname}`;
}
