import { expect, test } from 'vitest';
import { isTroubled } from './tenant-state.ts';

const WELL = { pausedSince: null, queueSeconds: 0, endpointsPaused: 0, endpointsLost: 0 };

test.each([
  ['nothing is late, paused or lost', {}, false],
  ['a message has been due for less than a minute', { queueSeconds: 59 }, false],
  ['a message has been due for a minute', { queueSeconds: 60 }, true],
  ['a breaker pauses an endpoint', { endpointsPaused: 1 }, true],
  ['an endpoint was disabled, and not by its owner', { endpointsLost: 1 }, true],
  ['the operator has nothing sent', { pausedSince: new Date() }, true],
])('where %s somebody should look at it or not', (_, over, expected) => {
  expect(isTroubled({ ...WELL, ...over })).toBe(expected);
});
