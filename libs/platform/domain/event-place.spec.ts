import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '#kernel';
import { firstRecordedAt, parseEventPlace } from './event-place.ts';

const parse = (text: string) => parseEventPlace(text, parseInstant);

test.each([
  ['beginning', { kind: 'beginning' }],
  ['now', { kind: 'now' }],
  ['0', { kind: 'position', position: 0 }],
  ['8812', { kind: 'position', position: 8812 }],
  ['evt_01jd7r6e5vf3xbnq2m8k4tw9za', { kind: 'event', eventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
  ['2026-11-22T08:00:00+03:00', { kind: 'time', time: new Date('2026-11-22T05:00:00Z') }],
])('%s is a place', (text, place) => expect(parse(text)).toEqual(place));

test.each(['', 'Now', '-1', '1.5', 'evt_1', 'bkg_01jd7r6e5vf3xbnq2m8k4tw9za', '2026-11-22', '2026-02-30T00:00:00Z'])(
  '"%s" is none',
  (text) => expect(parse(text)).toBeUndefined(),
);

test('the first event at or after a time is the one that a look at every event finds, in few looks', async () => {
  const times = fc.array(fc.nat(50), { maxLength: 40 }).map((list) => list.toSorted((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(times, fc.nat(60), async (recorded, wanted) => {
      let looks = 0;
      const found = await firstRecordedAt(new Date(wanted), recorded.length, (position) => {
        looks += 1;
        return Promise.resolve(new Date(recorded[position - 1]!));
      });
      const index = recorded.findIndex((at) => at >= wanted);
      expect(found).toBe(index < 0 ? recorded.length + 1 : index + 1);
      expect(looks).toBeLessThanOrEqual(6);
    }),
  );
});
