/** The kinds of thing that have a channel, by the prefix of their ids: workshop, fleet, vehicle. */
const KINDS = 'wsh|flt|veh';

/** What a channel is called: by the id of its thing. */
export const CHANNEL = new RegExp(`^(?:${KINDS})_[0-7][0-9a-hjkmnp-tv-z]{25}$`);

/** Most channels that one endpoint can name. */
export const MOST_CHANNELS = 20;

/**
 * The channels of public data: one for each workshop, fleet and vehicle whose id stands in it, at any depth, each once and in order.
 * An event has those of its own data and of the data of its stream's first event, so that a booking stays in the channel of the workshop
 * where it was held, though later events name the booking alone.
 */
export function channelsOf(...data: readonly unknown[]): string[] {
  return [...new Set(data.flatMap(idsIn))].toSorted();
}

/** Whether an endpoint with these channels gets what is in those; without any it gets everything. */
export function sharesChannel(wanted: readonly string[], channels: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((channel) => channels.includes(channel));
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return CHANNEL.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
