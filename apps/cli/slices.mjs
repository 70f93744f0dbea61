// Cuts the packages of a program into files of a bearable size: V8 keeps what it needed to read the largest one.

/** Characters of source, comments included, in a file. */
const SLICE = 1_500_000;

/**
 * Numbers modules in the order in which they are evaluated, in slices that follow each other: what a module imports lies in its own
 * slice or in an earlier one, so that files never import each other in a circle.
 * @param {readonly string[]} entries ids of the programs
 * @param {(id: string) => { imports: readonly string[]; size: number } | undefined} look
 * @returns {Map<string, number>} slice by id
 */
export function slicesOf(entries, look) {
  const order = evaluationOrder(entries, look);
  const place = new Map(order.map((id, index) => [id, index]));
  const slices = new Map();
  let slice = 0;
  let size = 0;
  let open = -1;
  for (const [index, id] of order.entries()) {
    slices.set(id, slice);
    size += look(id)?.size ?? 0;
    // Modules in a circle import what comes after them: until the last of those there is no place to cut.
    for (const imported of look(id)?.imports ?? []) open = Math.max(open, place.get(imported) ?? -1);
    if (size > SLICE && open <= index) {
      slice += 1;
      size = 0;
    }
  }
  return slices;
}

/** Depth first, what is imported before who imports it: as ES modules are evaluated. */
function evaluationOrder(entries, look) {
  const seen = new Set(entries);
  const order = [];
  const path = entries.toReversed().map((id) => ({ id, next: 0 }));
  while (path.length > 0) {
    const top = path.at(-1);
    const imported = look(top.id)?.imports[top.next];
    if (imported === undefined) {
      order.push(top.id);
      path.pop();
    } else {
      top.next += 1;
      if (!seen.has(imported)) {
        seen.add(imported);
        path.push({ id: imported, next: 0 });
      }
    }
  }
  return order;
}
