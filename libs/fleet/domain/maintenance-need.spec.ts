import { describe, test } from 'vitest';
import { specFor } from '#kernel/testing';
import { clear, maintenanceNeed, type MaintenanceNeed, open } from './maintenance-need.ts';
import { type MaintenanceNeedCleared, type MaintenanceNeedOpened } from './maintenance-need-events.ts';

const finding = {
  needId: '01930000-0000-5000-8000-000000000002',
  vehicleId: '01930000-0000-7000-8000-000000000001',
  troubleCode: 'P0118',
};
const bookingId = '01930000-0000-7000-8000-000000000003';
const now = new Date('2026-05-01T08:00:00Z');
const given = specFor(maintenanceNeed);

const opened: MaintenanceNeedOpened = {
  type: 'MaintenanceNeedOpened',
  data: { ...finding, serviceCode: 'cooling-system', openedAt: now.toISOString() },
};
const cleared: MaintenanceNeedCleared = {
  type: 'MaintenanceNeedCleared',
  data: { ...finding, bookingId, clearedAt: now.toISOString() },
};
const openIt = (state: MaintenanceNeed) => open(state, finding, now);
const clearIt = (state: MaintenanceNeed) => clear(state, bookingId, now);

describe('a maintenance need', () => {
  test('is opened by a finding, with the service that the code calls for', () => {
    given().when(openIt).emits(opened);
  });
  test('is opened once', () => {
    given(opened).when(openIt).emits();
  });
  test('is not opened again by its old finding after it was met', () => {
    given(opened, cleared).when(openIt).emits();
  });
  test('is met by a booking', () => {
    given(opened).when(clearIt).emits(cleared);
  });
  test('is met once', () => {
    given(opened, cleared).when(clearIt).emits();
  });
  test('that does not exist cannot be met', () => {
    given().when(clearIt).refuses('maintenance-need.not-found');
  });
});
