import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runInContext } from '../../context/request-context.ts';
import { SAMPLE_TENANT } from '../../testing/sample-http-app.ts';
import { Keyset, type KeysetWhere } from './keyset.ts';
import { type Page } from './page.dto.ts';
import { Paging } from './paging.ts';

interface Row {
  readonly rank: number;
  readonly at: Date;
  readonly id: string;
}
type Order = Record<string, 'asc' | 'desc'>;
type Comparable = string | number;

const comparable = (value: unknown): Comparable => (value instanceof Date ? value.getTime() : (value as Comparable));

/** What a database makes of a keyset's condition. */
function holds(where: KeysetWhere, row: Row): boolean {
  const steps = where['$or'] as Record<string, unknown>[] | undefined;
  if (!steps) return true;
  return steps.some((step) =>
    Object.entries(step).every(([field, wanted]) => {
      const value = comparable(row[field as keyof Row]);
      if (wanted === null || typeof wanted !== 'object' || wanted instanceof Date) return value === comparable(wanted);
      const [[operator, limit] = ['', 0]] = Object.entries(wanted);
      return operator === '$gt' ? value > comparable(limit) : value < comparable(limit);
    }),
  );
}

function sorted(rows: readonly Row[], order: Order): Row[] {
  return rows.toSorted((a, b) => {
    for (const [field, direction] of Object.entries(order)) {
      const [left, right] = [comparable(a[field as keyof Row]), comparable(b[field as keyof Row])];
      if (left !== right) return (left < right ? -1 : 1) * (direction === 'asc' ? 1 : -1);
    }
    return 0;
  });
}

const paging = new Paging('a secret of at least thirty-two characters');
const keyset = new Keyset<Row>([
  ['rank', 'asc'],
  ['at', 'desc'],
  ['id', 'asc'],
]);

function pageOf(rows: readonly Row[], limit: number, cursor?: string): Promise<Page<Row>> {
  const work = () =>
    paging.page(
      { limit, ...(cursor === undefined ? {} : { cursor }) },
      {
        list: 'rows',
        keyset,
        view: (row: Row) => row,
        fetch: async (where, order, most) =>
          sorted(
            rows.filter((row) => holds(where, row)),
            order,
          ).slice(0, most),
      },
    );
  return runInContext({ requestId: 'r', correlation: 'r', source: 'api', tenant: SAMPLE_TENANT }, work);
}

const rowsArbitrary = fc
  .array(
    fc.record({ rank: fc.integer({ min: 0, max: 2 }), at: fc.integer({ min: 0, max: 2 }).map((ms) => new Date(ms)) }),
    { maxLength: 25 },
  )
  .map((rows): Row[] => rows.map(({ rank, at }, index) => ({ rank, at, id: String(index).padStart(2, '0') })));

describe('paging', () => {
  test('forwards and then backwards shows every row once, in order, however the keys repeat', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.integer({ min: 1, max: 7 }), async (rows, limit) => {
        const pages: Page<Row>[] = [await pageOf(rows, limit)];
        while (pages.at(-1)!.page.nextCursor !== null && pages.length <= rows.length)
          pages.push(await pageOf(rows, limit, pages.at(-1)!.page.nextCursor!));
        expect(pages.flatMap(({ data }) => data)).toEqual(sorted(rows, keyset.orderBy()));
        expect(pages.map(({ page }) => page.hasMore)).toEqual(pages.map((_, index) => index < pages.length - 1));
        for (let index = pages.length - 1; index > 0; index -= 1) {
          const back = await pageOf(rows, limit, pages[index]!.page.prevCursor!);
          expect(back.data).toEqual(pages[index - 1]!.data);
          expect(back.page.hasMore).toBe(true);
          expect(back.page.prevCursor === null).toBe(index === 1);
        }
      }),
      { numRuns: 100 },
    );
  });
  test('a row that comes or goes between two pages neither repeats nor hides another', async () => {
    const row = (id: string): Row => ({ rank: 0, at: new Date(0), id });
    const first = await pageOf(['b', 'c', 'd', 'e'].map(row), 2);
    const second = await pageOf(['a', 'c', 'd', 'e'].map(row), 2, first.page.nextCursor!);
    expect(second.data.map(({ id }) => id)).toEqual(['d', 'e']);
  });
});
