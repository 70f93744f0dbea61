import { getMetadataStorage } from 'class-validator';

/** A JSON Schema as the document holds it; only what is read or written here. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Rule {
  readonly name?: string;
  readonly each: boolean;
  readonly propertyName: string;
  readonly constraints?: readonly unknown[];
}

type Keywords = (...constraints: readonly unknown[]) => Schema;

/** class-validator's rules in the words of JSON Schema; a rule that is not named has no such words. */
const KEYWORDS: Readonly<Record<string, Keywords>> = {
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ format: 'double' }),
  min: (minimum) => ({ minimum }),
  max: (maximum) => ({ maximum }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  isLatitude: () => ({ minimum: -90, maximum: 90, format: 'double' }),
  isLongitude: () => ({ minimum: -180, maximum: 180, format: 'double' }),
  minLength: (minLength) => ({ minLength }),
  maxLength: (maxLength) => ({ maxLength }),
  isLength: (minLength, maxLength) => ({ minLength, ...(maxLength === undefined ? {} : { maxLength }) }),
  isNotEmpty: () => ({ minLength: 1 }),
  // JSON Schema has no flags: a pattern that needs one cannot be told.
  matches: (pattern) => (pattern instanceof RegExp && /^[uv]?$/.test(pattern.flags) ? { pattern: pattern.source } : {}),
  isEmail: () => ({ format: 'email' }),
  isUuid: () => ({ format: 'uuid' }),
  isUrl: () => ({ format: 'uri' }),
  isIso8601: () => ({ format: 'date-time' }),
  isIn: (words) => (Array.isArray(words) ? { enum: words } : {}),
  arrayMinSize: (minItems) => ({ minItems }),
  arrayMaxSize: (maxItems) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};
const OF_THE_LIST = new Set(['arrayMinSize', 'arrayMaxSize', 'arrayUnique']);

/**
 * The schemas of DTO classes with every rule of class-validator that they do not tell yet: the compiler plugin reads most, but not those
 * inside our own decorators, of items (`each`), or of a class that was compiled without it. What a schema says already stays.
 */
export function withClassConstraints<Schemas extends Readonly<Record<string, object>>>(schemas: Schemas): Schemas {
  const classes = validatedClasses();
  const filled = Object.entries(schemas).map(([name, schema]) => {
    const target = classes.get(name);
    return [name, target ? fill(schema as Schema, rulesOf(target)) : schema];
  });
  return Object.fromEntries(filled) as Schemas;
}

type Target = abstract new () => object;

/** By name, which is what a schema is known by too; two classes of one name would already be one schema. */
function validatedClasses(): Map<string, Target> {
  // The field is private, and the only way in: class-validator-jsonschema reads it too.
  const all = Reflect.get(getMetadataStorage(), 'validationMetadatas') as ReadonlyMap<Target, unknown>;
  return new Map([...all.keys()].map((target) => [target.name, target]));
}

function rulesOf(target: Target): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
}

function fill(schema: Schema, rules: readonly Rule[]): Schema {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    return [name, own.reduce(obey, property)];
  });
  return { ...schema, properties: Object.fromEntries(properties) as Record<string, Schema> };
}

function obey(schema: Schema, { name = '', each, constraints = [] }: Rule): Schema {
  const keywords = KEYWORDS[name]?.(...constraints);
  if (!keywords || '$ref' in schema || 'allOf' in schema) return schema;
  if (!each || OF_THE_LIST.has(name)) return merged(keywords, schema);
  return schema.items ? { ...schema, items: obey(schema.items, { name, each: false, propertyName: '', constraints }) } : schema;
}

/** What is said stays, but a whole number is more exact than a number. */
function merged(keywords: Schema, said: Schema): Schema {
  const exact = keywords.type === 'integer' && said.type === 'number' ? { type: 'integer' } : {};
  const isRange = 'minimum' in keywords || 'maximum' in keywords;
  if (isRange && said.type === 'string') return said;
  return { ...keywords, ...said, ...exact };
}
