import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedId } from '../../domain/typed-id.ts';
import { type FilterTree, matchesFilter } from './filter-tree.ts';
import { ListFields } from './list-fields.ts';
import { parseFilter, parseFilterJson } from './parse-filter.ts';

interface Row {
  thingId: string;
  status: string;
  plate: string | null;
  mileage: number;
  seenAt: Date;
}

const VEHICLE = '01933b7a-0000-7000-8000-000000000001';
const list = new ListFields<Row>({
  name: 'sample.things',
  id: 'thingId',
  sort: '-seenAt',
  shape: { id: true },
  fields: {
    id: { kind: 'id', prefix: 'thg', column: 'thingId' },
    status: { kind: 'text', values: ['open', 'closed'] },
    plate: { kind: 'text', nullable: true },
    mileage: { kind: 'number', sortable: true },
    seenAt: { kind: 'instant', sortable: true },
  },
});
const NOW = new Date('2026-12-01T09:00:00Z');
const faultsOf = (read: () => unknown): readonly unknown[] => {
  try {
    read();
  } catch (error) {
    return (error as { extensions: { errors: unknown[] } }).extensions.errors;
  }
  return [];
};

describe('a filter in a query', () => {
  test('is a tree of typed comparisons', () => {
    const { tree, errors } = parseFilter(list.allowed, {
      status: 'open',
      mileage: { gte: '10', lt: '20.5' },
      id: { in: typedId('thg', VEHICLE) },
      seenAt: { gt: '2026-12-01T12:00:00+03:00' },
      plate: { isNull: 'true' },
    });
    expect(errors).toEqual([]);
    expect(tree).toEqual({
      and: [
        { field: 'status', operator: 'eq', value: 'open' },
        {
          and: [
            { field: 'mileage', operator: 'gte', value: 10 },
            { field: 'mileage', operator: 'lt', value: 20.5 },
          ],
        },
        { field: 'id', operator: 'in', value: [VEHICLE] },
        { field: 'seenAt', operator: 'gt', value: NOW },
        { field: 'plate', operator: 'isNull', value: true },
      ],
    });
  });

  test.each([
    [{ colour: 'red' }, 'filter[colour]', 'unknown-field'],
    [{ or: [{ status: 'open' }] }, 'filter[or]', 'unknown-field'],
    [{ status: 'broken' }, 'filter[status]', 'value'],
    [{ status: { gt: 'open' } }, 'filter[status][gt]', 'unknown-operator'],
    [{ mileage: { gte: '1e3' } }, 'filter[mileage][gte]', 'value'],
    [{ mileage: '' }, 'filter[mileage]', 'value'],
    [{ seenAt: { lt: '2026-02-30T00:00:00Z' } }, 'filter[seenAt][lt]', 'value'],
    [{ id: VEHICLE }, 'filter[id]', 'value'],
    [{ id: { in: Array.from({ length: 101 }, () => 'x').join(',') } }, 'filter[id][in]', 'value'],
    [{ plate: { isNull: 'maybe' } }, 'filter[plate][isNull]', 'value'],
    [{ plate: ['a', 'b'] }, 'filter[plate]', 'value'],
  ])('%j is refused at %s', (filter, parameter, code) => {
    expect(faultsOf(() => list.read({ filter }, NOW))).toMatchObject([{ parameter, code }]);
  });
});

describe('a filter in a body', () => {
  test('joins by and, or and not', () => {
    const { tree, errors } = parseFilterJson(list.allowed, {
      status: 'open',
      or: [{ mileage: { gt: 5 } }, { not: { plate: { prefix: 'AB' } } }],
    });
    expect(errors).toEqual([]);
    expect(tree).toEqual({
      and: [
        { field: 'status', operator: 'eq', value: 'open' },
        {
          or: [
            { field: 'mileage', operator: 'gt', value: 5 },
            { not: { field: 'plate', operator: 'prefix', value: 'AB' } },
          ],
        },
      ],
    });
  });

  const deep = (levels: number): object => (levels === 0 ? { status: 'open' } : { not: deep(levels - 1) });
  test.each([
    [{ mileage: '5' }, '/filter/mileage', 'value'],
    [{ and: {} }, '/filter/and', 'form'],
    [{ or: [] }, '/filter/or', 'form'],
    [{ or: ['open'] }, '/filter/or/0', 'form'],
    [{ plate: { in: [] } }, '/filter/plate/in', 'value'],
    [{ plate: { isNull: 'true' } }, '/filter/plate/isNull', 'value'],
    [{ 'a/b': 1 }, '/filter/a~1b', 'unknown-field'],
    [{ constructor: 'x' }, '/filter/constructor', 'unknown-field'],
    [deep(5), '/filter/not/not/not/not/not', 'depth'],
    [{ or: Array.from({ length: 51 }, () => ({ status: 'open' })) }, '/filter', 'size'],
  ])('%j is refused at %s', (filter, pointer, code) => {
    expect(faultsOf(() => list.read({ form: 'json', filter }, NOW))).toMatchObject([{ pointer, code }]);
  });
  test('as deep and as large as is allowed is read', () => {
    const filter = { and: [deep(2), { or: Array.from({ length: 49 }, () => ({ status: 'open' })) }] };
    expect(faultsOf(() => list.read({ form: 'json', filter }, NOW))).toEqual([]);
  });
});

describe('a sort', () => {
  test.each([
    [undefined, '-seenAt,-thingId'],
    ['mileage', 'mileage,thingId'],
    ['-mileage,seenAt', '-mileage,seenAt,thingId'],
    ['mileage,-id', 'mileage,-thingId'],
    ['id,mileage', 'thingId'],
  ])('%s ends in the id: %s', (sort, keyset) => {
    expect(list.read(sort === undefined ? {} : { sort }, NOW).keyset.sort).toBe(keyset);
  });
  test.each(['plate', '', 'mileage,mileage', 'mileage,-mileage', '--mileage', 'mileage,,id', 'colour'])(
    '%j is refused',
    (sort) => {
      expect(faultsOf(() => list.read({ sort }, NOW))).toMatchObject([{ parameter: 'sort', code: 'sort' }]);
    },
  );
  test('of a field that may be null is refused when the process starts', () => {
    expect(
      () =>
        new ListFields<Row>({
          ...list,
          fields: { plate: { kind: 'text', nullable: true, sortable: true } },
        }),
    ).toThrow('sample.things cannot be sorted by plate');
  });
});

describe('a condition judges one thing', () => {
  const thing = { status: 'open', plate: null, mileage: 7, seenAt: NOW };
  const leaf = fc.oneof(
    fc.constantFrom('open', 'closed').map((value): FilterTree => ({ field: 'status', operator: 'eq', value })),
    fc.nat(10).map((value): FilterTree => ({ field: 'mileage', operator: 'lt', value })),
    fc.boolean().map((value): FilterTree => ({ field: 'plate', operator: 'isNull', value })),
    fc.string().map((value): FilterTree => ({ field: 'plate', operator: 'contains', value })),
  );
  test('by two truth values: not turns round, and De Morgan holds', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 4 }), (trees) => {
        const all = matchesFilter({ and: trees }, thing);
        expect(matchesFilter({ not: { and: trees } }, thing)).toBe(!all);
        expect(matchesFilter({ or: trees.map((not): FilterTree => ({ not })) }, thing)).toBe(!all);
      }),
    );
  });
  test.each([
    [{ field: 'seenAt', operator: 'eq', value: new Date(NOW) }, true],
    [{ field: 'plate', operator: 'ne', value: 'A' }, true],
    [{ field: 'plate', operator: 'prefix', value: 'A' }, false],
    [{ field: 'nothing', operator: 'isNull', value: true }, true],
  ] as const)('%j is %s', (tree, expected) => {
    expect(matchesFilter(tree, thing)).toBe(expected);
  });
});
