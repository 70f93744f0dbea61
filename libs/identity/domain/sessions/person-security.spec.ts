import { describe, expect, test } from 'vitest';
import { replay } from '#kernel/domain';
import { type PersonSecurity, personSecurity, watch, type WatchedSignIn } from './person-security.ts';
import { type Place } from './places.ts';
import { distanceKm } from './travel.ts';

const CAIRO: Place = { country: 'EG', city: 'Cairo', latitude: 30.04, longitude: 31.24 };
const GIZA: Place = { country: 'EG', city: 'Giza', latitude: 30.01, longitude: 31.21 };
const TORONTO: Place = { country: 'CA', city: 'Toronto', latitude: 43.65, longitude: -79.38 };
const AT = new Date('2026-12-01T12:00:00Z');
const hoursBefore = (hours: number) => new Date(AT.getTime() - hours * 3_600_000);
const KNOWN: PersonSecurity = { devices: ['phone'] };

const signIn = (over: Partial<WatchedSignIn>): WatchedSignIn => ({
  userId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8e9f',
  sessionId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8ea0',
  device: 'phone',
  deviceName: 'Firefox on Linux',
  place: null,
  at: AT,
  before: null,
  ...over,
});
const typesOf = (state: PersonSecurity, over: Partial<WatchedSignIn>) =>
  watch(state, signIn(over)).map(({ type }) => type);

describe('a device', () => {
  test('is new once', () => {
    const [first] = watch(KNOWN, signIn({ device: 'laptop' }));
    expect(first).toMatchObject({ type: 'NewDeviceUsed', data: { device: 'laptop', knownDevices: 1 } });
    expect(watch(replay(personSecurity, [first!], KNOWN), signIn({ device: 'laptop' }))).toEqual([]);
  });
});

describe('travel', () => {
  test('from Cairo to Toronto takes longer than two hours, and may be done in twelve', () => {
    expect(Math.abs(distanceKm(CAIRO, TORONTO) - 9_220)).toBeLessThan(60);
    const [seen] = watch(KNOWN, signIn({ place: TORONTO, before: { place: CAIRO, at: hoursBefore(2) } }));
    expect(seen).toMatchObject({
      type: 'ImpossibleTravelSeen',
      data: { fromCountry: 'EG', toCountry: 'CA', minutes: 120 },
    });
    expect(typesOf(KNOWN, { place: TORONTO, before: { place: CAIRO, at: hoursBefore(12) } })).toEqual([]);
  });

  test('within a town or to somewhere unknown is none, however fast', () => {
    expect(typesOf(KNOWN, { place: GIZA, before: { place: CAIRO, at: AT } })).toEqual([]);
    expect(typesOf(KNOWN, { place: null, before: { place: CAIRO, at: AT } })).toEqual([]);
    expect(typesOf(KNOWN, { place: TORONTO, before: null })).toEqual([]);
  });
});
