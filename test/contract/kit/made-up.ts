import { type World } from '../../authorization/world.ts';
/** Characters of a typed id, without those that are easily mistaken. */
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';
const ID = /\b([a-z]{2,6})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)/g;
/** Longer than any word: keys, tokens, signatures, digests. */
const SECRET = /[A-Za-z0-9+/=_-]{32,}(?:\.[A-Za-z0-9_-]{16,})*/g;
const SECRET_NAME = /^(secret|token|codes|refreshToken|challenge|userCode|password|currentPassword|newPassword)$/;
/** RFC 7519; the one that is shown instead holds a made-up subject. */
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const ANY_JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3JfMDFqZDdyIn0.c2lnbmF0dXJl';

/** Words of the tests' world and what stands for them. */
export type Names = readonly (readonly [said: string | RegExp, shown: string])[];

/**
 * The same JSON with nothing in it that another run would have otherwise: ids keep their prefix and who is who, instants their order,
 * secrets their length and kind of characters; lists are cut to two rows. Pure: the same input gives the same output.
 */
export function madeUp<Part>(part: Part, names: Names): Part {
  const instants = [...new Set(JSON.stringify(part)?.match(INSTANT) ?? [])].toSorted(
    (a, b) => Date.parse(a) - Date.parse(b),
  );
  const known = new Map<string, string>();
  return shown(part, { names, known, instants }) as Part;
}

interface Scope {
  readonly names: Names;
  /** What stands for an id or uuid, in the order in which they were met. */
  readonly known: Map<string, string>;
  readonly instants: readonly string[];
}

function shown(part: unknown, scope: Scope, name = ''): unknown {
  if (Array.isArray(part)) return part.slice(0, 2).map((one) => shown(one, scope, name));
  if (typeof part === 'string') return SECRET_NAME.test(name) && part.length >= 8 ? masked(part) : text(part, scope);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [text(key, scope), shown(value, scope, key)]));
}

function text(said: string, { names, known, instants }: Scope): string {
  if (said.startsWith('data:')) return `${said.split(',')[0]},iVBORw0KGgo=`;
  const replaced = names.reduce((so, [from, to]) => so.replaceAll(from, to), said);
  const kept: string[] = [];
  // Private characters around the number of what must not be looked at again.
  const keep = (value: string): string => `\u{E000}${kept.push(value) - 1}\u{E001}`;
  return replaced
    .replaceAll(INSTANT, (instant) => keep(instantOf(instant, instants)))
    .replaceAll(UUID, (id) => keep(ordinal(known, id, uuidOf)))
    .replaceAll(ID, (id, prefix: string) => keep(ordinal(known, id, (index) => idOf(prefix, index))))
    .replaceAll(JWT, () => keep(ANY_JWT))
    .replaceAll(SECRET, (secret) => keep(masked(secret)))
    .replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, index: string) => kept[Number(index)]!);
}

function ordinal(known: Map<string, string>, id: string, make: (index: number) => string): string {
  const made = known.get(id) ?? make(known.size);
  known.set(id, made);
  return made;
}

const idOf = (prefix: string, index: number): string =>
  `${prefix}_01jd7r6e5vf3xbnq2m8k4tw9${BASE_32[10 + (index >> 5)]}${BASE_32[index & 31]}`;
const uuidOf = (index: number): string => `01933b7a-0000-7000-8000-${String(index + 1).padStart(12, '0')}`;

/** Minutes of one morning, in the order of the real ones, as they were written: with or without fractions and zone. */
function instantOf(instant: string, instants: readonly string[]): string {
  const minute = String(Math.max(instants.indexOf(instant), 0) % 60).padStart(2, '0');
  return `2026-12-01T09:${minute}:00${/\.\d+/.test(instant) ? '.000' : ''}Z`;
}

/** What comes before the last underscore of its beginning says what kind of secret it is. */
function masked(secret: string): string {
  const prefix = /^(?:[a-z]{2,6}_){1,3}/.exec(secret)?.[0] ?? '';
  return (
    prefix + secret.slice(prefix.length).replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/\d/g, '2')
  );
}

/** What is of these tests alone, and what a reader would rather see. */
export function namesOf({ tenant, canary }: World): Names {
  return [
    [canary, 'nile-garage'],
    [tenant.slug, 'nile-garage'],
    [/nile-garage[ .](?:[\d]{5,})/g, 'nile-garage'],
    [/canary[0-9a-f]{14}(?: \d+)?/g, 'Nile Garage'],
    ['Contract', 'Nile Garage'],
    [/guest\d+@/g, 'guest@'],
    [/new-[0-9a-f]{8}/g, 'delta-garage'],
    [/http:\/\/127\.0\.0\.1:9\b/g, 'https://receiver.example'],
    [/http:\/\/127\.0\.0\.1:\d+/g, 'https://api.clutch.example'],
    [/127\.0\.0\.1/g, '203.0.113.7'],
  ];
}
