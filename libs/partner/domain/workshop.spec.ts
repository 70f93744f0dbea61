import { describe, expect, test } from 'vitest';
import { specFor } from '#kernel/testing';
import { change, register, workshop, type WorkshopEvent, type WorkshopProfile } from './workshop.ts';

const given = specFor(workshop);

const profile: WorkshopProfile = {
  workshopId: '01930000-0000-7000-8000-000000000001',
  name: 'Olaya Motors',
  timeZone: 'Asia/Riyadh',
  latitude: 24.7,
  longitude: 46.7,
  openingHours: [{ weekday: 7, opens: '08:00', closes: '17:00' }],
  bays: [{ bayId: '01930000-0000-7000-8000-00000000000b', name: 'Bay 1' }],
  technicians: [{ technicianId: '01930000-0000-7000-8000-00000000000c', name: 'Sami' }],
  services: [{ code: 'diagnostics', name: 'Diagnostics', durationMinutes: 60, bufferMinutes: 10 }],
};
const registered: WorkshopEvent = { type: 'WorkshopRegistered', data: profile };
const changed = (patch: object): WorkshopEvent => ({
  type: 'WorkshopChanged',
  data: { workshopId: profile.workshopId, ...patch },
});

describe('registering a workshop', () => {
  test('keeps the zone in its own spelling', () => {
    given()
      .when((state) => register(state, { ...profile, timeZone: 'asia/riyadh' }))
      .emits(registered);
  });

  test('twice is nothing', () => {
    given(registered)
      .when((state) => register(state, profile))
      .emits();
  });

  test('names every fault at once, each with its place', () => {
    const [service] = profile.services;
    const wrong: WorkshopProfile = {
      ...profile,
      timeZone: '+03:00',
      openingHours: [],
      bays: [],
      technicians: [],
      services: [
        { ...service!, durationMinutes: 42 },
        { ...service!, bufferMinutes: -5 },
      ],
    };
    const places = [
      '/timeZone',
      '/openingHours',
      '/bays',
      '/technicians',
      '/services/0/durationMinutes',
      '/services/1/bufferMinutes',
      '/services/1/code',
    ];
    const errors = places.map((pointer) => expect.objectContaining({ pointer }));
    given()
      .when((state) => register(state, wrong))
      .refuses('workshop.invalid', { errors });
  });
});

describe('changing a workshop', () => {
  test('says only what is new', () => {
    const patch = { name: 'Olaya Garage', services: profile.services, openingHours: undefined };
    given(registered)
      .when((state) => change(state, patch))
      .emits(changed({ name: 'Olaya Garage' }));
  });

  test('to what it is already is nothing, in whatever order its keys come', () => {
    const reordered = { closes: '17:00', opens: '08:00', weekday: 7 };
    given(registered, changed({ name: 'Olaya Garage' }))
      .when((state) => change(state, { name: 'Olaya Garage', openingHours: [reordered] }))
      .emits();
  });

  test('to hours that overlap is refused', () => {
    const twice = [...profile.openingHours, ...profile.openingHours];
    given(registered)
      .when((state) => change(state, { openingHours: twice }))
      .refuses('workshop.invalid');
  });

  test('to no service at all is refused', () => {
    given(registered)
      .when((state) => change(state, { services: [] }))
      .refuses('workshop.invalid');
  });

  test('that nobody registered is refused', () => {
    given()
      .when((state) => change(state, { name: 'Nowhere' }))
      .refuses('workshop.not-found');
  });
});
