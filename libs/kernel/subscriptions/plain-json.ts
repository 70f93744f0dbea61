/**
 * Gives a value back when JSON carries it without loss: null, texts, booleans, finite numbers, and lists and plain objects of these.
 * A member that is undefined counts as absent. @throws Error that names the first member that JSON would change
 */
export function plainJson<T>(value: T, name: string): T {
  check(value, name);
  return value;
}

function check(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) return value.forEach((item, index) => check(item, `${path}[${index}]`));
  if (isPlainObject(value)) {
    for (const [key, member] of Object.entries(value)) if (member !== undefined) check(member, `${path}.${key}`);
    return;
  }
  const what = typeof value === 'object' ? value.constructor.name : typeof value;
  throw new Error(`${path} is of type ${what}, which JSON does not carry; use texts, numbers, lists and plain objects`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
