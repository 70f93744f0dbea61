import { type AllowedFields, fieldsOf, type FilterScalar, type FilterTree, matchesFilter, uuidOf } from '#kernel';
import { type PublicEvent } from '../../domain/public-event.ts';

type Field = AllowedFields[string];
type Data = Readonly<Record<string, unknown>>;

const TYPED_ID = /^([a-z]{2,8})_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What every message has. */
const OF_EVERY_MESSAGE: AllowedFields = { type: { kind: 'text' }, timestamp: { kind: 'instant' } };

/**
 * The fields by which messages can be filtered: `type`, `timestamp`, and each value in `data` by its path, `data.price.amountMinor`;
 * lists are passed over. What two types hold in different ways is compared as text where both are texts, and not at all where not.
 * @param examples - data of each type, every field in it
 */
export function filterFields(examples: readonly Data[]): AllowedFields {
  const fields = new Map<string, Field | null>(Object.entries(OF_EVERY_MESSAGE));
  for (const example of examples)
    for (const [path, field] of fieldsIn('data', example)) {
      const known = fields.get(path);
      fields.set(path, known === undefined ? field : known && joined(known, field));
    }
  return Object.fromEntries([...fields].filter((entry): entry is [string, Field] => entry[1] !== null));
}

function fieldsIn(path: string, value: unknown): [string, Field][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([name, one]) => fieldsIn(`${path}.${name}`, one));
  const field = fieldOf(value);
  return field ? [[path, { ...field, nullable: true }]] : [];
}

function fieldOf(value: unknown): Field | null {
  if (typeof value === 'number') return { kind: 'number' };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  if (typeof value !== 'string') return null;
  const prefix = TYPED_ID.exec(value)?.[1];
  if (prefix !== undefined) return { kind: 'id', prefix };
  return { kind: INSTANT.test(value) ? 'instant' : 'text' };
}

const isText = ({ kind }: Field): boolean => kind === 'text' || kind === 'id' || kind === 'instant';

function joined(one: Field, other: Field): Field | null {
  if (one.kind === other.kind && one.prefix === other.prefix) return one;
  return isText(one) && isText(other) ? { kind: 'text', nullable: true } : null;
}

/** The condition as a question to messages. What a message does not have, or has in another way than the field says, is null. */
export function messageFilter(tree: FilterTree, fields: AllowedFields): (message: PublicEvent) => boolean {
  const wanted = [...fieldsOf(tree)].map((name) => ({ name, path: name.split('.'), field: fields[name]! }));
  return ({ type, timestamp, data }) => {
    const message = { type, timestamp, data };
    const thing = wanted.map(({ name, path, field }) => [name, held(field, valueAt(message, path))] as const);
    return matchesFilter(tree, Object.fromEntries(thing));
  };
}

function valueAt(message: object, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Data)[name] : null,
    message,
  );
}

function held({ kind, prefix }: Field, value: unknown): FilterScalar | null {
  if (kind === 'number' || kind === 'boolean') return typeof value === kind ? (value as FilterScalar) : null;
  if (typeof value !== 'string') return null;
  if (kind === 'id') return uuidOf(prefix!, value);
  if (kind === 'text') return value;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
