/** JSON of an OpenAPI schema. */
export type SchemaJson = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

/**
 * How an object changed its form from one version to the next, said once and read three ways: an answer goes back to the old form, a
 * request forth to the new one, and the schema of the new form gives that of the old. Pure; what is not there is left out.
 */
export interface Form {
  /** New to old. */
  back(object: Json): Json;
  /** Old to new. What a client of the old form has no name for stays as it is, and is judged like any unknown field. */
  forth(object: Json): Json;
  /** The path inside the new object that an error names, as the old one has it. */
  path(path: readonly string[]): readonly string[];
  /** @param resolve follows `$ref`. */
  schema(schema: SchemaJson, resolve: (schema: SchemaJson) => SchemaJson): SchemaJson;
}

/** The field `from` is called `to` now. */
export function renamed(from: string, to: string): Form {
  return {
    back: (object) => withKey(object, to, from),
    forth: (object) => withKey(object, from, to),
    path: ([first, ...rest]) => (first === undefined ? [] : [first === to ? from : first, ...rest]),
    schema: ({ properties = {}, required, ...schema }) => ({
      ...schema,
      properties: withKey(properties as Json, to, from),
      ...(required ? { required: (required as string[]).map((name) => (name === to ? from : name)) } : {}),
    }),
  };
}

/** These fields stand inside the object `into` now. */
export function grouped(into: string, fields: readonly string[]): Form {
  return {
    back(object) {
      const { [into]: inner, ...rest } = object;
      return isJson(inner) ? { ...rest, ...pick(inner, fields) } : object;
    },
    forth(object) {
      const inner = pick(object, fields);
      return Object.keys(inner).length === 0 ? object : { ...omit(object, fields), [into]: inner };
    },
    path: ([first, ...rest]) =>
      first === into && rest.length > 0 ? rest : first === undefined ? [] : [first, ...rest],
    schema(schema, resolve) {
      const { properties = {}, required = [], ...rest } = schema;
      const { [into]: group, ...others } = properties as Record<string, SchemaJson>;
      if (!group) return schema;
      const { properties: inner = {}, required: needed = [] } = resolve(group);
      const wasRequired = (required as string[]).includes(into);
      return {
        ...rest,
        properties: { ...others, ...pick(inner as Json, fields) },
        required: [
          ...(required as string[]).filter((name) => name !== into),
          ...(wasRequired ? (needed as string[]).filter((name) => fields.includes(name)) : []),
        ],
      };
    },
  };
}

/** Several changes of one object, in the order in which they were made. */
export function allOf(...forms: readonly Form[]): Form {
  const latestFirst = forms.toReversed();
  return {
    back: (object) => latestFirst.reduce((shown, form) => form.back(shown), object),
    forth: (object) => forms.reduce((sent, form) => form.forth(sent), object),
    path: (path) => latestFirst.reduce((found, form) => form.path(found), path),
    schema: (schema, resolve) => latestFirst.reduce((found, form) => form.schema(found, resolve), schema),
  };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In the same place, so that an answer reads as it always has. */
function withKey(object: Json, from: string, to: string): Json {
  if (!Object.hasOwn(object, from)) return object;
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}

function pick(object: Json, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => fields.includes(key)));
}

function omit(object: Json, fields: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !fields.includes(key)));
}
