import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Can, currentTenant, invalidRequest, ProblemError, uuidOf } from '#kernel';
import { LiveFeeds } from '../http/live-feeds.ts';
import { OfferedCatalogue } from '../queries/offered-catalogue.ts';
import { PublicEventLog } from '../queries/public-event-log.ts';
import { EventsWished } from './events-wished.dto.ts';
import { type Delivery, EventStream } from './event-stream.ts';

/** What happens in the tenant, while it happens. */
@Resolver('Event')
export class EventsResolver {
  constructor(
    private readonly log: PublicEventLog,
    private readonly feeds: LiveFeeds,
    private readonly catalogue: OfferedCatalogue,
  ) {}

  @Subscription('events')
  @Can('event:read')
  async events(@Args() { types, resourceId, after }: EventsWished): Promise<AsyncIterator<Delivery>> {
    if (types) await this.catalogue.refuseUnknown(types);
    const { schema } = currentTenant();
    const streamId = resourceId === undefined || resourceId === null ? null : await this.#streamOf(schema, resourceId);
    const cursor = await this.#positionOf(schema, after);
    const stream: EventStream = new EventStream(
      { streamId, cursor },
      (event) => this.log.isOf(types, event),
      () => this.feeds.leave(schema, stream),
    );
    this.feeds.join(schema, stream).catch((error: Error) => stream.end(error));
    return stream;
  }

  /** An id of another tenant is answered like one that never was. */
  async #streamOf(schema: string, id: string): Promise<string> {
    const uuid = uuidOf(id.split('_', 1)[0]!, id);
    if (uuid !== null && (await this.log.knows(schema, uuid))) return uuid;
    throw new ProblemError(404, 'resource.not-found', 'There is nothing with this id');
  }

  /** Left out, what happens from now on. */
  async #positionOf(schema: string, after: string | null | undefined): Promise<number> {
    const head = await this.log.head(schema);
    if (after === null || after === undefined) return head;
    if (Number(after) <= head) return Number(after);
    throw invalidRequest([
      { pointer: '/after', code: 'cursor', detail: 'after must be a position that an event of this tenant has shown' },
    ]);
  }
}
