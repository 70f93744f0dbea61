import { type OpenApi, resolved, type Schema } from './document.ts';

/** Whether a client writes it or reads it: what is harmless in the one breaks in the other. */
export type Direction = 'sent' | 'answered';

interface Sides {
  readonly before: OpenApi;
  readonly after: OpenApi;
  readonly direction: Direction;
  /** Pairs that are being compared already: schemas may contain themselves. */
  readonly seen: ReadonlySet<string>;
}

/** @returns one sentence for each way in which the newer schema breaks clients of the older one, with its place below `where` */
export function schemaBreaks(sides: Sides, before: Schema, after: Schema, where: string): string[] {
  const pair = `${before.$ref ?? ''} ${after.$ref ?? ''}`;
  if (before.$ref !== undefined && sides.seen.has(pair)) return [];
  const inner = { ...sides, seen: new Set([...sides.seen, pair]) };
  const [older, newer] = [resolved(sides.before, before), resolved(sides.after, after)];
  return [
    ...typeBreaks(sides.direction, older, newer, where),
    ...(sides.direction === 'sent' ? boundBreaks(older, newer, where) : []),
    ...(sides.direction === 'sent' ? memberBreaksSent(older, newer, where) : memberBreaksAnswered(older, newer, where)),
    ...Object.entries(older.properties ?? {}).flatMap(([name, property]) => {
      const now = newer.properties?.[name];
      return now ? schemaBreaks(inner, property, now, `${where}.${name}`) : [];
    }),
    ...(older.items && newer.items ? schemaBreaks(inner, older.items, newer.items, `${where}[]`) : []),
  ];
}

/** A number that must be one of certain whole ones is an integer, whatever it calls itself. */
function typesOf({ type, enum: words }: Schema): readonly string[] {
  const isWhole = words?.every((word) => word === null || Number.isInteger(word)) ?? false;
  return type === undefined ? [] : [type].flat().map((one) => (one === 'number' && isWhole ? 'integer' : one));
}
/** A whole number is a number. */
const takes = (types: readonly string[], type: string) =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

function typeBreaks(direction: Direction, before: Schema, after: Schema, where: string): string[] {
  const [older, newer] = [typesOf(before), typesOf(after)];
  if (newer.length === 0 || older.length === 0) {
    return direction === 'answered' && older.length > 0 && !after.anyOf && !after.oneOf
      ? [`${where} has no type any more`]
      : [];
  }
  const lost =
    direction === 'sent' ? older.filter((type) => !takes(newer, type)) : newer.filter((type) => !takes(older, type));
  if (lost.length === 0) return formatBreaks(direction, before, after, where);
  return [`${where} was ${older.join(' or ')} and is ${newer.join(' or ')}`];
}

/** How wide a number is, is nothing that JSON shows. */
const WIDTHS = ['int32', 'int64', 'float', 'double'];

function formatBreaks(direction: Direction, before: Schema, after: Schema, where: string): string[] {
  const [older, newer] = [before['format'], after['format']];
  if (older === newer || WIDTHS.includes(String(older ?? newer))) return [];
  const breaks = direction === 'sent' ? newer !== undefined : older !== undefined;
  return breaks ? [`${where} was of format ${text(older)} and is of format ${text(newer)}`] : [];
}

const text = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

/** Bounds that grow tighter: the client's request of yesterday is refused. */
function boundBreaks(before: Schema, after: Schema, where: string): string[] {
  const found: string[] = [];
  const compare = (name: string, isTighter: (older: number | undefined, newer: number) => boolean) => {
    const [older, newer] = [before[name] as number | undefined, after[name] as number | undefined];
    if (newer !== undefined && isTighter(older, newer))
      found.push(`${where}: ${name} was ${text(older)} and is ${newer}`);
  };
  for (const name of ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
    compare(name, (older, newer) => older === undefined || newer > older);
  for (const name of ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])
    compare(name, (older, newer) => older === undefined || newer < older);
  if (after['pattern'] !== undefined && after['pattern'] !== before['pattern'])
    found.push(`${where}: pattern was ${text(before['pattern'])} and is ${text(after['pattern'])}`);
  const words = after.enum;
  if (words && !before.enum) found.push(`${where} takes certain words only: ${words.join(', ')}`);
  for (const word of before.enum ?? [])
    if (words && !words.includes(word)) found.push(`${where} does not take ${text(word)} any more`);
  return found;
}

/** Bodies with unknown members are refused, so taking a member away breaks as much as demanding one. */
function memberBreaksSent(before: Schema, after: Schema, where: string): string[] {
  const known = Object.keys(after.properties ?? {});
  return [
    ...Object.keys(before.properties ?? {})
      .filter((name) => after.properties && !known.includes(name))
      .map((name) => `${where}.${name} is not taken any more`),
    ...(after.required ?? [])
      .filter((name) => !before.required?.includes(name))
      .map((name) => `${where}.${name} is required`),
  ];
}

function memberBreaksAnswered(before: Schema, after: Schema, where: string): string[] {
  return Object.keys(before.properties ?? {}).flatMap((name) => {
    if (!after.properties?.[name]) return [`${where}.${name} is not answered any more`];
    const isLess = before.required?.includes(name) && !after.required?.includes(name);
    return isLess ? [`${where}.${name} may be absent`] : [];
  });
}
