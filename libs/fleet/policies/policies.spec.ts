import { describe, expect, test } from 'vitest';
import { type Policy, type StoredEvent } from '#kernel';
import { toStored } from '#kernel/testing';
import { ClearMaintenanceNeed } from '../commands/clear-maintenance-need.command.ts';
import { ClearTroubleCode } from '../commands/clear-trouble-code.command.ts';
import { OpenMaintenanceNeed } from '../commands/open-maintenance-need.command.ts';
import { clearMaintenanceNeed } from './clear-maintenance-need.ts';
import { clearTroubleCode } from './clear-trouble-code.ts';
import { openMaintenanceNeed } from './open-maintenance-need.ts';

const vehicleId = '01930000-0000-7000-8000-000000000001';
const needId = '01930000-0000-5000-8000-000000000002';
const bookingId = '01930000-0000-7000-8000-000000000003';

const decide = ({ handlers }: Policy, event: StoredEvent) => handlers[event.type]!(event);
const stored = (type: string, data: object, over: Partial<StoredEvent> = {}) => toStored({ type, data }, over);

describe('when a trouble code becomes active', () => {
  const detected = (id: string) => stored('TroubleCodeDetected', { vehicleId, code: 'P0118' }, { id });
  const needOf = (id: string) =>
    (decide(openMaintenanceNeed, detected(id)) as OpenMaintenanceNeed[])[0]!.finding.needId;

  test('a maintenance need is opened for the vehicle', () => {
    const [command, ...more] = decide(openMaintenanceNeed, detected(vehicleId));
    expect(command).toBeInstanceOf(OpenMaintenanceNeed);
    expect(command).toMatchObject({ finding: { vehicleId, troubleCode: 'P0118' } });
    expect(more).toEqual([]);
  });

  test('the same detection always opens the same need, another detection another one', () => {
    expect(needOf(vehicleId)).toBe('861295cf-c2bb-5bcf-9b93-20ee35eba09b');
    expect(needOf(bookingId)).not.toBe(needOf(vehicleId));
  });
});

describe('when a booking is completed', () => {
  const completed = (maintenanceNeedId: string | null) =>
    stored('BookingCompleted', {
      bookingId,
      workshopId: vehicleId,
      vehicleId,
      maintenanceNeedId,
      completedAt: '2026-05-04T10:00:00.000Z',
    });

  test('the need that it was made for is met', () => {
    expect(decide(clearMaintenanceNeed, completed(needId))).toEqual([new ClearMaintenanceNeed(needId, bookingId)]);
  });
  test('that was made for no need, nothing follows', () => {
    expect(decide(clearMaintenanceNeed, completed(null))).toEqual([]);
  });
});

describe('when a maintenance need is met', () => {
  test('its trouble code is cleared on the vehicle', () => {
    const cleared = stored('MaintenanceNeedCleared', {
      needId,
      vehicleId,
      troubleCode: 'P0118',
      bookingId,
      clearedAt: '2026-05-04T10:00:00.000Z',
    });
    expect(decide(clearTroubleCode, cleared)).toEqual([new ClearTroubleCode(vehicleId, 'P0118')]);
  });
});
