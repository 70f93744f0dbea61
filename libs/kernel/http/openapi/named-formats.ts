const INT32 = 2 ** 31;

type Node = Readonly<Record<string, unknown>>;

/**
 * The same document in which each schema says exactly what our names and bounds mean already: `startsAt` is an instant, `dueOn` a day, an
 * integer is `int32` where its own bounds say so and else `int64`, any other number is a `double`. What a schema says itself stays.
 */
export function namedFormats<Part>(part: Part, name = ''): Part {
  if (Array.isArray(part)) return part.map((one: unknown) => namedFormats(one)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key.startsWith('example') ? value : namedFormats(value, key)]),
  );
  const format = 'format' in inner ? undefined : formatOf(inner, name);
  return (format === undefined ? inner : { ...inner, format }) as Part;
}

function formatOf(schema: Node, name: string): string | undefined {
  const has = (type: string) => schema['type'] === type || (Array.isArray(schema['type']) && schema['type'].includes(type));
  if (has('integer')) return widthOf(schema);
  if (has('number')) return 'double';
  // A text that is bounded is a text, whatever its name: `foundAt` may be an address.
  if (!has('string') || ['enum', 'pattern', 'maxLength'].some((word) => word in schema)) return undefined;
  if (/[a-z]At$/.test(name)) return 'date-time';
  return /[a-z]On$/.test(name) ? 'date' : undefined;
}

function widthOf({ minimum, maximum }: Node): 'int32' | 'int64' {
  const fits = (bound: unknown) => typeof bound === 'number' && bound >= -INT32 && bound < INT32;
  return fits(minimum) && fits(maximum) ? 'int32' : 'int64';
}
