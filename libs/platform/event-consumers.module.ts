import { Module } from '@nestjs/common';
import { LogEventPlaces } from './adapters/log-event-places.ts';
import { CreateEventConsumerHandler } from './commands/event-consumers/create-event-consumer.command.ts';
import { DeleteEventConsumerHandler } from './commands/event-consumers/delete-event-consumer.command.ts';
import {
  SeekEventConsumerHandler,
  SetCheckpointHandler,
} from './commands/event-consumers/move-event-consumer.command.ts';
import { EventPlaces } from './domain/event-places.ts';
import { OfferedTypes } from './domain/offered-types.ts';
import { EventConsumerController } from './http/event-consumers/event-consumer.controller.ts';
import { LiveFeeds } from './http/live-feeds.ts';
import { LongPolls } from './http/long-polls.ts';
import { MeteringModule } from './metering.module.ts';
import {
  GetEventConsumerHandler,
  ListEventConsumersHandler,
} from './queries/event-consumers/list-event-consumers.query.ts';
import { ReadEventConsumerHandler } from './queries/event-consumers/read-event-consumer.query.ts';
import { OfferedCatalogue } from './queries/offered-catalogue.ts';
import { PublicEventLog } from './queries/public-event-log.ts';

const commands = [
  CreateEventConsumerHandler,
  DeleteEventConsumerHandler,
  SeekEventConsumerHandler,
  SetCheckpointHandler,
];
const queries = [GetEventConsumerHandler, ListEventConsumersHandler, ReadEventConsumerHandler];

/** Reading the log by asking: as it grows, and from where one's own place in it is. */
@Module({
  imports: [MeteringModule],
  controllers: [EventConsumerController],
  providers: [
    ...commands,
    ...queries,
    { provide: EventPlaces, useClass: LogEventPlaces },
    OfferedCatalogue,
    { provide: OfferedTypes, useExisting: OfferedCatalogue },
    PublicEventLog,
    LiveFeeds,
    LongPolls,
  ],
  exports: [OfferedCatalogue, OfferedTypes, PublicEventLog, LiveFeeds, LongPolls],
})
export class EventConsumersModule {}
