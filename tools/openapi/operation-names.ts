/** `maintenance needs` → `maintenanceNeeds`, `sign-in` → `signIn`. */
export function resourceName(tag: string): string {
  return tag.toLowerCase().replaceAll(/[ -]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `bookings` → `Bookings` */
export const capital = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/**
 * What an operation is called under its resource: its id without the resource's own noun, so that `listBookings` is `bookings.list`,
 * `getBookingTimeline` is `bookings.getTimeline` and `holdSlot` stays `bookings.holdSlot`.
 */
export function methodName(operationId: string, tag: string): string {
  const nouns = [capital(resourceName(tag)), capital(resourceName(singular(tag)))];
  const found = nouns.find((noun) => new RegExp(`[a-z]${noun}(?=[A-Z]|$)`).test(operationId));
  return found ? operationId.replace(new RegExp(`${found}(?=[A-Z]|$)`), '') : operationId;
}

function singular(tag: string): string {
  return tag.endsWith('ies') ? `${tag.slice(0, -3)}y` : tag.replace(/s$/, '');
}

/** The names of a resource's operations; where two would have the same, both keep their whole ids. */
export function methodNames(operationIds: readonly string[], tag: string): ReadonlyMap<string, string> {
  const short = operationIds.map((id) => [id, methodName(id, tag)] as const);
  const taken = (name: string) => short.filter(([, other]) => other === name).length > 1;
  return new Map(short.map(([id, name]) => [id, taken(name) ? id : name]));
}
