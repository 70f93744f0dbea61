import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import {
  ActorNames,
  type ActorRef,
  currentTenant,
  DomainError,
  EventStore,
  EventTypes,
  isAllowed,
  replay,
  typedId,
} from '#kernel';
import { MaintenanceNeedHistory, type NeedHistoryEntry } from '#fleet/contracts';
import { booking, type BookingEvent, type SlotHeld } from '../domain/booking.ts';
import { sentenceOf, withoutHidden } from '../domain/story.ts';
import { asSubject, bookingSubject } from '../domain/subjects.ts';

export class TimelineActor {
  @ApiProperty({ example: 'api-key', description: 'api-key, user, operator, policy, job or system; more may come.' })
  readonly kind!: string;
  /** Today's name; `[erased]` for somebody who is not there any more. */
  readonly name!: string;
}

export class TimelineEntry {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  /** Public name of the event, `booking.confirmed`. */
  readonly type!: string;
  readonly actor!: TimelineActor;
  /** What happened, for people to read. */
  readonly what!: string;
}

export class BookingTimeline {
  /** `bkg_…` */
  readonly bookingId!: string;
  /** `ned_…`, the need whose events are told as well. */
  readonly maintenanceNeedId!: string | null;
  readonly data!: TimelineEntry[];
}

/** The story of a booking, and of the need that it is for, from their events. @throws DomainError `booking.not-found` */
export class GetBookingTimeline extends Query<BookingTimeline> {
  constructor(readonly bookingId: string) {
    super();
  }
}

/** An entry before anybody has looked up who it was. */
type Told = Omit<TimelineEntry, 'actor'> & { readonly actor: ActorRef };

@QueryHandler(GetBookingTimeline)
export class GetBookingTimelineHandler implements IQueryHandler<GetBookingTimeline> {
  constructor(
    private readonly events: EventStore,
    private readonly types: EventTypes,
    private readonly actors: ActorNames,
    private readonly queries: QueryBus,
  ) {}

  async execute({ bookingId }: GetBookingTimeline): Promise<BookingTimeline> {
    const { events } = await this.events.load(currentTenant().schema, bookingId);
    const first = events[0];
    const ofThis = first?.category === 'booking' ? events : [];
    const thing = asSubject(
      replay(
        booking,
        ofThis.map(({ type, data }) => ({ type, data }) as BookingEvent),
      ),
    );
    if (!thing || !isAllowed(bookingSubject, 'read', thing))
      throw new DomainError('not-found', 'booking.not-found', 'There is no such booking');
    const { maintenanceNeedId } = first!.data as SlotHeld['data'];
    const mayRead = (field: string): boolean => isAllowed(bookingSubject, 'read', thing, field);
    const ofNeed =
      maintenanceNeedId === null ? [] : await this.queries.execute(new MaintenanceNeedHistory(maintenanceNeedId));
    const ofBooking = events.map(({ recordedAt, meta: { actor }, type, data }) => ({
      at: recordedAt.toISOString(),
      type: this.#publicName(type),
      actor,
      what: sentenceOf(withoutHidden({ type, data } as BookingEvent, mayRead)),
    }));
    const told = [...ofNeed.map((entry) => this.#needEntry(entry)), ...ofBooking];
    return {
      bookingId: typedId('bkg', bookingId),
      maintenanceNeedId: maintenanceNeedId === null ? null : typedId('ned', maintenanceNeedId),
      data: (await this.#named(told)).toSorted((a, b) => a.at.localeCompare(b.at)),
    };
  }

  async #named(told: readonly Told[]): Promise<TimelineEntry[]> {
    const nameOf = await this.actors.of(
      currentTenant().schema,
      told.map(({ actor }) => actor),
    );
    return told.map((entry) => ({ ...entry, actor: { kind: entry.actor.kind, name: nameOf(entry.actor) } }));
  }

  #needEntry({ at, type, actor, data }: NeedHistoryEntry): Told {
    const { troubleCode, serviceCode } = data as { troubleCode?: string; serviceCode?: string };
    const what =
      type === 'MaintenanceNeedOpened'
        ? `Found that ${troubleCode} needs ${serviceCode}`
        : `Noted that ${troubleCode} is dealt with`;
    return { at, type: this.#publicName(type), actor, what };
  }

  #publicName(type: string): string {
    return this.types.definition(type).public?.type ?? type;
  }
}
