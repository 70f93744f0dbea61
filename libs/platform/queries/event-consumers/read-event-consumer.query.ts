import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { ApiVersions, currentTenant, DomainError, Optional, PlatformDatabase } from '#kernel';
import { noSuchConsumer } from '../../domain/event-consumer.ts';
import { EventConsumerRow } from '../../entities.ts';
import { EventPage, eventPage } from '../list-events.query.ts';
import { PublicEventLog } from '../public-event-log.ts';

export class ReadEventConsumerParameters {
  /** Most events of the page: 100, if it is left out. */
  @ApiPropertyOptional({ type: 'integer', default: 100 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class CheckpointView {
  /** Where the page begins: behind this position. */
  readonly position!: number;
  /** The consumer's version: send it as `If-Match: "7"` with the checkpoint of this page. */
  readonly version!: number;
}

export class EventConsumerPage extends EventPage {
  readonly checkpoint!: CheckpointView;
  /** What the consumer is shown. */
  readonly types!: string[];
}

/** What comes next for a consumer; it stays where it is. */
export class ReadEventConsumer extends Query<EventConsumerPage> {
  /** @param from goes on behind a position that was reached while nobody had moved the consumer from this version */
  constructor(
    readonly name: string,
    readonly limit: number,
    readonly from?: { readonly after: number; readonly version: number },
  ) {
    super();
  }
}

@QueryHandler(ReadEventConsumer)
export class ReadEventConsumerHandler implements IQueryHandler<ReadEventConsumer> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly log: PublicEventLog,
    private readonly versions: ApiVersions,
  ) {}

  /** @throws DomainError `event-consumer.not-found`, `event-consumer.ahead-of-log` */
  async execute({ name, limit, from }: ReadEventConsumer): Promise<EventConsumerPage> {
    const { id: tenantId, schema } = currentTenant();
    const row = await this.platform.em.findOne(EventConsumerRow, { tenantId, name });
    if (!row) throw noSuchConsumer();
    const { position, version, types } = row;
    const head = await this.log.head(schema);
    if (position > head)
      throw new DomainError(
        'conflict',
        'event-consumer.ahead-of-log',
        `The consumer is at position ${position}, and the log ends at ${head}: it was put back to an earlier state; seek where to go on`,
        { position, head },
      );
    const after = from?.version === version ? from.after : position;
    const read = await this.log.read(schema, { after, limit, types });
    return { ...eventPage(read, this.versions), checkpoint: { position, version }, types };
  }
}
