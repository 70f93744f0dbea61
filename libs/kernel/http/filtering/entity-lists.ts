import { type EntitySchema } from '@mikro-orm/core';
import { type EntityManager } from '@mikro-orm/postgresql';
import { currentContext, currentTenant } from '../../context/request-context.ts';
import { type Clock } from '../../domain/clock.ts';
import { type PlatformDatabase } from '../../tenancy/platform-database.ts';
import { type TenantDatabase } from '../../tenancy/tenant-database.ts';
import { allowedRows } from '../authorization/ability-checks.ts';
import { cutFields, hasFieldRules } from '../authorization/field-rules.ts';
import { type RowsWhere } from '../authorization/conditions-where.ts';
import { type Page } from '../reading/page.dto.ts';
import { type Paging } from '../reading/paging.ts';
import { type ListFields, type ListWish } from './list-fields.ts';

/** A list's query or search as a handler hands it on. */
export interface ListRequest extends ListWish {
  readonly limit: number;
  readonly cursor?: string;
  /** As `PageWish` has it. */
  readonly isBackward?: boolean;
  readonly include?: string | readonly string[];
}

/** Where a list's rows lie, and how one is shown. */
export interface ListRows<Row extends object, View> {
  /** Of the tenant's schema, or of the platform's: there `within` must name the tenant. */
  readonly entity: EntitySchema;
  /** What the path says: only the rows of one vehicle. Part of what a cursor is bound to. */
  readonly within?: RowsWhere;
  /** What holds as well and may be another thing at the next page: how long rows are shown. */
  readonly besides?: RowsWhere;
  /** Reads what belongs to the rows of a page, all of it at once, before they are shown. */
  beside?(em: EntityManager, rows: readonly Row[]): Promise<void>;
  view(row: Row, now: Date): View;
}

/** More rows than this are not counted but estimated. */
const MOST_COUNTED = 10_000;
const IN_ONE_GO = 500;

interface Reading<Row extends object> {
  readonly list: ListFields<Row>;
  readonly where: RowsWhere;
}

/** Lists of entities of the current tenant, or of the platform's tables: pages, searches, single rows by id, and everything in order, each cut to what the caller may see. Injectable. */
export class EntityLists {
  constructor(
    private readonly database: TenantDatabase,
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  /** One page. @throws ProblemError 422 for a filter, sort or cursor that the list does not know */
  page<Row extends object, View>(
    request: ListRequest,
    list: ListFields<Row>,
    { entity, within = {}, besides = {}, beside, view }: ListRows<Row, View>,
  ): Promise<Page<View>> {
    const now = this.clock.now();
    const { where: wanted, keyset } = list.read(request, now);
    const allowed = list.subject ? allowedRows(list.subject, 'read') : {};
    const rows = { list, where: { $and: [within, besides, wanted, allowed ?? {}] } };
    const wantsTotal = [request.include].flat().includes('totalCount');
    return this.#withEntities(entity, (em) =>
      this.paging.page<Row, View>(request, {
        list: list.name,
        keyset,
        filter: { form: request.form ?? 'query', filter: request.filter, within },
        fetch: async (where, orderBy, limit) => {
          if (!allowed) return [];
          const found = (await em.find(entity, { $and: [rows.where, where] }, { orderBy, limit })) as Row[];
          await beside?.(em, found);
          return found;
        },
        view: (row) => view(row, now),
        ...(wantsTotal ? { count: () => (allowed ? countOf(em, entity, rows) : NONE) } : {}),
      }),
    );
  }

  /** Those of these UUIDs that the caller may read, in one statement. @returns views by UUID */
  async byIds<Row extends object, View>(
    ids: readonly string[],
    list: ListFields<Row>,
    { entity, view }: ListRows<Row, View>,
  ): Promise<Map<string, View>> {
    const allowed = list.subject ? allowedRows(list.subject, 'read') : {};
    if (!allowed || ids.length === 0) return new Map();
    const now = this.clock.now();
    const where = { $and: [{ [list.id]: { $in: [...ids] } }, allowed] };
    const rows = await this.#withEntities(entity, (em) => em.find(entity, where) as Promise<Row[]>);
    return new Map(rows.map((row) => [row[list.id] as string, view(row, now)]));
  }

  /** All rows of a selection in its order, up to 500 at a time. `after` goes on behind what an earlier call gave as `next`. */
  async inOrder<Row extends object, View>(
    wish: ListWish,
    list: ListFields<Row>,
    { entity, view }: ListRows<Row, View>,
    after?: string,
  ): Promise<{ readonly views: View[]; readonly next: string | null; readonly total: number | undefined }> {
    const now = this.clock.now();
    const allowed = list.subject ? allowedRows(list.subject, 'read') : {};
    if (!allowed) return { views: [], next: null, total: 0 };
    const { where, keyset } = list.read(wish, now);
    const position = after === undefined ? undefined : ({ direction: 'next', key: keyset.read(after) } as const);
    return this.#withEntities(entity, async (em) => {
      const chosen = { list, where: { $and: [where, allowed] } };
      const behind = { $and: [chosen.where, keyset.where(position)] };
      const rows = (await em.find(entity, behind, { orderBy: keyset.orderBy(), limit: IN_ONE_GO })) as Row[];
      const next = rows.length < IN_ONE_GO ? null : keyset.write(rows.at(-1)!);
      const total = after === undefined ? (await countOf(em, entity, chosen)).totalCount : undefined;
      return { views: rows.map((row) => this.#cut(list, view(row, now))), next, total };
    });
  }

  /** What no interceptor will cut: fields that the caller may not see. */
  #cut<Row extends object, View>({ subject }: ListFields<Row>, view: View): View {
    const ability = currentContext()?.ability;
    if (!subject || !ability || !hasFieldRules(ability, 'read', subject)) return view;
    return cutFields(ability, 'read', subject, view) as View;
  }

  #withEntities<T>({ meta }: EntitySchema, work: (em: EntityManager) => Promise<T>): Promise<T> {
    if (meta.schema === 'platform') return work(this.platform.em);
    return this.database.withEntities(currentTenant().schema, work);
  }
}

/** How many rows a list has. */
interface Total {
  readonly totalCount: number;
  readonly totalIsEstimate: boolean;
}

/** What the planner answers, as far as it matters here. */
interface Planned {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Plan Rows': number } }];
}

const NONE = Promise.resolve<Total>({ totalCount: 0, totalIsEstimate: false });

async function countOf<Row extends object>(
  em: EntityManager,
  entity: EntitySchema,
  { list, where }: Reading<Row>,
): Promise<Total> {
  const query = () =>
    em
      .createQueryBuilder(entity)
      .select(list.id)
      .where(where as never);
  const some = await query()
    .limit(MOST_COUNTED + 1)
    .execute<object[]>('all', false);
  if (some.length <= MOST_COUNTED) return { totalCount: some.length, totalIsEstimate: false };
  const { sql, params } = query().toQuery();
  const [planned] = await em.execute<[Planned]>(`explain (format json) ${sql}`, params as unknown[]);
  const rows = planned['QUERY PLAN'][0].Plan['Plan Rows'];
  return { totalCount: Math.max(rows, MOST_COUNTED + 1), totalIsEstimate: true };
}
