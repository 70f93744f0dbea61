import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { currentContext, eventCatalogue, type TenantRef, typedId } from '#kernel';
import { neighbours, plays, project, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { GetMaintenanceNeed, MaintenanceNeedHistory, VehicleExists, type MaintenanceNeedEvent } from '#fleet/contracts';
import { GetWorkshopProfile, type WorkshopEvent, type WorkshopProfile } from '#partner/contracts';
import { GetLastPosition, type LastPosition } from '#telematics/contracts';
import { bookingContext, BookingModule } from '../booking.module.ts';
import { CancelBooking } from '../commands/cancel-booking.command.ts';
import { HoldSlot } from '../commands/hold-slot.command.ts';
import { RequestBooking } from '../commands/request-booking.command.ts';
import { GetBookingTimeline } from './get-booking-timeline.query.ts';
import { ListBookings } from './list-bookings.query.ts';
import { ListSlots, type SlotsQuery } from './list-slots.query.ts';

const around = [
  {
    name: 'partner',
    events: [eventCatalogue<WorkshopEvent>({ WorkshopRegistered: { version: 1 }, WorkshopChanged: { version: 1 } })],
  },
  {
    name: 'fleet',
    events: [
      eventCatalogue<MaintenanceNeedEvent>({
        MaintenanceNeedOpened: {
          version: 1,
          public: { type: 'maintenance-need.opened', description: '', shape: {}, data: () => ({}) },
        },
        MaintenanceNeedCleared: { version: 1 },
      }),
    ],
  },
];
const vehicle = uuidv7();
const need = {
  needId: uuidv7(),
  vehicleId: vehicle,
  troubleCode: 'P0118',
  serviceCode: 'cooling-system',
  status: 'open' as const,
};
const DAY = 86_400_000;
const tomorrow = Math.ceil(Date.now() / DAY) * DAY + DAY;

const workshop = (name: string, latitude: number, services = ['cooling-system']): WorkshopProfile => ({
  workshopId: uuidv7(),
  name,
  timeZone: 'Asia/Riyadh',
  latitude,
  longitude: 46.7,
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '09:00', closes: '11:00' })),
  bays: [
    { bayId: uuidv7(), name: 'Bay 1' },
    { bayId: uuidv7(), name: 'Bay 2' },
  ],
  technicians: [
    { technicianId: uuidv7(), name: 'Sami' },
    { technicianId: uuidv7(), name: 'Huda' },
  ],
  services: services.map((code) => ({ code, name: code, durationMinutes: 90, bufferMinutes: 15 })),
});
const near = workshop('Near', 24.71);
const far = workshop('Far', 24.9);
const profiles = [far, near, workshop('Tyres only', 24.7, ['tyres'])];

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;
let position: LastPosition | null = { latitude: 24.7, longitude: 46.7, recordedAt: '2026-05-01T00:00:00.000Z' };

beforeAll(async () => {
  const names = { name: 'people', actorNames: () => ({ user: async () => new Map([['usr_1', 'Huda at the desk']]) }) };
  clutch = await testInstallation([bookingContext, ...around, names]);
  const module = await testModule(
    clutch,
    BookingModule,
    neighbours(
      plays(
        GetWorkshopProfile,
        ({ workshopId }) => profiles.find((profile) => profile.workshopId === workshopId) ?? null,
      ),
      plays(VehicleExists, ({ vehicleId }) => vehicleId === vehicle),
      plays(GetMaintenanceNeed, ({ needId }) => (needId === need.needId ? need : null)),
      plays(GetLastPosition, () => position),
      plays(MaintenanceNeedHistory, () => [
        {
          at: '2026-05-01T00:00:00.000Z',
          type: 'MaintenanceNeedOpened',
          actor: { kind: 'policy' as const, id: 'fleet.open-maintenance-need' },
          data: need,
        },
      ]),
    ),
  );
  [commands, queries] = [module.get(CommandBus), module.get(QueryBus)];
  tenant = await clutch.newTenant();
  await clutch.as(tenant, async () => {
    for (const data of profiles) {
      const events = [{ type: 'WorkshopRegistered', data }];
      await clutch.kernel.events.append(currentContext()!, {
        streamId: data.workshopId,
        category: 'workshop',
        expected: 'none',
        events,
      });
    }
  });
  await project(clutch.kernel, tenant);
});
afterAll(() => clutch.close());

const day = { from: new Date(tomorrow), to: new Date(tomorrow + DAY) };
const search = (query: Partial<SlotsQuery>) =>
  clutch.as(tenant, () => queries.execute(new ListSlots({ limit: 20, ...day, ...query })));
const hold = (startsAt: string) =>
  commands.execute(
    new HoldSlot({
      workshopId: near.workshopId,
      vehicleId: vehicle,
      serviceCode: 'cooling-system',
      startsAt: new Date(startsAt),
      maintenanceNeedId: need.needId,
    }),
  );

describe('slot search', () => {
  test('proposes the nearest workshop first, then the earliest time, each by the clock on the wall', async () => {
    const { serviceCode, vehicleId, workshopsSearched, data } = await search({ maintenanceNeedId: need.needId });
    expect({ serviceCode, vehicleId, workshopsSearched }).toEqual({
      serviceCode: 'cooling-system',
      vehicleId: typedId('veh', vehicle),
      workshopsSearched: 2,
    });
    expect(data.map(({ workshopName, localStart }) => `${workshopName} ${localStart.slice(11)}`)).toEqual([
      'Near 09:00',
      'Near 09:15',
      'Near 09:30',
      'Far 09:00',
      'Far 09:15',
      'Far 09:30',
    ]);
    const date = new Date(tomorrow).toISOString().slice(0, 10);
    expect(data[0]).toEqual({
      workshopId: typedId('wsh', near.workshopId),
      workshopName: 'Near',
      startsAt: `${date}T06:00:00.000Z`,
      endsAt: `${date}T07:30:00.000Z`,
      timeZone: 'Asia/Riyadh',
      localStart: `${date}T09:00`,
      distanceMetres: 1112,
      freeBays: 2,
      freeTechnicians: 2,
    });
  });

  test('without a position orders by time and says that the distance is unknown', async () => {
    const known = position;
    position = null;
    const { data } = await search({ serviceCode: 'cooling-system', vehicleId: vehicle, limit: 3 });
    position = known;
    expect(
      data.map(({ workshopName, localStart, distanceMetres }) => [workshopName, localStart.slice(11), distanceMetres]),
    ).toEqual([
      ['Far', '09:00', null],
      ['Near', '09:00', null],
      ['Far', '09:15', null],
    ]);
  });

  test('counts what is left, and leaves out what is taken', async () => {
    const [first] = (await search({ maintenanceNeedId: need.needId, limit: 2 })).data;
    await clutch.as(tenant, () => hold(first!.startsAt));
    expect((await search({ maintenanceNeedId: need.needId, limit: 2 })).data[0]).toMatchObject({
      startsAt: first!.startsAt,
      freeBays: 1,
      freeTechnicians: 1,
    });
    await clutch.as(tenant, () => hold(first!.startsAt));
    expect((await search({ maintenanceNeedId: need.needId })).data.map(({ workshopName }) => workshopName)).toEqual([
      'Far',
      'Far',
      'Far',
    ]);
  });

  test('says when nobody offers the service', async () => {
    expect(await search({ serviceCode: 'paint', vehicleId: vehicle })).toMatchObject({
      workshopsSearched: 0,
      data: [],
    });
  });

  test.each<[string, Partial<SlotsQuery>, string]>([
    ['booking.search-incomplete', { serviceCode: 'tyres' }, 'vehicleId'],
    ['booking.vehicle-unknown', { serviceCode: 'tyres', vehicleId: uuidv7() }, 'vehicleId'],
    ['booking.need-unknown', { maintenanceNeedId: uuidv7() }, 'maintenanceNeedId'],
    ['booking.need-unknown', { maintenanceNeedId: need.needId, vehicleId: uuidv7() }, 'maintenanceNeedId'],
    ['booking.search-range', { maintenanceNeedId: need.needId, to: new Date(tomorrow + 15 * DAY) }, 'to'],
    ['booking.search-range', { maintenanceNeedId: need.needId, from: new Date(0), to: new Date(1) }, 'to'],
  ])('refuses as %s', async (code, query, parameter) => {
    await expect(search(query)).rejects.toMatchObject({ code, details: { errors: [{ parameter }] } });
  });
});

describe('the timeline of a booking', () => {
  test('tells who did what when, beginning with the need that it is for', async () => {
    const desk = { actor: { kind: 'user' as const, id: 'usr_1', name: 'not looked at' } };
    const { data: slots } = await search({ serviceCode: 'cooling-system', vehicleId: vehicle });
    const far9 = slots.find(({ workshopName }) => workshopName === 'Far')!;
    const body = {
      workshopId: far.workshopId,
      vehicleId: vehicle,
      serviceCode: 'cooling-system',
      startsAt: new Date(far9.startsAt),
      maintenanceNeedId: need.needId,
    };
    const { id } = await clutch.as(tenant, () => commands.execute(new HoldSlot(body)), desk);
    await clutch.as(tenant, () => commands.execute(new RequestBooking(id, 'loses water')));
    await clutch.as(tenant, () => commands.execute(new CancelBooking(id, 'sold the car')));
    const timeline = await clutch.as(tenant, () => queries.execute(new GetBookingTimeline(id)));
    expect(timeline).toMatchObject({ bookingId: typedId('bkg', id), maintenanceNeedId: typedId('ned', need.needId) });
    expect(timeline.data.map(({ type, actor, what }) => [type, actor.name, what])).toEqual([
      ['maintenance-need.opened', 'fleet.open-maintenance-need', 'Found that P0118 needs cooling-system'],
      [
        'booking.held',
        'Huda at the desk',
        `Held ${far9.localStart.replace('T', ' ')} (Asia/Riyadh) for cooling-system`,
      ],
      ['booking.requested', 'test', 'Asked for the slot: loses water'],
      ['booking.cancelled', 'test', 'Cancelled the booking: sold the car'],
    ]);
    expect(timeline.data.map(({ at }) => at)).toEqual(timeline.data.map(({ at }) => at).toSorted());
  });

  test('of something that is no booking, or of another tenant, is not there', async () => {
    await expect(
      clutch.as(tenant, () => queries.execute(new GetBookingTimeline(near.workshopId))),
    ).rejects.toMatchObject({ code: 'booking.not-found' });
    await expect(clutch.as(tenant, () => queries.execute(new GetBookingTimeline(uuidv7())))).rejects.toMatchObject({
      code: 'booking.not-found',
    });
  });
});

describe('the list of bookings', () => {
  test('is filtered by vehicle, workshop and status, and paged from the newest on', async () => {
    const fresh = await clutch.newTenant();
    await clutch.as(fresh, async () => {
      const ids: string[] = [];
      for (const minutes of [360, 375, 390, 1800]) {
        const profile = minutes === 390 ? far : near;
        const body = {
          workshopId: profile.workshopId,
          vehicleId: vehicle,
          serviceCode: 'cooling-system',
          startsAt: new Date(tomorrow + minutes * 60_000),
        };
        ids.push((await commands.execute(new HoldSlot(body))).id);
      }
      await commands.execute(new RequestBooking(ids[3]!, null));
      await project(clutch.kernel, fresh);
      const list = async (filter: object, cursor?: string) =>
        queries.execute(new ListBookings({ limit: 2, cursor, filter }));
      const first = await list({ vehicleId: typedId('veh', vehicle) });
      const second = await list({ vehicleId: typedId('veh', vehicle) }, first.page.nextCursor!);
      expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(
        ids.toReversed().map((id) => typedId('bkg', id)),
      );
      expect(second.page).toMatchObject({ nextCursor: null, hasMore: false });
      expect((await list({ workshopId: typedId('wsh', far.workshopId) })).data.map(({ id }) => id)).toEqual([
        typedId('bkg', ids[2]!),
      ]);
      expect((await list({ status: 'requested' })).data.map(({ id }) => id)).toEqual([typedId('bkg', ids[3]!)]);
      expect((await list({ vehicleId: typedId('veh', uuidv7()) })).data).toEqual([]);
      await expect(list({ workshopId: typedId('wsh', far.workshopId) }, first.page.nextCursor!)).rejects.toMatchObject({
        code: 'request.invalid',
      });
    });
  });
});
