/** A page of a list. */
export interface Page<Row> {
  readonly data: readonly Row[];
  readonly page: {
    readonly nextCursor?: string | null;
    readonly prevCursor?: string | null;
    readonly hasMore: boolean;
  };
}

type RowOf<One> = One extends Page<infer Row> ? Row : never;

/** `await` it for one page; `for await` goes on through all of them, row by row, and asks for the next page when it is needed. */
export type PagePromise<One extends Page<unknown>> = Promise<One> &
  AsyncIterable<RowOf<One>> & {
    /** Page by page from this one on. */
    pages(): AsyncGenerator<One, void, undefined>;
    /** Row by row from the end of this page to the beginning of the list: what came before, the nearest first. */
    backward(): AsyncGenerator<RowOf<One>, void, undefined>;
  };

/** @param ask for the page that begins at the cursor, the first one without */
export function pagePromise<One extends Page<unknown>>(
  ask: (cursor: string | undefined) => Promise<One>,
): PagePromise<One> {
  const first = ask(undefined);
  async function* along(next: (page: One['page']) => string | null | undefined): AsyncGenerator<One, void, undefined> {
    let page = await first;
    yield page;
    for (let cursor = next(page.page); cursor; cursor = next(page.page)) {
      page = await ask(cursor);
      yield page;
    }
  }
  // A feed has a cursor at its end too, to ask with again later.
  const pages = () => along(({ nextCursor, hasMore }) => (hasMore ? nextCursor : null));
  async function* rows(): AsyncGenerator<RowOf<One>, void, undefined> {
    for await (const { data } of pages()) yield* data as readonly RowOf<One>[];
  }
  async function* backward(): AsyncGenerator<RowOf<One>, void, undefined> {
    for await (const { data } of along(({ prevCursor }) => prevCursor))
      yield* (data as readonly RowOf<One>[]).toReversed();
  }
  return Object.assign(first, { [Symbol.asyncIterator]: rows, pages, backward });
}
