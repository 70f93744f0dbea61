import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Clock, currentTenant, DomainError, EventStore, EventTypes, type StoredEvent, TenantDatabase } from '#kernel';
import { mayBeWanted } from '../../domain/event-pattern.ts';
import { OfferedTypes } from '../../domain/offered-types.ts';
import { LARGEST_BODY, type MessageForm } from '../../domain/webhooks/message-forms.ts';
import { type EndpointWish, isAboutItself } from '../../domain/webhooks/wanted-events.ts';
import { type OutgoingEvent, WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { refuseOutOfScope } from '../../entities/endpoint-scope.ts';
import { WebhookEndpointRow } from '../../entities.ts';

export class DryRunCount {
  readonly eventType!: string;
  /** Events of the type that there were. */
  readonly events!: number;
  /** Those of them that channels and filter let through: so many messages there would have been. */
  readonly matched!: number;
}

export class DryRunSample {
  /** `evt_…`, as the receiver would have seen it. */
  readonly id!: string;
  readonly eventType!: string;
  readonly recordedAt!: string;
  readonly channels!: string[];
  /** What the form says in headers; `null` in our own form. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly headers!: Readonly<Record<string, string>> | null;
  /** As it would have been sent; `null` for one of more than 256 KiB, which is not. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly body!: Readonly<Record<string, unknown>> | null;
}

export class DryRunView {
  /** From when on events were looked at: later than was asked where there are more than 10,000 events since. */
  readonly since!: string;
  readonly until!: string;
  /** Whether all events since the time that was asked for were looked at. */
  readonly isWhole!: boolean;
  /** Messages that there would have been. */
  readonly matched!: number;
  /** Every type of which there were events, in order of their names. */
  readonly types!: DryRunCount[];
  /** The newest of them, ten at the most, the newest first. */
  readonly samples!: DryRunSample[];
}

export interface DryRunRange {
  readonly since?: Date;
  readonly until?: Date;
}

type Wanted = EndpointWish & MessageForm;

/** Which past events an endpoint would have got, and how they would have looked. Nothing is sent. @throws what `WebhookMessages.check` does */
export class DryRunWebhook extends Query<DryRunView> {
  constructor(
    readonly wanted: Wanted,
    readonly range: DryRunRange,
    /** Of the endpoint, where there is one: it hears nothing of itself. */
    readonly endpointId: string | null = null,
  ) {
    super();
  }
}

/** The same for an endpoint as it is. @throws DomainError `webhook-endpoint.not-found` */
export class DryRunWebhookEndpoint extends Query<DryRunView> {
  constructor(
    readonly endpointId: string,
    readonly range: DryRunRange,
  ) {
    super();
  }
}

const DAY_MS = 86_400_000;
/** Events of the log that are looked at, from its end. */
const MOST_LOOKED_AT = 10_000;
const MOST_SAMPLES = 10;

/** Goes through the end of the log by the very functions that make messages. */
@QueryHandler(DryRunWebhook)
export class DryRunWebhookHandler implements IQueryHandler<DryRunWebhook> {
  constructor(
    private readonly events: EventStore,
    private readonly types: EventTypes,
    private readonly messages: WebhookMessages,
    private readonly offered: OfferedTypes,
    private readonly clock: Clock,
  ) {}

  async execute({ wanted, range, endpointId }: DryRunWebhook): Promise<DryRunView> {
    this.messages.check(wanted, await this.offered.all(), endpointId === null ? [] : wanted.eventTypes);
    refuseOutOfScope(wanted.channels);
    const now = this.clock.now();
    const since = range.since ?? new Date((range.until ?? now).getTime() - DAY_MS);
    const { schema } = currentTenant();
    const log = this.events.reading(schema);
    const after = Math.max(0, (await this.events.head(log)) - MOST_LOOKED_AT);
    const [oldest] = after > 0 ? await this.events.readLog(log, { after, limit: 1 }) : [];
    const isWhole = !oldest || oldest.recordedAt <= since;
    const tally = new Tally(this.messages, wanted);
    for await (const { events } of this.events.pages(schema, { after, types: this.#storedTypes(wanted) })) {
      const ofTime = events.filter(({ recordedAt: at }) => at >= since && (!range.until || at < range.until));
      for (const one of await this.messages.outgoing(schema, ofTime))
        if (endpointId === null || !isAboutItself(endpointId, one.stored)) tally.look(one);
    }
    return {
      since: (isWhole ? since : oldest.recordedAt).toISOString(),
      until: (range.until ?? now).toISOString(),
      isWhole,
      ...tally.result(),
    };
  }

  #storedTypes({ eventTypes }: EndpointWish): string[] {
    const wanted = this.types.all().filter((one) => mayBeWanted(eventTypes, one));
    return wanted.map(({ type }) => type);
  }
}

@QueryHandler(DryRunWebhookEndpoint)
export class DryRunWebhookEndpointHandler implements IQueryHandler<DryRunWebhookEndpoint> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly dryRun: DryRunWebhookHandler,
  ) {}

  async execute({ endpointId, range }: DryRunWebhookEndpoint): Promise<DryRunView> {
    const endpoint = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WebhookEndpointRow, { endpointId }),
    );
    if (endpoint) return this.dryRun.execute(new DryRunWebhook(endpoint, range, endpointId));
    throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
  }
}

/** Counts what is wanted, and keeps the newest. */
class Tally {
  readonly #counts = new Map<string, { events: number; matched: number }>();
  readonly #isWanted: (outgoing: OutgoingEvent) => boolean;
  #newest: OutgoingEvent<StoredEvent>[] = [];

  constructor(
    private readonly messages: WebhookMessages,
    private readonly wanted: Wanted,
  ) {
    this.#isWanted = messages.judge(wanted);
  }

  look(outgoing: OutgoingEvent<StoredEvent>): void {
    const { events, matched } = this.#counts.get(outgoing.event.type) ?? { events: 0, matched: 0 };
    const isWanted = this.#isWanted(outgoing);
    this.#counts.set(outgoing.event.type, { events: events + 1, matched: matched + (isWanted ? 1 : 0) });
    if (isWanted) this.#newest = [...this.#newest.slice(1 - MOST_SAMPLES), outgoing];
  }

  result(): Pick<DryRunView, 'matched' | 'types' | 'samples'> {
    const types = [...this.#counts].map(([eventType, counted]) => ({ eventType, ...counted }));
    return {
      matched: types.reduce((sum, { matched }) => sum + matched, 0),
      types: types.toSorted((a, b) => (a.eventType < b.eventType ? -1 : 1)),
      samples: this.#newest.toReversed().map((outgoing) => this.#sample(outgoing)),
    };
  }

  #sample({ event, channels }: OutgoingEvent): DryRunSample {
    const { body, headers } = this.messages.message(event, this.wanted);
    const isSent = Buffer.byteLength(JSON.stringify(body)) <= LARGEST_BODY;
    const { id, type: eventType, timestamp: recordedAt } = event;
    return { id, eventType, recordedAt, channels: [...channels], headers, body: isSent ? body : null };
  }
}
