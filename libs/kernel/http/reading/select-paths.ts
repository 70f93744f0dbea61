import { type ProblemItem } from '../problems/problem.ts';
import { type Expander, type Expanders } from './expanders.ts';
import { type Shape } from './shape.ts';

/** How far an answer may be widened. */
export const EXPAND_LIMITS = { depth: 3, paths: 10 } as const;
const MOST_FIELDS = 50;

/** References to follow: under which name, by whom, and what to follow further in there. */
export type ExpandTree = Map<string, { readonly by: Expander; readonly inner: ExpandTree }>;

/** Members to keep; an empty tree is the whole of it. */
export type FieldTree = Map<string, FieldTree>;

/** What of an answer is wanted. */
export interface Selected {
  readonly expand: ExpandTree;
  /** Absent: everything. */
  readonly fields?: FieldTree;
}

/** What was asked for, as texts: `vehicle.plate`. */
export interface SelectWish {
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
}

/** Reads `fields` and `expand` against the shape of the answer. Naming a field of a reference follows it. Notes what is wrong in `errors`. */
export function selectPaths(
  { fields, expand = [] }: SelectWish,
  shape: Shape,
  { expanders, refuse }: { expanders: Expanders; refuse: (name: 'fields' | 'expand', detail: string) => void },
): Selected {
  const tree: ExpandTree = new Map();
  if (expand.length > EXPAND_LIMITS.paths) refuse('expand', `expand may name ${EXPAND_LIMITS.paths} paths at most`);
  for (const path of expand) {
    const steps = path.split('.');
    if (steps.length > EXPAND_LIMITS.depth) refuse('expand', `expand may be ${EXPAND_LIMITS.depth} deep at most`);
    else follow(steps, shape, tree);
  }
  if (!fields) return { expand: tree };
  const kept: FieldTree = new Map();
  if (fields.length > MOST_FIELDS) refuse('fields', `fields may name ${MOST_FIELDS} paths at most`);
  for (const path of fields) keep(path);
  return { expand: tree, fields: kept };

  function follow(steps: readonly string[], from: Shape, into: ExpandTree): void {
    const [name = '', ...rest] = steps;
    const by = reference(from, name, expanders);
    if (!by)
      return refuse(
        'expand',
        `expand cannot follow ${shown(name)}; there are ${referencesOf(from, expanders).join(', ') || 'none'}`,
      );
    const node = into.get(name) ?? { by, inner: new Map() };
    into.set(name, node);
    if (rest.length > 0) follow(rest, by.shape, node.inner);
  }

  function keep(path: string): void {
    let [at, inside, into, depth]: [Shape, ExpandTree, FieldTree, number] = [shape, tree, kept, 0];
    for (const name of path.split('.')) {
      const member = Object.hasOwn(at, name) ? at[name] : undefined;
      const by = member === undefined ? reference(at, name, expanders) : undefined;
      if (by && (depth += 1) <= EXPAND_LIMITS.depth) {
        const node = inside.get(name) ?? { by, inner: new Map() };
        inside.set(name, node);
        [at, inside] = [by.shape, node.inner];
      } else if (member === undefined) {
        return refuse(
          'fields',
          `fields does not know ${shown(path)}; there are ${namesOf(at, expanders).join(', ') || 'none'}`,
        );
      } else [at, inside] = [typeof member === 'object' ? member : {}, new Map()];
      const next: FieldTree = into.get(name) ?? new Map();
      into.set(name, next);
      into = next;
    }
  }
}

/** The places of faults, by how the wish was written. */
export function selectFault(form: 'query' | 'json', name: 'fields' | 'expand', detail: string): ProblemItem {
  return { ...(form === 'query' ? { parameter: name } : { pointer: `/${name}` }), code: 'unknown-path', detail };
}

/** What may be followed from here: `vehicle` where there is a `vehicleId` of a kind that somebody shows. */
export function referencesOf(shape: Shape, expanders: Pick<Expanders, 'find'>): string[] {
  return Object.entries(shape).flatMap(([name, inner]) =>
    typeof inner === 'string' && name.endsWith('Id') && expanders.find(inner) ? [name.slice(0, -'Id'.length)] : [],
  );
}

function reference(shape: Shape, name: string, expanders: Expanders): Expander | undefined {
  const prefix = Object.hasOwn(shape, `${name}Id`) ? shape[`${name}Id`] : undefined;
  return typeof prefix === 'string' ? expanders.find(prefix) : undefined;
}

const namesOf = (shape: Shape, expanders: Expanders): string[] => [
  ...Object.keys(shape),
  ...referencesOf(shape, expanders),
];

const shown = (name: string): string => `"${name.slice(0, 100)}"`;
