import { type ApiChange, grouped, renamed } from '#kernel';

const location = grouped('location', ['latitude', 'longitude']);

/** What answers and bodies about movements looked like before. */
export const telematicsChanges: readonly ApiChange[] = [
  {
    version: '2026-11-21',
    title: 'A position holds its coordinates in `location`, as a workshop does',
    migration: 'Read and send `location.latitude` and `location.longitude` in place of `latitude` and `longitude`.',
    schemas: [
      { schema: 'PositionView', form: location, answers: { getLastPosition: '', listPositions: 'data[]' } },
      { schema: 'SentPosition', form: location, requests: { storePositions: 'positions[]' } },
    ],
  },
  {
    version: '2026-11-21',
    title: 'How many positions a trip has is its `positionCount`: `positions` are lists everywhere else',
    migration: 'Read `positionCount` in place of `positions`.',
    schemas: [{ schema: 'TripView', form: renamed('positions', 'positionCount'), answers: { listTrips: 'data[]' } }],
  },
];
