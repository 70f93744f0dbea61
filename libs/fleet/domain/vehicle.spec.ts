import { describe, test } from 'vitest';
import { specFor } from '#kernel/testing';
import { clearTroubleCode, detectTroubleCode, register, vehicle, type Vehicle } from './vehicle.ts';
import { type TroubleCodeCleared, type TroubleCodeDetected, type VehicleRegistered } from './vehicle-events.ts';

const vehicleId = '01930000-0000-7000-8000-000000000001';
const now = new Date('2026-05-01T08:00:00Z');
const given = specFor(vehicle);

const registered: VehicleRegistered = {
  type: 'VehicleRegistered',
  data: { vehicleId, vin: '1M8GDM9AXKP042788', plate: null, label: 'Van 7' },
};
const detected: TroubleCodeDetected = {
  type: 'TroubleCodeDetected',
  data: {
    vehicleId,
    code: 'P0118',
    system: 'powertrain',
    description: 'Engine Coolant Temperature Sensor Circuit 1 High Input',
    detectedAt: '2026-05-01T07:59:00.000Z',
  },
};
const cleared: TroubleCodeCleared = {
  type: 'TroubleCodeCleared',
  data: { vehicleId, code: 'P0118', clearedAt: now.toISOString() },
};

const registerAs = (vin: string) => (state: Vehicle) =>
  register(state, { vehicleId, vin, plate: null, label: 'Van 7' });
const detect =
  (code = 'P0118', detectedAt = '2026-05-01T07:59:00Z') =>
  (state: Vehicle) =>
    detectTroubleCode(state, { code, detectedAt: new Date(detectedAt) }, now);
const clear = (state: Vehicle) => clearTroubleCode(state, 'P0118', now);

describe('registering a vehicle', () => {
  test('keeps the one spelling of its VIN', () => {
    given().when(registerAs('1m8gdm9axkp042788')).emits(registered);
  });
  test('is refused when the check digit is wrong', () => {
    given().when(registerAs('1M8GDM9A0KP042788')).refuses('vehicle.vin-check-digit');
  });
});

describe('reporting a trouble code', () => {
  test('is recorded with its text', () => {
    given(registered).when(detect('p0118')).emits(detected);
  });
  test('again while it is active changes nothing', () => {
    given(registered, detected).when(detect('p0118', '2026-05-01T07:59:30Z')).emits();
  });
  test('again after it was cleared is recorded anew', () => {
    given(registered, detected, cleared).when(detect()).emits(detected);
  });
  test('is refused for a vehicle that does not exist', () => {
    given().when(detect()).refuses('vehicle.not-found');
  });
  test('is refused when it is none', () => {
    given(registered).when(detect('coolant')).refuses('trouble-code.malformed');
  });
  test.each(['2026-05-01T08:05:00.001Z', '1970-01-01T00:00:00Z'])(
    'is refused when the device says %s',
    (detectedAt) => {
      given(registered).when(detect('P0118', detectedAt)).refuses('trouble-code.implausible-time');
    },
  );
  test('bears a clock that is five minutes fast', () => {
    const detectedAt = '2026-05-01T08:05:00.000Z';
    given(registered)
      .when(detect('P0118', detectedAt))
      .emits({ ...detected, data: { ...detected.data, detectedAt } });
  });
});

describe('clearing a trouble code', () => {
  test('ends it', () => {
    given(registered, detected).when(clear).emits(cleared);
  });
  test('that is not active changes nothing', () => {
    given(registered, detected, cleared).when(clear).emits();
  });
  test('is refused for a vehicle that does not exist', () => {
    given().when(clear).refuses('vehicle.not-found');
  });
});
