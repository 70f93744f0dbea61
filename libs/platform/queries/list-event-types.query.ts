import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventTypes, type Page } from '#kernel';

export class EventTypeView {
  /** `booking.confirmed` */
  readonly type!: string;
  readonly description!: string;
  /** Version of the shape of its data. */
  readonly version!: number;
}

/** The catalogue of public events, all on one page, in order of their names. */
export class ListEventTypes extends Query<Page<EventTypeView>> {}

@QueryHandler(ListEventTypes)
export class ListEventTypesHandler implements IQueryHandler<ListEventTypes> {
  constructor(private readonly types: EventTypes) {}

  async execute(): Promise<Page<EventTypeView>> {
    const known = this.types
      .all()
      .flatMap((event) =>
        event.public
          ? [{ type: event.public.type, description: event.public.description, version: event.version }]
          : [],
      );
    return {
      data: known.toSorted((a, b) => (a.type < b.type ? -1 : 1)),
      page: { nextCursor: null, prevCursor: null, hasMore: false },
    };
  }
}
