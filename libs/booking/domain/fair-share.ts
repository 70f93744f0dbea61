/**
 * At most `limit` of all items: an equal share from the head of each list, and what a short list leaves goes to the others. So one
 * workshop with free days does not crowd out all the rest.
 */
export function fairShare<T>(lists: readonly (readonly T[])[], limit: number): T[] {
  const taken: T[] = [];
  for (let rank = 0; taken.length < limit; rank += 1) {
    const round = lists.flatMap((list) => (rank < list.length ? [list[rank]!] : []));
    if (round.length === 0) return taken;
    taken.push(...round.slice(0, limit - taken.length));
  }
  return taken;
}
