/** What each ready-made role of a tenant may do, as permissions. Custom roles and grants replace this table later. */
export const ROLES = {
  owner: ['*:*'],
  staff: [
    'session:read',
    'session:close',
    'session:step-up',
    'account:update',
    'factor:read',
    'factor:update',
    'workshop:read',
    'vehicle:read',
    'maintenance-need:read',
    'booking:*',
    'position:read',
    'slot:search',
    'event:read',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof ROLES;

export function isRole(role: string): role is Role {
  return Object.hasOwn(ROLES, role);
}
