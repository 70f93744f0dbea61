import { Injectable } from '@nestjs/common';
import { Clock } from '../domain/clock.ts';
import { EntityLists, type ListRows } from '../http/filtering/entity-lists.ts';
import { type ListFields, type ListWish } from '../http/filtering/list-fields.ts';
import { csvRow } from './csv-row.ts';
import { type ListExportBody } from './list-export.dto.ts';
import { type LongWork, type Piece, type PieceResult } from './long-work.ts';
import { Operations } from './operations.ts';

/**
 * Writes what the asker may read of a list into a file, as long work: a line for each row, as NDJSON or CSV. Declared by the context that
 * owns the list, with `@DoesLongWork()`.
 */
@Injectable()
export abstract class ListExport<Row extends object, View extends object> implements LongWork {
  /** `booking-export` */
  abstract readonly kind: string;
  protected abstract readonly list: ListFields<Row>;
  protected abstract readonly rows: ListRows<Row, View>;

  constructor(
    private readonly lists: EntityLists,
    private readonly operations: Operations,
    private readonly clock: Clock,
  ) {}

  /** @returns the operation's UUID. @throws ProblemError 422 for a filter or sort that the list does not know: nothing is begun */
  async start(body: ListExportBody): Promise<string> {
    this.list.read({ form: 'json', ...body }, this.clock.now());
    const mediaType = body.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
    return this.operations.start({ kind: this.kind, request: body, mediaType, metadata: { ...body } });
  }

  async step(request: unknown, { cursor }: Piece): Promise<PieceResult> {
    const { filter, sort, format } = request as ListExportBody;
    const wish: ListWish = { form: 'json', ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) };
    const { views, next, total } = await this.lists.inOrder(wish, this.list, this.rows, cursor ?? undefined);
    const columns = Object.keys(this.list.shape);
    const asCsv = (view: View) => csvRow(columns.map((column): unknown => Reflect.get(view, column)));
    const lines = views.map((view) => (format === 'csv' ? asCsv(view) : JSON.stringify(view)));
    const head = format === 'csv' && cursor === null ? [csvRow(columns)] : [];
    return { lines: [...head, ...lines], done: views.length, ...(total === undefined ? {} : { total }), next };
  }
}
