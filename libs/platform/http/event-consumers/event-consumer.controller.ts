import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  etag,
  type HttpRequest,
  ListQuery,
  ListResponse,
  type Page,
  RequiresIfMatch,
  Shows,
  TakesIfMatch,
  Versioned,
} from '#kernel';
import { CreateEventConsumer } from '../../commands/event-consumers/create-event-consumer.command.ts';
import { DeleteEventConsumer } from '../../commands/event-consumers/delete-event-consumer.command.ts';
import {
  CheckpointBody,
  CONSUMER_NAME,
  CreateEventConsumerBody,
  SeekEventConsumerBody,
} from '../../commands/event-consumers/event-consumer.dto.ts';
import { SeekEventConsumer, SetCheckpoint } from '../../commands/event-consumers/move-event-consumer.command.ts';
import {
  consumerList,
  consumerShape,
  EventConsumerView,
  GetEventConsumer,
  ListEventConsumers,
} from '../../queries/event-consumers/list-event-consumers.query.ts';
import {
  EventConsumerPage,
  ReadEventConsumer,
  ReadEventConsumerParameters,
} from '../../queries/event-consumers/read-event-consumer.query.ts';
import { type LoggedEvent, PublicEventLog } from '../../queries/public-event-log.ts';
import { APPLIED, LongPolls, TakesWait } from '../long-polls.ts';

const ConsumerName = (): MethodDecorator =>
  ApiParam({ name: 'consumerName', schema: { type: 'string', pattern: CONSUMER_NAME.source, example: 'warehouse' } });

/** Places in the log that are kept for programs which read it: a program that starts anew goes on where it was. */
@ApiTags('events')
@Controller('v1/event-consumers')
export class EventConsumerController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly polls: LongPolls,
    private readonly log: PublicEventLog,
  ) {}

  /** Makes a consumer under a name of your choice: what comes behind the place where it begins it is shown, each event until it is acknowledged. */
  @Post()
  @Can('event-consumer:create')
  @ApiProblems(409)
  @ApiCreatedResponse({ type: EventConsumerView })
  @ApiOperation({ operationId: 'createEventConsumer' })
  async create(
    @Body() body: CreateEventConsumerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventConsumerView> {
    await this.commands.execute(new CreateEventConsumer(body));
    return this.#shown(body.name, reply);
  }

  /** The consumers in order of their names, each with how far it lags behind. */
  @Get()
  @Can('event-consumer:read')
  @ListResponse(EventConsumerView, consumerList)
  @ApiOperation({ operationId: 'listEventConsumers' })
  list(@Query() query: ListQuery): Promise<Page<EventConsumerView>> {
    return this.queries.execute(new ListEventConsumers(query));
  }

  /** One consumer: where it is, and how far it lags behind. */
  @Get(':consumerName')
  @Can('event-consumer:read')
  @ConsumerName()
  @Versioned(({ lag }: EventConsumerView) => lag)
  @ApiProblems(404)
  @Shows(consumerShape)
  @ApiOkResponse({ type: EventConsumerView })
  @ApiOperation({ operationId: 'getEventConsumer' })
  get(@Param('consumerName') name: string): Promise<EventConsumerView> {
    return this.queries.execute(new GetEventConsumer(name));
  }

  /** Removes a consumer. The events stay. */
  @Delete(':consumerName')
  @HttpCode(204)
  @Can('event-consumer:delete')
  @ConsumerName()
  @TakesIfMatch()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The consumer is gone.' })
  @ApiOperation({ operationId: 'deleteEventConsumer' })
  delete(@Param('consumerName') name: string): Promise<void> {
    return this.commands.execute(new DeleteEventConsumer(name));
  }

  /**
   * The next events behind the checkpoint, which stays where it is: asked again, they come again. With `Prefer: wait=20` the answer waits
   * for the next event where there is none yet.
   */
  @Get(':consumerName/events')
  @Can('event:read')
  @ConsumerName()
  @TakesWait()
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: EventConsumerPage, headers: APPLIED })
  @ApiOperation({ operationId: 'readEventConsumer' })
  async events(
    @Param('consumerName') name: string,
    @Query() { limit = 100 }: ReadEventConsumerParameters,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventConsumerPage> {
    let known: EventConsumerPage | undefined;
    const wants = (event: LoggedEvent): boolean => this.log.isOf(known?.types, event);
    return this.polls.page({ request, reply }, { wants }, async (after) => {
      const from = after === undefined || !known ? undefined : { after, version: known.checkpoint.version };
      return (known = await this.queries.execute(new ReadEventConsumer(name, limit, from)));
    });
  }

  /**
   * Says that everything up to a cursor or event has been dealt with. `If-Match` names the version that the page showed: of two programs
   * that have read the same page one sets the checkpoint, and the other gets 412. Moves forward only; see seeks.
   */
  @Put(':consumerName/checkpoint')
  @Can('event-consumer:update')
  @ConsumerName()
  @RequiresIfMatch()
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: EventConsumerView })
  @ApiOperation({ operationId: 'setEventConsumerCheckpoint' })
  async checkpoint(
    @Param('consumerName') name: string,
    @Body() { cursor }: CheckpointBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventConsumerView> {
    await this.commands.execute(new SetCheckpoint(name, cursor));
    return this.#shown(name, reply);
  }

  /** Moves a consumer anywhere, back or ahead. Who has read a page before that gets 412 for its checkpoint, and reads anew. */
  @Post(':consumerName/seeks')
  @HttpCode(200)
  @Can('event-consumer:update')
  @ConsumerName()
  @TakesIfMatch()
  @ApiProblems(404)
  @ApiOkResponse({ type: EventConsumerView })
  @ApiOperation({ operationId: 'seekEventConsumer' })
  async seek(
    @Param('consumerName') name: string,
    @Body() { to }: SeekEventConsumerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventConsumerView> {
    await this.commands.execute(new SeekEventConsumer(name, to));
    return this.#shown(name, reply);
  }

  async #shown(name: string, reply: FastifyReply): Promise<EventConsumerView> {
    const consumer = await this.queries.execute(new GetEventConsumer(name));
    reply.header('ETag', etag(consumer.version));
    return consumer;
  }
}
