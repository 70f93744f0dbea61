/** Scopes for what keys are mostly made for. */
export interface KeyPreset {
  readonly name: string;
  readonly description: string;
  readonly scopes: readonly string[];
}

export const KEY_PRESETS = [
  {
    name: 'read-only',
    description: 'Reads everything and changes nothing: reports, dashboards, a data warehouse.',
    scopes: ['*:read', 'slot:search'],
  },
  {
    name: 'webhook-only',
    description: 'Keeps webhook endpoints and reads events: a system that only wants to be told.',
    scopes: ['webhook:*', 'webhook-portal:*', 'event:read', 'event-consumer:*', 'operation:read'],
  },
  {
    name: 'pos',
    description: 'A counter: receives customers and their vehicles, makes bookings and works them off.',
    scopes: [
      'workshop:read',
      'slot:search',
      'vehicle:read',
      'vehicle:create',
      'maintenance-need:read',
      'booking:read',
      'booking:hold',
      'booking:request',
      'booking:confirm',
      'booking:start',
      'booking:complete',
      'booking:cancel',
    ],
  },
] as const satisfies readonly KeyPreset[];

export type KeyPresetName = (typeof KEY_PRESETS)[number]['name'];
export const KEY_PRESET_NAMES: readonly KeyPresetName[] = KEY_PRESETS.map(({ name }) => name);
