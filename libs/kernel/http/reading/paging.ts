import { currentContext } from '../../context/request-context.ts';
import { CursorCodec, type CursorPosition, type CursorScope } from './cursor-codec.ts';
import { type Keyset, type KeysetWhere } from './keyset.ts';
import { type Page, type PageInfo } from './page.dto.ts';

/** How a list fetches a page and shows its rows. */
export interface ListPlan<Row extends object, View> {
  /** Name of the list; a cursor of one list is refused by every other. */
  readonly list: string;
  readonly keyset: Keyset<Row>;
  /** The other parameters that choose rows, as plain JSON: they must be the same on every page. */
  readonly filter?: unknown;
  /** Reads at most `limit` rows where all of `where` holds. `position` says the same to SQL that is not written by MikroORM. */
  fetch(
    where: KeysetWhere,
    orderBy: Record<string, 'asc' | 'desc'>,
    limit: number,
    position?: CursorPosition,
  ): Promise<Row[]>;
  view(row: Row): View;
  /** How many rows the list has. Left out, the page does not say. */
  count?(): Promise<{ readonly totalCount: number; readonly totalIsEstimate: boolean }>;
}

/** What a page is asked for by: a `PageQuery`, or a search. */
export interface PageWish {
  readonly limit: number;
  readonly cursor?: string;
  /** The page that ends before the cursor, whichever way that points; without a cursor, the list's last. */
  readonly isBackward?: boolean;
}

const cursors = new WeakMap<PageInfo, (index: number) => string>();

/** The cursor behind a row of a page that `Paging` has made, by its place. */
export function cursorOfRow(page: PageInfo, index: number): string {
  return cursors.get(page)?.(index) ?? '';
}

/** Turns a `PageQuery` into a page of the current tenant's rows, or of the installation's for its operator. Injectable. */
export class Paging {
  readonly #cursors: CursorCodec;

  constructor(secret: string) {
    this.#cursors = new CursorCodec(secret);
  }

  /** One page. Throws the 422 that names `cursor` when the cursor is not of this list, tenant, sort and filter. */
  async page<Row extends object, View>(query: PageWish, plan: ListPlan<Row, View>): Promise<Page<View>> {
    const scope: CursorScope = {
      tenant: currentContext()?.tenant?.id ?? 'installation',
      list: plan.list,
      sort: plan.keyset.sort,
      filter: plan.filter ?? null,
    };
    const { position, direction } = this.#beginning(query, scope);
    // One row more than asked for tells whether the list goes on.
    const found = await plan.fetch(
      plan.keyset.where(position),
      plan.keyset.orderBy(direction),
      query.limit + 1,
      position,
    );
    const rows = found.slice(0, query.limit);
    if (direction === 'prev') rows.reverse();
    const beyond = found.length > query.limit;
    const [after, before] = direction === 'next' ? [beyond, position !== undefined] : [position !== undefined, beyond];
    const cursor = (wanted: boolean, toward: CursorPosition['direction'], row: Row | undefined): string | null =>
      wanted && row ? this.#cursors.encode(scope, { direction: toward, key: plan.keyset.keyOf(row) }) : null;
    const nextCursor = cursor(after, 'next', rows.at(-1));
    const page = {
      nextCursor,
      prevCursor: cursor(before, 'prev', rows[0]),
      hasMore: nextCursor !== null,
      ...(plan.count ? await plan.count() : {}),
    };
    cursors.set(page, (index) => cursor(true, 'next', rows[index]) ?? '');
    return { data: rows.map((row) => plan.view(row)), page };
  }

  #beginning(
    { cursor, isBackward = false }: PageWish,
    scope: CursorScope,
  ): { readonly position: CursorPosition | undefined; readonly direction: CursorPosition['direction'] } {
    const found = cursor === undefined ? undefined : this.#cursors.decode(scope, cursor);
    const direction = isBackward ? 'prev' : (found?.direction ?? 'next');
    return { position: found && { ...found, direction }, direction };
  }
}
