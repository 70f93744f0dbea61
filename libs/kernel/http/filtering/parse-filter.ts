import { escapePointer } from '../requests/json-body.ts';
import { type ProblemItem } from '../problems/problem.ts';
import { type FilterLeaf, type FilterOperator, type FilterTree } from './filter-tree.ts';
import { readValue } from './filter-value.ts';
import { type ListField, operatorsOf } from './list-field.ts';

/** What a filter is checked against. */
export type AllowedFields = Readonly<Record<string, ListField<never>>>;

/** How deep `and`, `or` and `not` may lie in each other, and how many comparisons there may be. */
export const FILTER_LIMITS = { depth: 5, comparisons: 50 } as const;

/** A filter as it was read, and all that is wrong with it. */
export interface ParsedFilter {
  readonly tree: FilterTree;
  readonly errors: readonly ProblemItem[];
}

/** Reads `filter[status]=open&filter[startsAt][gte]=…`, as `qs` has taken it apart: every comparison must hold. Pure. */
export function parseFilter(fields: AllowedFields, raw: unknown): ParsedFilter {
  return new FilterParser(fields, true, (path) => ({
    parameter: `filter${path.map((step) => `[${step}]`).join('')}`,
  })).read(raw);
}

/**
 * Reads the same as JSON: `{ "status": "open", "or": [{ "startsAt": { "gte": "…" } }, { "not": { "vehicleId": { "in": […] } } }] }`.
 * The members of one object must all hold. Pure.
 */
export function parseFilterJson(fields: AllowedFields, raw: unknown): ParsedFilter {
  return new FilterParser(fields, false, (path) => ({
    pointer: `/filter${path.map((step) => `/${escapePointer(step)}`).join('')}`,
  })).read(raw);
}

type Path = readonly string[];
type Place = (path: Path) => Pick<ProblemItem, 'pointer' | 'parameter'>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class FilterParser {
  readonly #errors: ProblemItem[] = [];
  #comparisons = 0;

  constructor(
    private readonly fields: AllowedFields,
    private readonly isText: boolean,
    private readonly place: Place,
  ) {}

  read(raw: unknown): ParsedFilter {
    const tree: FilterTree = raw === undefined ? { and: [] } : this.#object(raw, []);
    if (this.#comparisons > FILTER_LIMITS.comparisons)
      this.#refuse([], 'size', `may hold ${FILTER_LIMITS.comparisons} comparisons at most`);
    return { tree, errors: this.#errors };
  }

  #object(raw: unknown, path: Path, depth = 1): FilterTree {
    if (depth > FILTER_LIMITS.depth) return this.#refuse(path, 'depth', `may be ${FILTER_LIMITS.depth} deep at most`);
    if (!isObject(raw)) return this.#refuse(path, 'form', 'must name fields');
    return one(Object.entries(raw).map(([name, value]) => this.#member(name, value, [...path, name], depth)));
  }

  #member(name: string, value: unknown, path: Path, depth: number): FilterTree {
    if (!this.isText && (name === 'and' || name === 'or')) {
      if (!Array.isArray(value) || value.length === 0)
        return this.#refuse(path, 'form', 'must be a list of conditions');
      const inner = value.map((each: unknown, index) => this.#object(each, [...path, String(index)], depth + 1));
      return name === 'and' ? { and: inner } : { or: inner };
    }
    if (!this.isText && name === 'not') return { not: this.#object(value, path, depth + 1) };
    const field = Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
    if (!field) return this.#refuse(path, 'unknown-field', `is no field of this list; there are ${this.#names()}`);
    if (!isObject(value)) return this.#leaf(name, field, 'eq', { raw: value, path });
    return one(
      Object.entries(value).map(([operator, raw]) =>
        this.#leaf(name, field, operator, { raw, path: [...path, operator] }),
      ),
    );
  }

  #leaf(
    name: string,
    field: ListField<never>,
    operator: string,
    { raw, path }: { raw: unknown; path: Path },
  ): FilterTree {
    this.#comparisons += 1;
    const allowed = operatorsOf(field);
    if (!isOneOf(operator, allowed))
      return this.#refuse(path, 'unknown-operator', `is no operator of ${name}; there are ${allowed.join(', ')}`);
    const read = readValue(field, operator, raw, this.isText);
    if ('expected' in read) return this.#refuse(path, 'value', `must be ${read.expected}`);
    return { field: name, operator, value: read.value } satisfies FilterLeaf;
  }

  #names(): string {
    return Object.keys(this.fields).join(', ');
  }

  /** Notes the fault and stands in for what cannot be read. */
  #refuse(path: Path, code: string, what: string): FilterTree {
    const place = this.place(path);
    this.#errors.push({ ...place, code, detail: `${place.parameter ?? place.pointer} ${what}`.slice(0, 500) });
    return { and: [] };
  }
}

const isOneOf = (operator: string, allowed: readonly FilterOperator[]): operator is FilterOperator =>
  (allowed as readonly string[]).includes(operator);

const one = (trees: readonly FilterTree[]): FilterTree => (trees.length === 1 ? trees[0]! : { and: trees });
