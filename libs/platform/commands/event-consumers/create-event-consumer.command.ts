import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, invalidRequest, PlatformDatabase } from '#kernel';
import { idleFault } from '../../domain/event-pattern.ts';
import { EventPlaces } from '../../domain/event-places.ts';
import { OfferedTypes } from '../../domain/offered-types.ts';
import { type CreateEventConsumerBody } from './event-consumer.dto.ts';

/** Makes a consumer at a place in the log. */
export class CreateEventConsumer extends Command<void> {
  constructor(readonly consumer: CreateEventConsumerBody) {
    super();
  }
}

/** What a tenant may have at once. Two that are made in the same moment do not count each other. */
const MOST = 1_000;
const SQL = {
  count: 'select count(*)::int as n from platform.event_consumer where tenant_id = $1',
  add: `insert into platform.event_consumer (tenant_id, name, types, position, version, created_at, changed_at)
    values ($1, $2, $3, $4, 1, $5, $5) on conflict do nothing returning name`,
} as const;

/** @throws ProblemError 422 for a type that there is not; DomainError `event-consumer.name-taken`, `.too-many`, and what `EventPlaces` throws */
@CommandHandler(CreateEventConsumer)
export class CreateEventConsumerHandler implements ICommandHandler<CreateEventConsumer> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly places: EventPlaces,
    private readonly offered: OfferedTypes,
    private readonly clock: Clock,
  ) {}

  async execute({ consumer: { name, types = ['*'], from } }: CreateEventConsumer): Promise<void> {
    const fault = idleFault(types, await this.offered.all());
    if (fault) throw invalidRequest([{ pointer: '/types', ...fault }]);
    const { id: tenantId, schema } = currentTenant();
    const position = await this.places.before(schema, from);
    const [held] = await this.platform.query<{ n: number }>({ text: SQL.count, values: [tenantId] });
    if (held!.n >= MOST)
      throw new DomainError('conflict', 'event-consumer.too-many', `At most ${MOST} event consumers may be kept`, {
        limit: MOST,
      });
    const values = [tenantId, name, types, position, this.clock.now()];
    const added = await this.platform.query({ text: SQL.add, values });
    if (added.length === 0)
      throw new DomainError('conflict', 'event-consumer.name-taken', 'An event consumer has this name already');
  }
}
