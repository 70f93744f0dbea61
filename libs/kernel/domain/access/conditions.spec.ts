import { describe, expect, test } from 'vitest';
import { typedId } from '../typed-id.ts';
import { type AccessSubject } from './access-subject.ts';
import { bindConditions, narrowed } from './conditions.ts';

const id = '0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11';
const other = '0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a12';
const booking: AccessSubject = {
  name: 'booking',
  actions: ['read'],
  columns: {
    workshopId: { kind: 'id', prefix: 'wsh' },
    startsAt: { kind: 'instant' },
    note: { kind: 'text', nullable: true },
  },
};

describe('conditions are bound to somebody', () => {
  test('ids become UUIDs, instants UTC, templates values', () => {
    expect(bindConditions(booking, { workshopId: { $eq: typedId('wsh', id) } }, {})).toEqual({
      workshopId: { $eq: id },
    });
    expect(bindConditions(booking, { startsAt: { $gte: '2026-12-01T09:00:00+03:00' } }, {})).toEqual({
      startsAt: { $gte: '2026-12-01T06:00:00.000Z' },
    });
    const own = { workshopId: { $in: '${user.workshopIds}' } };
    expect(bindConditions(booking, own, { 'user.workshopIds': [id] })).toEqual({ workshopId: { $in: [id] } });
  });

  test.each([
    ['a template without a value', { workshopId: { $in: '${user.workshopIds}' } }, {}],
    ['a template with an empty value', { workshopId: { $in: '${user.workshopIds}' } }, { 'user.workshopIds': [] }],
    ['a template that nobody knows', { workshopId: { $eq: '${constructor}' } }, {}],
    ['an operator that nobody knows', { note: { $regex: '.*' } }, {}],
    ['a column that nobody knows', { constructor: { $eq: 'x' } }, {}],
    ['a value of another kind', { startsAt: { $gte: 'soon' } }, {}],
    ['an empty list', { note: { $in: [] } }, {}],
  ])('%s allows nothing', (_, conditions, values) => {
    expect(bindConditions(booking, conditions, values)).toBeNull();
  });

  test('two lists of one column become what they have in common, and nothing is nothing', () => {
    expect(narrowed({}, 'workshopId', [id])).toEqual({ workshopId: { $in: [id] } });
    expect(narrowed({ workshopId: { $in: [id, other] } }, 'workshopId', [other])).toEqual({
      workshopId: { $in: [other] },
    });
    expect(narrowed({ workshopId: { $ne: id } }, 'workshopId', [id, other])).toEqual({
      workshopId: { $ne: id, $in: [id, other] },
    });
    expect(narrowed({ workshopId: { $in: [id] } }, 'workshopId', [other])).toBeNull();
    expect(narrowed({}, 'workshopId', [])).toBeNull();
  });
});
