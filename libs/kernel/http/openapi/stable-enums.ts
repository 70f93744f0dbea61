/**
 * The same document with the words of every `enum` in alphabetical order: the compiler hands out a union's words in the order in
 * which it has met them, which changes with files that have nothing to do with it.
 */
export function stableEnums<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map((one: unknown) => stableEnums(one)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'enum' ? inOrder(value) : stableEnums(value)]),
  ) as Node;
}

function inOrder(value: unknown): unknown {
  const areWords = Array.isArray(value) && value.every((word) => typeof word === 'string');
  return areWords ? value.toSorted() : stableEnums(value);
}
