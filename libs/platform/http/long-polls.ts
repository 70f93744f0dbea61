import { applyDecorators, Injectable, Optional } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { currentTenant, type HttpRequest, preferenceOf, scopeLacking, WaitingRequests } from '#kernel';
import { type EventPage } from '../queries/list-events.query.ts';
import { AwaitedEvent, type EventsAwaited } from './awaited-event.ts';
import { LiveFeeds } from './live-feeds.ts';

/** One request and its answer. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly reply: FastifyReply;
}

const PREFER = {
  name: 'Prefer',
  required: false,
  description:
    '`wait=20` waits up to so many seconds for an event where there is none yet, at most 30 (RFC 7240). Where too many of your requests ' +
    'wait already the answer comes at once, without `Preference-Applied`: ask again a second later.',
  schema: { type: 'string', maxLength: 100, example: 'wait=20' },
} as const;

/** Of the answers of a route that may wait. */
export const APPLIED = {
  'Preference-Applied': {
    description: 'What of `Prefer` was followed.',
    schema: { type: 'string' as const, example: 'wait=20' },
  },
};

/** The route may be asked to wait for the next event. */
export function TakesWait(): MethodDecorator {
  return applyDecorators(ApiHeader(PREFER));
}

/**
 * Lets requests for events wait until there is one. All who wait in a tenant share the one live feed that reads its log, so a waiting
 * request costs neither a connection nor a look at the log, and takes no place from others (see `WaitingRequests`).
 */
@Injectable()
export class LongPolls {
  constructor(
    private readonly feeds: LiveFeeds,
    @Optional() private readonly waiting?: WaitingRequests,
  ) {}

  /**
   * The page that `read` finds. Where it is empty, and the caller prefers to wait, the one that it finds behind `after` once something that
   * is awaited has happened; or the empty one when the time is over, with a cursor behind all that was passed over meanwhile.
   */
  async page<Shown extends EventPage>(
    { request, reply }: Exchange,
    awaited: EventsAwaited,
    read: (after?: number) => Promise<Shown>,
  ): Promise<Shown> {
    const { waitMs, applied } = preferenceOf(request.headers['prefer'] as string | undefined);
    const empty = await read();
    if (waitMs === 0 || applied === undefined || !this.waiting) return empty;
    if (empty.data.length > 0 || empty.page.hasMore) return preferred(reply, applied, empty);
    const { schema } = currentTenant();
    let reader: AwaitedEvent | undefined;
    const waited = await this.waiting.wait({ request, reply, schema, waitMs }, (wake) => {
      const joined = new AwaitedEvent(awaited, Number(empty.page.nextCursor), wake);
      reader = joined;
      // Where the log cannot be read now, the caller is told so by the read that follows.
      this.feeds.join(schema, joined).catch(wake);
      return () => this.feeds.leave(schema, joined);
    });
    if (waited.how === 'refused' || !reader) return empty;
    if (waited.how === 'woken') {
      if (!waited.ability.can('read', 'event')) throw scopeLacking('event:read');
      return preferred(reply, applied, await read(reader.reached));
    }
    const page = { ...empty.page, nextCursor: String(reader.reached), hasMore: reader.hasCome };
    return preferred(reply, applied, { ...empty, page });
  }
}

function preferred<Shown>(reply: FastifyReply, applied: string, page: Shown): Shown {
  reply.header('Preference-Applied', applied);
  return page;
}
