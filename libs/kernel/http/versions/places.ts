import { isJson } from './form.ts';
import { type Place } from './api-change.ts';

type Json = Readonly<Record<string, unknown>>;

/** A copy in which every object at the place was changed; what stands there and is no object stays as it is. */
export function changeAt(value: unknown, place: Place, change: (object: Json) => Json): unknown {
  return changeIn(value, partsOf(place), change);
}

/** The path of an error with what follows the place changed: `positions/0/location/latitude`, as a list. */
export function pathAt(path: readonly string[], place: Place, change: (inner: readonly string[]) => readonly string[]) {
  const parts = partsOf(place);
  const fits = parts.every((part, index) => (part === '[]' ? /^\d+$/.test(path[index] ?? '') : path[index] === part));
  return fits ? [...path.slice(0, parts.length), ...change(path.slice(parts.length))] : path;
}

/** `positions[].fix` is `positions`, `[]`, `fix`. */
export function partsOf(place: Place): string[] {
  return place
    .split('.')
    .flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part]))
    .filter((part) => part !== '');
}

function changeIn(value: unknown, parts: readonly string[], change: (object: Json) => Json): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return isJson(value) ? change(value) : value;
  if (part === '[]') return Array.isArray(value) ? value.map((item: unknown) => changeIn(item, rest, change)) : value;
  return isJson(value) && Object.hasOwn(value, part)
    ? { ...value, [part]: changeIn(value[part], rest, change) }
    : value;
}
