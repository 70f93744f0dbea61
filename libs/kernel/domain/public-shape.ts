/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One value of a public event: what JSON Schema says of it, an example that fits, and, for the compiler, its type. */
export interface ShownValue<Value> {
  readonly schema: JsonSchema;
  readonly example: Value;
  /** The field may be left out. */
  readonly isOptional?: boolean;
}

/** The public data of an event: each field by its name. */
export type PublicShape = Readonly<Record<string, ShownValue<unknown>>>;

type Left<S extends PublicShape> = { [K in keyof S]: S[K] extends { readonly isOptional: true } ? K : never }[keyof S];
type ValueOf<Shown> = Shown extends ShownValue<infer Value> ? Value : never;

/** The type of data that fits a shape. */
export type DataOfShape<S extends PublicShape> = { readonly [K in Exclude<keyof S, Left<S>>]: ValueOf<S[K]> } & {
  readonly [K in Left<S>]?: ValueOf<S[K]>;
};

const SUFFIX = '01jd7r6e5vf3xbnq2m8k4tw9za';

/** The values that public events are made of. Each function takes what a reader is told of the field. */
export const shown = {
  /** A typed id, `bkg_…`. */
  id: (prefix: string, description: string): ShownValue<string> => ({
    schema: { type: 'string', description, pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$` },
    example: `${prefix}_${SUFFIX}`,
  }),

  text: (description: string, example: string, rules: JsonSchema = {}): ShownValue<string> => ({
    schema: { type: 'string', description, ...rules },
    example,
  }),

  /** RFC 3339 in UTC. */
  instant: (description: string, example = '2026-12-01T06:00:00.000Z'): ShownValue<string> => ({
    schema: { type: 'string', format: 'date-time', description },
    example,
  }),

  integer: (description: string, example: number, rules: JsonSchema = { minimum: 0 }): ShownValue<number> => ({
    schema: { type: 'integer', description, ...rules },
    example,
  }),

  number: (description: string, example: number, rules: JsonSchema = {}): ShownValue<number> => ({
    schema: { type: 'number', description, ...rules },
    example,
  }),

  flag: (description: string, example = true): ShownValue<boolean> => ({
    schema: { type: 'boolean', description },
    example,
  }),

  /** One of a few words. More may come, so the schema gives them as examples; the compiler holds us to those that are known. */
  word: <const Word extends string>(description: string, ...words: readonly [Word, ...Word[]]): ShownValue<Word> => ({
    schema: { type: 'string', description, examples: words },
    example: words[0],
  }),

  list: <Value>(description: string, { schema, example }: ShownValue<Value>): ShownValue<readonly Value[]> => ({
    schema: { type: 'array', description, items: schema },
    example: [example],
  }),

  object: <const S extends PublicShape>(description: string, shape: S): ShownValue<DataOfShape<S>> => ({
    schema: { description, ...schemaOfShape(shape) },
    example: exampleOf(shape) as DataOfShape<S>,
  }),

  /** The value, or null. */
  nullable: <Value>({ schema, example }: ShownValue<Value>): ShownValue<Value | null> => ({
    schema: { ...schema, type: [schema['type'], 'null'] },
    example,
  }),

  /** The value, or no such field. */
  optional: <Value>(value: ShownValue<Value>): ShownValue<Value> & { readonly isOptional: true } => ({
    ...value,
    isOptional: true,
  }),
};

/** The schema of an object of this shape. Fields may be added without a new version, so others than these are not refused. */
export function schemaOfShape(shape: PublicShape): JsonSchema {
  const fields = Object.entries(shape);
  return {
    type: 'object',
    required: fields.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
    properties: Object.fromEntries(fields.map(([name, { schema }]) => [name, schema])),
  };
}

/** Data of this shape, every field in it. */
export function exampleOf(shape: PublicShape): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(shape).map(([name, { example }]) => [name, example]));
}
