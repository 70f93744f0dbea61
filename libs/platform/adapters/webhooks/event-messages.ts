import {
  type AllowedFields,
  type ApiVersions,
  DomainError,
  type EventStore,
  type EventTypes,
  parseFilterJson,
  publicCatalogue,
  type PublicEventType,
} from '#kernel';
import { matchesAny, refuseArchived, refuseIdle } from '../../domain/event-pattern.ts';
import {
  ownFormOf,
  type PublicEvent,
  publicTypeOf,
  type RecordedEvent,
  toPublicEvent,
} from '../../domain/public-event.ts';
import { type OfferedType } from '../../domain/offered-types.ts';
import { requireOffered } from '../../domain/require-offered.ts';
import { channelsOf } from '../../domain/webhooks/channels.ts';
import { type FormedMessage, formMessage, type MessageForm } from '../../domain/webhooks/message-forms.ts';
import { type ChannelledEvent, type EndpointWish, wantsEvent } from '../../domain/webhooks/wanted-events.ts';
import { type OutgoingEvent, WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { filterFields, messageFilter } from './message-filter.ts';

export interface EventMessagesParts {
  readonly types: EventTypes;
  readonly versions: ApiVersions;
  readonly events: EventStore;
  /** Base URL by which the outside reaches the API. */
  readonly publicUrl: string;
}

/** Characters that a filter may have as JSON. */
const LONGEST_FILTER = 16_384;
/** Lists of types whose fields are kept in mind. */
const MOST_KEPT = 1_000;
const LETS_ALL_PASS = (): boolean => true;

/** By the catalogue of events and the versions of the API. */
export class EventMessages extends WebhookMessages {
  readonly #parts: EventMessagesParts;
  #catalogue: ReadonlyMap<string, PublicEventType> | undefined;
  readonly #fields = new Map<string, AllowedFields>();

  constructor(parts: EventMessagesParts) {
    super();
    this.#parts = parts;
  }

  check(wish: EndpointWish, offered: readonly OfferedType[], before: readonly string[] = []): void {
    const anew = wish.eventTypes.filter((pattern) => !before.includes(pattern));
    refuseIdle(anew, offered);
    refuseArchived(anew, offered);
    requireOffered(this.#parts.versions, 'apiVersion', wish.apiVersion);
    if (wish.filter === null) return;
    const errors =
      JSON.stringify(wish.filter).length > LONGEST_FILTER
        ? [{ pointer: '/filter', code: 'max-length', detail: `/filter may have ${LONGEST_FILTER} characters at most` }]
        : parseFilterJson(this.#fieldsOf(wish), wish.filter).errors;
    if (errors.length === 0) return;
    const message = `The filter cannot be understood: ${errors[0]!.detail}`;
    throw new DomainError('invalid', 'webhook-endpoint.filter-refused', message, { errors });
  }

  outgoing<Stored extends RecordedEvent>(schema: string, events: readonly Stored[]): Promise<OutgoingEvent<Stored>[]> {
    return this.outgoingIn(this.#parts.events.reading(schema), events);
  }

  /** The same inside of a transaction. */
  async outgoingIn<Stored extends RecordedEvent>(
    tx: Parameters<EventStore['beginnings']>[0],
    events: readonly Stored[],
  ): Promise<OutgoingEvent<Stored>[]> {
    const open = events.flatMap((stored) => {
      const event = this.#publicForm(stored);
      return event ? [{ stored, event }] : [];
    });
    const later = new Set(open.flatMap(({ stored }) => (stored.version > 1 ? [stored.streamId] : [])));
    const beginnings = later.size > 0 ? await this.#parts.events.beginnings(tx, [...later]) : new Map<string, never>();
    return open.map(({ stored, event }) => {
      const beginning = stored.version > 1 ? beginnings.get(stored.streamId) : undefined;
      const first = beginning && this.#publicForm(beginning);
      const own = ownFormOf(stored, this.#parts.types.definition(stored.type));
      return {
        stored,
        event,
        channels: channelsOf(event.data, first?.data, own?.channels),
        tags: own?.tags ?? [],
        orderingKey: own?.orderingKey ?? stored.streamId,
        delaySeconds: own?.delaySeconds ?? 0,
      };
    });
  }

  /** The public types of events, without reading anything. */
  publicTypes(events: readonly RecordedEvent[]): Set<string> {
    return new Set(events.flatMap((event) => publicTypeOf(event, this.#parts.types.definition(event.type)) ?? []));
  }

  judge(wish: EndpointWish): (outgoing: ChannelledEvent) => boolean {
    const filter = this.#filterOf(wish);
    const { versions } = this.#parts;
    const passes =
      filter === null ? LETS_ALL_PASS : (event: PublicEvent) => filter(versions.event(event, wish.apiVersion));
    return (outgoing) => wantsEvent(wish, outgoing, passes);
  }

  message(event: PublicEvent, form: MessageForm): FormedMessage {
    const { versions, publicUrl } = this.#parts;
    const told = versions.event(event, form.apiVersion);
    const version = this.#types.get(event.type)?.version;
    const isOfSchema = told.data === event.data && form.payload === 'full' && version !== undefined;
    return formMessage(told, form, {
      source: `${publicUrl}/v1/events`,
      dataSchema: isOfSchema ? `${publicUrl}/v1/event-types/${event.type}/versions/${version}` : null,
    });
  }

  #publicForm(stored: RecordedEvent): PublicEvent | null {
    return toPublicEvent(stored, this.#parts.types.definition(stored.type));
  }

  /** Made when it is first asked for, when every context has told its types. */
  get #types(): ReadonlyMap<string, PublicEventType> {
    this.#catalogue ??= new Map(publicCatalogue(this.#parts.types).map((type) => [type.type, type]));
    return this.#catalogue;
  }

  #fieldsOf({ eventTypes, apiVersion }: Pick<EndpointWish, 'eventTypes' | 'apiVersion'>): AllowedFields {
    const name = `${apiVersion} ${eventTypes.join(' ')}`;
    const known = this.#fields.get(name);
    if (known) return known;
    if (this.#fields.size >= MOST_KEPT) this.#fields.clear();
    const wanted = [...this.#types.values()].filter(({ type }) => matchesAny(eventTypes, type));
    const examples = wanted.map(({ type, versions }) => ({ type, data: versions.at(-1)!.example }));
    const fields = filterFields(examples.map((example) => this.#parts.versions.event(example, apiVersion).data));
    this.#fields.set(name, fields);
    return fields;
  }

  #filterOf(wish: EndpointWish): ((event: PublicEvent) => boolean) | null {
    if (wish.filter === null) return null;
    const fields = this.#fieldsOf(wish);
    const { tree, errors } = parseFilterJson(fields, wish.filter);
    return errors.length > 0 ? null : messageFilter(tree, fields);
  }
}
