import { type AttrExp, type Compare, type Filter, parse } from 'scim2-parse-filter';
import { uuidOf } from '#kernel';
import { refused } from '../../domain/scim/scim-refusal.ts';
import { booleanOf } from '../../domain/scim/scim-values.ts';

/** What can be asked of an attribute, and the SQL that it is. */
export type FilterableAttribute =
  /** In any case, unless it is `exact`, or `small` letters are all that is stored. */
  | { readonly kind: 'text'; readonly sql: string; readonly letters?: 'exact' | 'small' }
  | { readonly kind: 'id'; readonly sql: string; readonly prefix: string }
  | { readonly kind: 'boolean' | 'instant'; readonly sql: string }
  | { readonly kind: 'members' }
  /** Rows, each with parts; asked without a part, `value` is meant. */
  | { readonly kind: 'rows'; readonly from: string; readonly parts: FilterableAttributes };

/** By name in small letters: an allow-list, outside of which nothing is asked. */
export type FilterableAttributes = Readonly<Record<string, FilterableAttribute>>;

export interface SqlFilter {
  readonly text: string;
  /** Its parameters, which follow those that were there before. */
  readonly values: readonly unknown[];
}

const LONGEST_FILTER = 2_000;
const MOST_COMPARISONS = 50;
const CORE_URN = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i;

/**
 * A SCIM filter (RFC 7644 §3.4.2.2) as a condition of SQL over these attributes and no others; values become parameters, from `$first` on.
 * What is unassigned fulfils no comparison but `ne`. @throws DomainError `invalidFilter`
 */
export function filterSql(text: string, attributes: FilterableAttributes, first: number): SqlFilter {
  if (text.length > LONGEST_FILTER) throw wrong(`A filter has at most ${LONGEST_FILTER} characters`);
  const made = new Condition(first);
  return { text: made.of(parsed(text), attributes), values: made.values };
}

function parsed(text: string): Filter {
  try {
    return parse(text);
  } catch {
    throw wrong('This is no filter as RFC 7644 §3.4.2.2 writes them, such as userName eq "ana@example.com"');
  }
}

const wrong = (detail: string) => refused('invalidFilter', detail);

class Condition {
  readonly values: unknown[] = [];
  #comparisons = 0;

  constructor(private readonly first: number) {}

  of(filter: Filter, attributes: FilterableAttributes): string {
    if (filter.op === '[]') return this.#inRows(filter.attrPath, filter.valFilter, attributes);
    // What is unassigned compares as NULL, which is no truth, so that its opposite is one.
    if (filter.op === 'not') return `((${this.of(filter.filter, attributes)}) is not true)`;
    if ('filters' in filter)
      return `(${filter.filters.map((part) => this.of(part, attributes)).join(` ${filter.op} `)})`;
    this.#comparisons += 1;
    if (this.#comparisons > MOST_COMPARISONS) throw wrong(`A filter has at most ${MOST_COMPARISONS} comparisons`);
    const [name = '', part] = filter.attrPath
      .replace(CORE_URN, '')
      .toLowerCase()
      .split(/\.(?!.*\.)/);
    return this.#leaf(filter, this.#attribute(filter.attrPath, [name, part], attributes));
  }

  /** `meta.lastModified` is a name; `emails.value` is a part of rows. */
  #attribute(
    path: string,
    [name, part]: readonly [string, string | undefined],
    attributes: FilterableAttributes,
  ): FilterableAttribute {
    const whole = own(attributes, part === undefined ? name : `${name}.${part}`);
    if (whole) return whole;
    const rows = own(attributes, name);
    const inner = part !== undefined && rows?.kind === 'rows' ? own(rows.parts, part) : undefined;
    if (rows?.kind === 'rows' && inner) return { ...rows, parts: { value: inner } };
    if (rows?.kind === 'members' && part === 'value') return rows;
    throw wrong(`${path} cannot be asked for; what can is ${Object.keys(attributes).join(', ')}`);
  }

  #inRows(path: string, filter: Filter, attributes: FilterableAttributes): string {
    const rows = this.#attribute(path, [path.replace(CORE_URN, '').toLowerCase(), undefined], attributes);
    if (rows.kind === 'members') return this.of(filter, { value: rows });
    if (rows.kind !== 'rows') throw wrong(`${path} has no parts to be asked for in brackets`);
    return `exists (select from ${rows.from} where ${this.of(filter, rows.parts)})`;
  }

  #leaf(filter: AttrExp, attribute: FilterableAttribute): string {
    if (attribute.kind === 'rows') {
      const inner = attribute.parts['value']!;
      return `exists (select from ${attribute.from} where ${this.#leaf(filter, inner)})`;
    }
    if (filter.op === 'pr') return presence(attribute);
    if (filter.compValue === null) {
      if (filter.op !== 'eq' && filter.op !== 'ne') throw wrong('null is compared by eq and ne');
      return filter.op === 'ne' ? presence(attribute) : `not (${presence(attribute)})`;
    }
    return this.#comparison(filter, attribute);
  }

  #comparison(filter: Compare, attribute: Exclude<FilterableAttribute, { kind: 'rows' }>): string {
    switch (attribute.kind) {
      case 'text':
        return this.#ofText(filter, attribute);
      case 'instant':
        return this.#ordered(filter, attribute.sql, `${this.#value(instantOf(filter))}::timestamptz`);
      case 'boolean': {
        const sign = equality(filter);
        return `(${attribute.sql}) ${sign} ${this.#value(booleanIn(filter))}::boolean`;
      }
      case 'id': {
        const id = this.#value(uuidOf(attribute.prefix, String(filter.compValue)));
        return `${attribute.sql} ${equality(filter)} ${id}::uuid`;
      }
      case 'members': {
        if (filter.op !== 'eq') throw wrong('members are asked for by eq');
        const id = this.#value(uuidOf('usr', String(filter.compValue)));
        // Only those whom the directory knows are its members.
        return `(g.members @> to_jsonb(${id}::text) and exists (select from identity_external k
          where k.connection_id = $1 and k.kind = 'user' and k.internal_id = ${id}::uuid))`;
      }
    }
  }

  #ofText(filter: Compare, { sql, letters }: Extract<FilterableAttribute, { kind: 'text' }>): string {
    if (typeof filter.compValue !== 'string') throw wrong(`${filter.attrPath} is compared with a text`);
    const bare = `${this.#value(filter.compValue)}::text`;
    const column = letters === undefined ? `lower(${sql})` : sql;
    const text = letters === 'exact' ? bare : `lower(${bare})`;
    // As it is stored, so that an index finds it: directories ask for names all day.
    if (filter.op === 'eq') return `${column} = ${text}`;
    if (filter.op === 'co') return `strpos(${column}, ${text}) > 0`;
    if (filter.op === 'sw') return `starts_with(${column}, ${text})`;
    if (filter.op === 'ew') return `right(${column}, length(${text})) = ${text}`;
    return this.#ordered(filter, `${column} collate "C"`, text);
  }

  #ordered({ op, attrPath }: Compare, column: string, value: string): string {
    const sign = SIGNS[op];
    if (!sign) throw wrong(`${attrPath} cannot be compared by ${op}`);
    return `${column} ${sign} ${value}`;
  }

  #value(value: unknown): string {
    this.values.push(value);
    return `$${this.first + this.values.length - 1}`;
  }
}

const SIGNS: Readonly<Partial<Record<Compare['op'], string>>> = {
  eq: '=',
  ne: 'is distinct from',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

function own(attributes: FilterableAttributes, name: string): FilterableAttribute | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function presence(attribute: Exclude<FilterableAttribute, { kind: 'rows' }>): string {
  if (attribute.kind === 'members') return `g.members <> '[]'::jsonb`;
  return `(${attribute.sql}) is not null`;
}

function equality({ op, attrPath }: Compare): string {
  if (op === 'eq' || op === 'ne') return SIGNS[op]!;
  throw wrong(`${attrPath} is compared by eq and ne`);
}

function booleanIn({ compValue, attrPath }: Compare): boolean {
  try {
    return booleanOf(compValue, attrPath)!;
  } catch {
    throw wrong(`${attrPath} is compared with true or false`);
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;

function instantOf({ compValue, attrPath }: Compare): Date {
  const moment = typeof compValue === 'string' && INSTANT.test(compValue) ? new Date(compValue) : undefined;
  if (moment && !Number.isNaN(moment.getTime())) return moment;
  throw wrong(`${attrPath} is compared with an instant, such as 2026-12-01T06:00:00Z`);
}
