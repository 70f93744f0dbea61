import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilterJson, typedId } from '#kernel';
import { filterFields, messageFilter } from './message-filter.ts';

const ID = typedId('wsh', '01936a2c-0000-7000-8000-000000000001');
const EXAMPLE = {
  workshopId: ID,
  at: '2026-12-01T06:00:00.000Z',
  localAt: '2026-12-01T09:00',
  isUrgent: true,
  price: { amountMinor: 100, currency: 'SAR' },
  parts: ['one'],
  nothing: null,
};
const fields = filterFields([EXAMPLE]);
const judge = (filter: object) => {
  const { tree, errors } = parseFilterJson(fields, filter);
  expect(errors).toEqual([]);
  return (data: object) =>
    messageFilter(tree, fields)({ id: 'evt_1', type: 'job.done', timestamp: EXAMPLE.at, data: { ...data } });
};

describe('the fields of messages', () => {
  test('are read off the examples of their types, lists left out', () => {
    expect(fields).toEqual({
      type: { kind: 'text' },
      timestamp: { kind: 'instant' },
      'data.workshopId': { kind: 'id', prefix: 'wsh', nullable: true },
      'data.at': { kind: 'instant', nullable: true },
      'data.localAt': { kind: 'text', nullable: true },
      'data.isUrgent': { kind: 'boolean', nullable: true },
      'data.price.amountMinor': { kind: 'number', nullable: true },
      'data.price.currency': { kind: 'text', nullable: true },
    });
  });

  test('that types hold in different ways are texts where both are, and none where one is not', () => {
    const others = filterFields([EXAMPLE, { workshopId: 'here', at: ID, isUrgent: 'very', price: 3 }, EXAMPLE]);
    expect([others['data.workshopId'], others['data.at'], others['data.isUrgent']]).toEqual([
      { kind: 'text', nullable: true },
      { kind: 'text', nullable: true },
      undefined,
    ]);
    expect(others['data.price']).toEqual({ kind: 'number', nullable: true });
  });
});

describe('a filter', () => {
  test('compares values as what they are, whichever way they are written', () => {
    expect(judge({ 'data.at': '2026-12-01T09:00:00+03:00' })(EXAMPLE)).toBe(true);
    expect(judge({ 'data.workshopId': { in: [ID] }, 'data.isUrgent': true })(EXAMPLE)).toBe(true);
    expect(judge({ 'data.price.amountMinor': { gte: 100, lt: 101 } })(EXAMPLE)).toBe(true);
    expect(judge({ type: { prefix: 'JOB.' }, timestamp: { gt: '2027-01-01T00:00:00Z' } })(EXAMPLE)).toBe(false);
  });

  test('takes for null what is not there or is something else than usual', () => {
    const isNull = judge({ 'data.price.amountMinor': { isNull: true } });
    expect([{}, { price: null }, { price: 3 }, { price: { amountMinor: '100' } }, EXAMPLE].map(isNull)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(judge({ 'data.workshopId': { ne: ID } })({ workshopId: 'nobody' })).toBe(true);
  });

  test('answers whatever the message holds', () => {
    const all = judge({
      or: Object.keys(fields).map((name) => ({
        [name]: name === 'type' || name === 'timestamp' ? values(name) : { isNull: false },
      })),
    });
    fc.assert(fc.property(fc.object(), (data) => typeof all(data) === 'boolean'));
  });
});

const values = (name: string) => (name === 'type' ? 'x' : '2020-01-01T00:00:00Z');
