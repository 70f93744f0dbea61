/** A value of JSON as text, the same whatever the order of its keys. @throws RangeError where it is nested too deep to be told */
export function textOfValue(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) => (isObject(one) ? inOrder(one) : one));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
