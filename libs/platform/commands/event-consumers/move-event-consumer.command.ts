import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, PlatformDatabase } from '#kernel';
import { type EventPlace } from '../../domain/event-place.ts';
import { EventPlaces } from '../../domain/event-places.ts';
import { lockConsumer } from './consumer-rows.ts';

/** Everything up to the place has been dealt with. Moves forward only. */
export class SetCheckpoint extends Command<void> {
  constructor(
    readonly name: string,
    readonly upTo: EventPlace,
  ) {
    super();
  }
}

/** Moves a consumer anywhere, so that what stands at the place comes next. */
export class SeekEventConsumer extends Command<void> {
  constructor(
    readonly name: string,
    readonly to: EventPlace,
  ) {
    super();
  }
}

const SQL = {
  checkpoint: `update platform.event_consumer
    set position = $3, version = version + 1, changed_at = $4, acknowledged_at = $4 where tenant_id = $1 and name = $2`,
  seek: `update platform.event_consumer set position = $3, version = version + 1, changed_at = $4
    where tenant_id = $1 and name = $2`,
} as const;

/** @throws DomainError `event-consumer.not-found`, `event-consumer.backward`, and what `EventPlaces` throws; PreconditionFailed */
@CommandHandler(SetCheckpoint)
export class SetCheckpointHandler implements ICommandHandler<SetCheckpoint> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly places: EventPlaces,
    private readonly clock: Clock,
  ) {}

  async execute({ name, upTo }: SetCheckpoint): Promise<void> {
    const { id: tenantId, schema } = currentTenant();
    const wanted = await this.places.through(schema, upTo);
    await this.platform.transaction(async (tx) => {
      const { position } = await lockConsumer(tx, tenantId, name);
      if (wanted < position)
        throw new DomainError(
          'conflict',
          'event-consumer.backward',
          `The consumer is at position ${position} already; a seek takes it back`,
          { position },
        );
      await tx.query({ text: SQL.checkpoint, values: [tenantId, name, wanted, this.clock.now()] });
    });
  }
}

/** @throws DomainError `event-consumer.not-found`, and what `EventPlaces` throws; PreconditionFailed */
@CommandHandler(SeekEventConsumer)
export class SeekEventConsumerHandler implements ICommandHandler<SeekEventConsumer> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly places: EventPlaces,
    private readonly clock: Clock,
  ) {}

  async execute({ name, to }: SeekEventConsumer): Promise<void> {
    const { id: tenantId, schema } = currentTenant();
    const position = await this.places.before(schema, to);
    await this.platform.transaction(async (tx) => {
      await lockConsumer(tx, tenantId, name);
      await tx.query({ text: SQL.seek, values: [tenantId, name, position, this.clock.now()] });
    });
  }
}
