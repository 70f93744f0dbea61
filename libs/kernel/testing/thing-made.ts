import { type PublicEventType } from '../events/public-catalogue.ts';

/** A public event type of which nothing is special. */
export const THING_MADE: PublicEventType = {
  type: 'thing.made',
  description: 'A thing was made.',
  feature: null,
  deprecated: null,
  deprecatedOn: null,
  archivedOn: null,
  successor: null,
  prefix: null,
  version: 2,
  versions: [1, 2].map((version) => ({ version, schema: { title: `v${version}` }, example: { thingId: 'thg_1' } })),
};
