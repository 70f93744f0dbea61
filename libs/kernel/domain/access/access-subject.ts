/** How a column's values look in a condition, and how they compare. */
export type AccessColumn = (
  | { readonly kind: 'id'; readonly prefix: string }
  | { readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'instant' }
) & {
  /** The column may hold NULL. Ranges are then refused: in JavaScript `null <= 10`, in SQL not. */
  readonly nullable?: true;
};

/**
 * Something that permissions speak of, as its context declares it: what may be done with it, by which of its columns rules may tell one
 * from another, and which of its fields rules may hide or protect. One declaration serves the check of an instance and the SQL filter.
 */
export interface AccessSubject {
  /** First half of a permission: `booking`. */
  readonly name: string;
  /** Second halves: `read`, `cancel`. */
  readonly actions: readonly string[];
  /** By the names of the entity's properties. Absent: no condition can be put on it. */
  readonly columns?: Readonly<Record<string, AccessColumn>>;
  /** Members of its answers and bodies that a rule may name. */
  readonly fields?: readonly string[];
  /** The column by which a grant for some workshops, some vehicles or oneself narrows it down. */
  readonly scopes?: Readonly<Partial<Record<NarrowScope, string>>>;
  /** Actions that a narrow grant allows as they are, because they concern nobody's workshop or vehicle: searching slots. */
  readonly open?: readonly string[];
  /** It concerns the caller's own account, or who may call: the same in test data as in live data. */
  readonly isOfAccount?: true;
  /** Actions that a key may do which lies open in a page or an app. Absent: none. */
  readonly public?: readonly string[];
}

/** Of what a grant allows: the things of some workshops, of some vehicles, or one's own. */
export type NarrowScope = 'workshop' | 'fleet' | 'own';

/** The subjects of all contexts, by name. */
export interface AccessSubjects {
  find(name: string): AccessSubject | undefined;
  readonly names: readonly string[];
}

/** One thing that may, or may not (`inverted`), be done: bound to somebody, with real values. Later rules go before earlier ones. */
export interface AccessRule {
  /** `manage` is every action. */
  readonly action: string;
  /** `all` is every subject. */
  readonly subject: string;
  readonly fields?: readonly string[];
  readonly conditions?: BoundConditions;
  readonly inverted?: boolean;
}

/** Ids are plain UUIDs, instants ISO 8601 in UTC to the millisecond, so that text compares as time. */
export type BoundValue = string | number | boolean | null;

/** All columns, and all operators of a column, must hold. */
export type BoundConditions = Readonly<Record<string, BoundOperators>>;

export interface BoundOperators {
  readonly $eq?: BoundValue;
  readonly $ne?: BoundValue;
  readonly $in?: readonly BoundValue[];
  readonly $nin?: readonly BoundValue[];
  readonly $gt?: string | number;
  readonly $gte?: string | number;
  readonly $lt?: string | number;
  readonly $lte?: string | number;
}
