import { DomainError, type Fold } from '#kernel/domain';
import { type MaintenanceNeedEvent } from './maintenance-need-events.ts';
import { remedyFor } from './remedy.ts';

export type MaintenanceNeed =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'cleared';
      readonly needId: string;
      readonly vehicleId: string;
      readonly troubleCode: string;
      readonly serviceCode: string;
    };

export const maintenanceNeed: Fold<MaintenanceNeed, MaintenanceNeedEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'MaintenanceNeedOpened': {
        const { needId, vehicleId, troubleCode, serviceCode } = data;
        return { status: 'open', needId, vehicleId, troubleCode, serviceCode };
      }
      case 'MaintenanceNeedCleared':
        return state.status === 'none' ? state : { ...state, status: 'cleared' };
    }
  },
};

export interface Finding {
  readonly needId: string;
  readonly vehicleId: string;
  readonly troubleCode: string;
}

/** A finding opens its need once. */
export function open(state: MaintenanceNeed, finding: Finding, now: Date): MaintenanceNeedEvent[] {
  if (state.status !== 'none') return [];
  return [
    {
      type: 'MaintenanceNeedOpened',
      data: { ...finding, serviceCode: remedyFor(finding.troubleCode), openedAt: now.toISOString() },
    },
  ];
}

/** A need is met once; whoever comes second finds nothing to do. `bookingId` names the booking that met it. */
export function clear(state: MaintenanceNeed, bookingId: string | null, now: Date): MaintenanceNeedEvent[] {
  if (state.status === 'none')
    throw new DomainError('not-found', 'maintenance-need.not-found', 'There is no maintenance need with this id');
  if (state.status === 'cleared') return [];
  const { needId, vehicleId, troubleCode } = state;
  return [
    {
      type: 'MaintenanceNeedCleared',
      data: { needId, vehicleId, troubleCode, bookingId, clearedAt: now.toISOString() },
    },
  ];
}
