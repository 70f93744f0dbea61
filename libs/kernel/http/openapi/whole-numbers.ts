/**
 * The same schemas in which a number is an integer unless it says `format: double`: whatever Clutch counts, numbers or prices is whole, and
 * the compiler knows only that it is a `number`. A fraction that is answered says so by `@ApiProperty({ format: 'double' })`, one that is
 * sent by `@IsNumber()`; Prism and the fuzzer see an answer that forgot.
 */
export function wholeNumbers<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map((one: unknown) => wholeNumbers(one)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, key.startsWith('example') ? value : wholeNumbers(value)]);
  const inner = Object.fromEntries(entries) as Record<string, unknown>;
  return (inner['format'] === 'double' ? inner : { ...inner, ...wholeType(inner['type']) }) as Node;
}

function wholeType(type: unknown): { readonly type?: unknown } {
  if (type === 'number') return { type: 'integer' };
  return Array.isArray(type) ? { type: type.map((one: unknown) => (one === 'number' ? 'integer' : one)) } : {};
}
