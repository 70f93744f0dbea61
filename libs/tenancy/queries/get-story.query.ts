import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ActorNames, DomainError, EventStore, type StoredEvent, typedId } from '#kernel';

export class StoryActor {
  /** `user`, `api-key`, `operator`, `policy`, `job`, `system`. */
  readonly kind!: string;
  readonly id!: string;
  /** As they are called today; for a tenant's own people only. */
  readonly name?: string;
}

export class StoryEvent {
  /** `evt_…` */
  readonly id!: string;
  readonly type!: string;
  /** Kind of the stream. */
  readonly category!: string;
  /** UUID of the stream. */
  readonly streamId!: string;
  /** Place in the stream. */
  readonly version!: number;
  /** Place in the tenant's log. */
  readonly position!: number;
  readonly recordedAt!: string;
  readonly actor!: StoryActor;
  /** Where it came in: `api`, `policy`, `job`, `import`, `system`. */
  readonly source!: string;
  /** The release that wrote it. */
  readonly build!: string | null;
  /** Id of the command, when it had one. */
  readonly commandId!: string | null;
  /** The event of this story that led to it; `null` for what the request itself did. */
  readonly causedBy!: string | null;
  /** Steps from the request: 0 for what it did itself. */
  readonly depth!: number;
  /** For a tenant's own people only. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly data?: object;
}

export class StoryView {
  /** The `X-Request-Id` of the answer to the request that it begins with. */
  readonly correlationId!: string;
  /** In the order of the log, at most 1,000. */
  readonly events!: StoryEvent[];
  /** Whether that is all of it. */
  readonly isComplete!: boolean;
}

/** All that one request led to: its own events, and those of the policies, processes and jobs behind them. */
export class GetStory extends Query<StoryView> {
  constructor(
    readonly schema: string,
    readonly correlation: string,
    /** Whether names and data are shown; the operator sees that something happened, not what. */
    readonly inFull: boolean,
  ) {
    super();
  }
}

const MOST = 1_000;

@QueryHandler(GetStory)
export class GetStoryHandler implements IQueryHandler<GetStory> {
  constructor(
    private readonly events: EventStore,
    private readonly names: ActorNames,
  ) {}

  async execute({ schema, correlation, inFull }: GetStory): Promise<StoryView> {
    const found = await this.events.byCorrelation(schema, correlation, { limit: MOST + 1 });
    if (found.length === 0)
      throw new DomainError('not-found', 'story.not-found', 'No event follows from a request with this id');
    const events = found.slice(0, MOST);
    const actors = events.map(({ meta }) => meta.actor);
    const nameOf = inFull ? await this.names.of(schema, actors) : undefined;
    const depths = depthsOf(events);
    return {
      correlationId: correlation,
      events: events.map((event) => ({
        ...outline(event, depths),
        actor: { ...event.meta.actor, ...(nameOf ? { name: nameOf(event.meta.actor) } : {}) },
        ...(inFull ? { data: event.data } : {}),
      })),
      isComplete: found.length <= MOST,
    };
  }
}

/** A cause stands before its effects in the log, so one pass in its order knows every depth. */
function depthsOf(events: readonly StoredEvent[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { id, meta } of events) depths.set(id, (depths.get(meta.causation ?? '') ?? -1) + 1);
  return depths;
}

function outline(event: StoredEvent, depths: ReadonlyMap<string, number>): Omit<StoryEvent, 'actor'> {
  const { id, type, category, streamId, version, position, recordedAt, meta } = event;
  return {
    id: typedId('evt', id),
    type,
    category,
    streamId,
    version,
    position,
    recordedAt: recordedAt.toISOString(),
    source: meta.source,
    build: meta.build ?? null,
    commandId: meta.command ?? null,
    causedBy: meta.causation !== undefined && depths.has(meta.causation) ? typedId('evt', meta.causation) : null,
    depth: depths.get(id)!,
  };
}
