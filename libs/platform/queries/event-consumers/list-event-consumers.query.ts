import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  EntityLists,
  ListFields,
  type ListRequest,
  type Page,
  PlatformDatabase,
  shapeOf,
} from '#kernel';
import { noSuchConsumer } from '../../domain/event-consumer.ts';
import { EventConsumerRow } from '../../entities.ts';
import { PublicEventLog } from '../public-event-log.ts';

export class EventConsumerView {
  readonly name!: string;
  /** Types or patterns that it is shown. */
  readonly types!: string[];
  /** Everything up to here has been dealt with. */
  readonly position!: number;
  /** How many positions of the log lie behind that, events of other types among them. */
  readonly lag!: number;
  readonly version!: number;
  readonly createdAt!: string;
  /** When it was made or last moved. */
  readonly changedAt!: string;
  /** When its checkpoint was last set; `null`: never. */
  readonly acknowledgedAt!: string | null;
}

/** What a consumer is made of. */
export const consumerShape = shapeOf<EventConsumerView>({
  name: true,
  types: true,
  position: true,
  lag: true,
  version: true,
  createdAt: true,
  changedAt: true,
  acknowledgedAt: true,
});

/** By what consumers can be looked for. */
export const consumerList = new ListFields<EventConsumerRow>({
  name: 'platform.event-consumers',
  id: 'name',
  sort: 'name',
  shape: consumerShape,
  fields: {
    name: { kind: 'text', sortable: true },
    createdAt: { kind: 'instant', sortable: true },
    changedAt: { kind: 'instant', sortable: true },
    acknowledgedAt: { kind: 'instant', nullable: true },
  },
});

function view(row: EventConsumerRow, head: number): EventConsumerView {
  const { name, types, position, version, createdAt, changedAt, acknowledgedAt } = row;
  return {
    name,
    types,
    position,
    lag: Math.max(0, head - position),
    version,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  };
}

/** The consumers in order of their names, unless another order is asked for. */
export class ListEventConsumers extends Query<Page<EventConsumerView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

export class GetEventConsumer extends Query<EventConsumerView> {
  constructor(readonly name: string) {
    super();
  }
}

@QueryHandler(ListEventConsumers)
export class ListEventConsumersHandler implements IQueryHandler<ListEventConsumers> {
  constructor(
    private readonly lists: EntityLists,
    private readonly log: PublicEventLog,
  ) {}

  async execute({ request }: ListEventConsumers): Promise<Page<EventConsumerView>> {
    const { id: tenantId, schema } = currentTenant();
    const head = await this.log.head(schema);
    return this.lists.page(request, consumerList, {
      entity: EventConsumerRow,
      within: { tenantId },
      view: (row) => view(row, head),
    });
  }
}

@QueryHandler(GetEventConsumer)
export class GetEventConsumerHandler implements IQueryHandler<GetEventConsumer> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly log: PublicEventLog,
  ) {}

  /** @throws DomainError `event-consumer.not-found` */
  async execute({ name }: GetEventConsumer): Promise<EventConsumerView> {
    const { id: tenantId, schema } = currentTenant();
    const row = await this.platform.em.findOne(EventConsumerRow, { tenantId, name });
    if (!row) throw noSuchConsumer();
    return view(row, await this.log.head(schema));
  }
}
