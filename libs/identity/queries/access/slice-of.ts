import { type CursorPosition, type Keyset } from '#kernel';

type Key = readonly (string | number | Date | boolean)[];

/** A page of what is in memory already, as SQL would cut it. */
export function sliceOf<Row extends object>(
  all: readonly Row[],
  keyset: Keyset<Row>,
  { limit, position }: { readonly limit: number; readonly position: CursorPosition | undefined },
): Row[] {
  const sorted = [...all].sort((one, other) => compare(keyset.keyOf(one), keyset.keyOf(other)));
  if (!position) return sorted.slice(0, limit);
  const beyond = position.direction === 'next' ? 1 : -1;
  const rest = sorted.filter((row) => compare(keyset.keyOf(row) as Key, position.key as Key) === beyond);
  return (position.direction === 'next' ? rest : rest.toReversed()).slice(0, limit);
}

function compare(one: Key, other: Key): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  if (index === -1) return 0;
  return one[index]! < other[index]! ? -1 : 1;
}
