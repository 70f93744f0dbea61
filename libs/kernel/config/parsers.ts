import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number): (raw: string) => number {
  return (raw) => {
    const value = /^\d{1,15}$/.test(raw) ? Number(raw) : Number.NaN;
    if (!(value >= min && value <= max)) throw new Error(`a whole number from ${min} to ${max}`);
    return value;
  };
}

/** A TCP port; 0 lets the system choose a free one. */
export const port = wholeNumber(0, 65_535);

/** TCP ports, separated by commas. */
export function ports(raw: string): readonly number[] {
  const list = items(raw);
  if (list.some((item) => !/^[1-9]\d{0,4}$/.test(item) || Number(item) > 65_535))
    throw new Error('ports from 1 to 65535 separated by commas, as in 8080,9443');
  return Object.freeze(list.map(Number));
}

/** A day of the calendar. */
export function day(raw: string): string {
  const at = new Date(`${raw}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(raw) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(raw))
    throw new Error('a day, as in 2026-11-21');
  return raw;
}

/** A number from 0 to 1, both included. */
export function ratio(raw: string): number {
  const value = /^(\d+\.?\d*|\.\d+)$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(value >= 0 && value <= 1)) throw new Error('a number from 0 to 1');
  return value;
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): (raw: string) => Word {
  return (raw) => {
    const word = words.find((candidate) => candidate === raw);
    if (word === undefined) throw new Error(`one of ${words.join(', ')}`);
    return word;
  };
}

/** An address or name to listen on. */
export function host(raw: string): string {
  if (ipaddr.isValid(raw) || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(raw)) return raw;
  throw new Error('an IP address or a host name without a scheme or a port');
}

/** A folder, made absolute against the current folder. */
export function folder(raw: string): string {
  return resolve(raw);
}

/** Text of at least `min` characters, none of them white space: what a secret must be. */
export function longText(min: number): (raw: string) => string {
  return (raw) => {
    if (raw.length < min || /\s/.test(raw)) throw new Error(`at least ${min} characters without spaces`);
    return raw;
  };
}

/** Such texts, separated by commas. */
export function longTexts(min: number): (raw: string) => readonly string[] {
  return (raw) => Object.freeze(items(raw).map(longText(min)));
}

/** One to `max` characters, none of them white space. */
export function shortText(max: number): (raw: string) => string {
  return (raw) => {
    if (raw.length === 0 || raw.length > max || /\s/.test(raw))
      throw new Error(`1 to ${max} characters without spaces`);
    return raw;
  };
}

/** A URL with one of the schemes. */
export function url(...schemes: readonly string[]): (raw: string) => string {
  return (raw) => {
    const parsed = URL.canParse(raw) ? new URL(raw) : undefined;
    if (!parsed || !schemes.includes(parsed.protocol.slice(0, -1))) {
      throw new Error(`a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
    }
    return raw;
  };
}

/** A connection URL of Postgres that names its database: other names, such as the role of the applications, derive from that. */
export function postgresUrl(raw: string): string {
  const checked = url('postgres', 'postgresql')(raw);
  if (new URL(checked).pathname.length < 2)
    throw new Error('a URL that names its database, as in postgres://user:password@host:5432/clutch');
  return checked;
}

/** Named Postgres connections, `name=url`, separated by spaces. `home` is the installation's own and cannot be named. */
export function namedPostgresUrls(raw: string): ReadonlyMap<string, string> {
  const named = raw
    .split(/\s+/)
    .filter((item) => item !== '')
    .map((item) => /^(?<name>[a-z][a-z0-9-]{0,30})=(?<at>.+)$/.exec(item)?.groups);
  const names = new Set(named.map((one) => one?.['name']));
  if (names.size !== named.length || names.has(undefined) || names.has('home'))
    throw new Error('name=url separated by spaces, each name once and none of them home');
  return new Map(named.map((one) => [one!['name']!, postgresUrl(one!['at']!)]));
}

/** Networks in CIDR form, separated by commas. */
export function networks(raw: string): readonly string[] {
  const list = items(raw);
  const wrong = list.find((network) => !ipaddr.isValidCIDR(network));
  if (wrong !== undefined) throw new Error('networks in CIDR form separated by commas, as in 10.0.0.0/8,fd00::/8');
  return Object.freeze(list);
}

/** Short names of tenants, separated by commas. */
export function slugs(raw: string): readonly string[] {
  const list = items(raw);
  const wrong = list.find((slug) => !/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(slug));
  if (wrong !== undefined) throw new Error('slugs of tenants separated by commas, as in acme,our-own-garage');
  return Object.freeze(list);
}

/** Web origins, separated by commas, at least one: a scheme, a host, and a port where it is not the scheme's own. */
export function origins(raw: string): readonly string[] {
  const list = items(raw);
  const wrong = list.find((item) => !URL.canParse(item) || !/^https?:/.test(item) || new URL(item).origin !== item);
  if (list.length === 0 || wrong !== undefined)
    throw new Error('origins separated by commas, as in https://app.example.com,http://localhost:3000');
  return Object.freeze(list);
}

/** Waiting times in whole seconds, separated by commas, at least one. */
export function secondsList(raw: string): readonly number[] {
  const list = items(raw);
  if (list.length === 0 || !list.every((item) => /^\d{1,8}$/.test(item))) {
    throw new Error('whole seconds separated by commas, as in 5,300,1800');
  }
  return Object.freeze(list.map(Number));
}

function items(raw: string): string[] {
  return raw
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
