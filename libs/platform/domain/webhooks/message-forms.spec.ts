import { describe, expect, test } from 'vitest';
import { channelsOf, sharesChannel } from './channels.ts';
import { formMessage, thinData } from './message-forms.ts';

const SUFFIX = '01jd7r6e5vf3xbnq2m8k4tw9za';

describe('thin data', () => {
  test('keeps ids where they stand, in lists and objects, too, and nothing else', () => {
    const data = {
      bookingId: `bkg_${SUFFIX}`,
      note: 'bkg_',
      nothing: null,
      price: { amountMinor: 1 },
      bays: [{ bayId: `bay_${SUFFIX}`, name: 'One' }, { name: 'Two' }],
    };
    expect(thinData(data)).toEqual({ bookingId: `bkg_${SUFFIX}`, bays: [{ bayId: `bay_${SUFFIX}` }] });
    expect(thinData({ text: 'Hello' })).toEqual({});
  });
});

describe('an event of CloudEvents', () => {
  test('has what headers cannot hold percent-encoded, as the HTTP binding says', () => {
    const event = { id: 'evt_1', type: 'note "€" 100%', timestamp: '2026-12-01T06:00:00.000Z', data: {} };
    const { headers } = formMessage(
      event,
      { payload: 'full', format: 'cloudevents-binary' },
      { source: '/v1/events', dataSchema: null },
    );
    expect(headers).toEqual({
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': 'evt_1',
      'ce-source': '/v1/events',
      'ce-type': 'note%20%22%E2%82%AC%22%20100%25',
      'ce-time': '2026-12-01T06:00:00.000Z',
    });
  });
});

describe('channels', () => {
  test('are those of the workshops, fleets and vehicles that are named, each once', () => {
    const data = { workshopId: `wsh_${SUFFIX}`, bookingId: `bkg_${SUFFIX}`, all: [{ id: `veh_${SUFFIX}` }] };
    expect(channelsOf(data, { again: `wsh_${SUFFIX}`, fleetId: `flt_${SUFFIX}` }, undefined)).toEqual([
      `flt_${SUFFIX}`,
      `veh_${SUFFIX}`,
      `wsh_${SUFFIX}`,
    ]);
  });

  test('leave nothing out for who names none', () => {
    expect([sharesChannel([], []), sharesChannel(['a'], []), sharesChannel(['a', 'b'], ['b'])]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
