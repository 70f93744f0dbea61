import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event } from '../domain/event.ts';
import { eventCatalogue } from '../domain/event-catalogue.ts';
import { subjectErasedEvents } from '../domain/subject-erased.ts';
import { typedId } from '../domain/typed-id.ts';
import { type AppendAnswer } from '../events/append.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type ContextDefinition, type Kernel } from '../kernel.ts';
import { type TestInstallation } from './test-installation.ts';

export interface Guest {
  readonly guestId: string;
  readonly name: string;
  readonly phones: readonly string[];
  readonly home: { readonly street: string | null };
}

export interface Host {
  readonly hostId: string;
  readonly name: string;
}

/** A visit, with personal texts of every form: plain, in a list, nested, null, and of several people. */
export type VisitNoted = Event<
  'VisitNoted',
  { readonly room: number; readonly guest: Guest; readonly hosts: readonly Host[] }
>;
export type DoorOpened = Event<'DoorOpened', { readonly door: string }>;

const guest = ({ guestId }: Guest): string => typedId('gst', guestId);

export const visitEvents = eventCatalogue<VisitNoted | DoorOpened>({
  VisitNoted: {
    version: 2,
    upcast: { 1: ({ visitor, ...rest }) => ({ ...rest, guest: visitor }) },
    personal: {
      guest: { name: guest, phones: guest, home: { street: (_, data) => guest(data.guest) } },
      hosts: { name: ({ hostId }) => typedId('hst', hostId) },
    },
  },
  DoorOpened: { version: 1 },
});

/** A context for tests of personal data. */
export const visits: ContextDefinition = { name: 'visits', events: [visitEvents, subjectErasedEvents] };

/** A visit of somebody new. */
export function newVisit(over: Partial<Guest> = {}): VisitNoted {
  const guest = {
    guestId: uuidv7(),
    name: 'Layla',
    phones: ['+966 1', '+966 2'],
    home: { street: 'Olaya 7' },
    ...over,
  };
  const hosts = [
    { hostId: uuidv7(), name: 'Sami' },
    { hostId: uuidv7(), name: 'Huda' },
  ];
  return { type: 'VisitNoted', data: { room: 7, guest, hosts } };
}

export const guestOf = ({ data }: VisitNoted): string => typedId('gst', data.guest.guestId);
export const hostOf = ({ data }: VisitNoted, index: number): string => typedId('hst', data.hosts[index]!.hostId);

/** Writes and reads visits of one tenant, through one kernel. */
export class VisitBook {
  constructor(
    private readonly clutch: TestInstallation,
    readonly tenant: TenantRef,
    private readonly kernel: Kernel = clutch.kernel,
  ) {}

  async append(event: VisitNoted | DoorOpened, streamId: string = randomUUID()): Promise<string> {
    const request = { streamId, category: 'visit', expected: 'any' as const, events: [event] };
    const append = (): Promise<AppendAnswer> => this.kernel.events.append(currentContext()!, request);
    await this.clutch.as(this.tenant, append);
    return streamId;
  }

  async read(streamId: string): Promise<StoredEvent<VisitNoted>> {
    const { events } = await this.kernel.events.load(this.tenant.schema, streamId);
    return events[0] as StoredEvent<VisitNoted>;
  }

  /** Everything that the tenant's log holds, as text. */
  async logText(): Promise<string> {
    const { rows } = await this.clutch.owner.query<{ log: string }>(
      `select coalesce(string_agg(e::text, ' '), '') as log from ${this.tenant.schema}.event e`,
    );
    return rows[0]!.log;
  }

  erase(subject: string): Promise<unknown> {
    return this.clutch.as(this.tenant, () => this.kernel.erasure.erase(currentContext()!, subject));
  }
}
