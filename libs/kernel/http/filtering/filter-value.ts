import { uuidOf } from '../../domain/typed-id.ts';
import { parseInstant } from '../validation/instant-field.decorator.ts';
import { type FilterOperator, type FilterScalar } from './filter-tree.ts';
import { type ListField } from './list-field.ts';

const MOST_VALUES = 100;
const LONGEST = 200;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;

/** A value that was read, or what it should have been. */
export type ReadValue = { readonly value: FilterScalar | readonly FilterScalar[] } | { readonly expected: string };

type Field = Pick<ListField<object>, 'kind' | 'prefix' | 'values'>;

/**
 * Reads what stands behind an operator. From a query everything is text, and a list is written with commas; JSON has numbers, booleans
 * and lists of its own, and nothing is converted there.
 */
export function readValue(field: Field, operator: FilterOperator, raw: unknown, isText: boolean): ReadValue {
  if (operator === 'isNull') return scalar({ kind: 'boolean' }, raw, isText);
  if (operator !== 'in') return scalar(field, raw, isText);
  const list: unknown = isText && typeof raw === 'string' ? raw.split(',') : raw;
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_VALUES)
    return { expected: isText ? 'values separated by commas, at most 100' : 'a list of 1 to 100 values' };
  const read = list.map((one: unknown) => scalar(field, one, isText));
  const wrong = read.find((one) => 'expected' in one);
  return wrong ?? { value: read.map((one) => (one as { value: FilterScalar }).value) };
}

function scalar({ kind, prefix, values }: Field, raw: unknown, isText: boolean): ReadValue {
  const expected = expectationOf({ kind, ...(prefix ? { prefix } : {}), ...(values ? { values } : {}) });
  const read = READERS[kind](raw, isText, prefix);
  return read === null || (values && !values.includes(String(read))) ? { expected } : { value: read };
}

type Reader = (raw: unknown, isText: boolean, prefix?: string) => FilterScalar | null;

const READERS: Readonly<Record<ListField<object>['kind'], Reader>> = {
  text: (raw) => (typeof raw === 'string' && raw !== '' && raw.length <= LONGEST ? raw : null),
  id: (raw, _, prefix = '') => (typeof raw === 'string' ? uuidOf(prefix, raw) : null),
  instant: (raw) => (typeof raw === 'string' ? parseInstant(raw) : null),
  number: (raw, isText) => {
    if (!isText) return typeof raw === 'number' && Number.isFinite(raw) ? raw : null;
    return typeof raw === 'string' && NUMBER.test(raw) ? Number(raw) : null;
  },
  boolean: (raw, isText) => {
    if (!isText) return typeof raw === 'boolean' ? raw : null;
    return raw === 'true' || raw === 'false' ? raw === 'true' : null;
  },
};

/** What a value of the field looks like, for a person. */
export function expectationOf({ kind, prefix, values }: Field): string {
  if (values) return `one of ${values.join(', ')}`;
  switch (kind) {
    case 'id':
      return `an id that begins with ${prefix}_`;
    case 'instant':
      return 'a time with a zone, as in 2026-12-01T09:00:00Z';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'text':
      return `a text of 1 to ${LONGEST} characters`;
  }
}
