import { type Conditions } from '#kernel/domain';
import { type PermissionRule } from './permission-rule.ts';
import { type Role } from './role.ts';

/** What every tenant has. They are the same everywhere and for ever, so their ids are fixed. */
export type ReadyMadeName =
  'owner' | 'admin' | 'staff' | 'service-adviser' | 'technician' | 'partner' | 'fleet-manager' | 'driver' | 'customer';

interface Line {
  readonly permission: string;
  readonly conditions?: Conditions;
}

const AT_OWN_WORKSHOPS: Conditions = { workshopId: { $in: '${user.workshopIds}' } };
const OF_OWN_VEHICLES: Conditions = { vehicleId: { $in: '${user.vehicleIds}' } };
const all = (...permissions: string[]): Line[] => permissions.map((permission) => ({ permission }));
const only = (conditions: Conditions, ...permissions: string[]): Line[] =>
  permissions.map((permission) => ({ permission, conditions }));

const PEOPLE = ['user', 'session', 'factor', 'sign-in-policy', 'mfa-policy', 'role', 'grant', 'group', 'authz'];
const whole = (subject: string): string => `${subject}:*`;
const SEARCH = ['slot:search', 'workshop:read'];

const LINES: Readonly<Record<ReadyMadeName, { readonly description: string; readonly lines: readonly Line[] }>> = {
  owner: { description: 'May do everything in the tenant.', lines: all('*:*') },
  admin: {
    description:
      'Runs the tenant: people, roles, keys and all its business. Does not erase people, and makes no owners.',
    lines: all(
      ...[
        ...PEOPLE,
        'api-key',
        'webhook',
        'event',
        'audit',
        'impersonation',
        'workshop',
        'slot',
        'booking',
        'operation',
      ].map(whole),
      ...['vehicle', 'maintenance-need', 'trouble-code', 'position'].map(whole),
      ...['sso-connection', 'directory', 'service-account', 'brand', 'event-consumer', 'webhook-portal'].map(whole),
    ),
  },
  staff: {
    description: 'Works with the bookings of all workshops.',
    lines: all(
      'workshop:read',
      'vehicle:read',
      'maintenance-need:read',
      'booking:*',
      'position:read',
      'slot:search',
      'event:read',
      'operation:*',
    ),
  },
  'service-adviser': {
    description: 'Receives customers and their vehicles, and makes their bookings.',
    lines: all(
      'workshop:read',
      'slot:search',
      'booking:*',
      'vehicle:read',
      'vehicle:create',
      'maintenance-need:read',
      'trouble-code:report',
    ),
  },
  technician: {
    description: 'Works on vehicles: begins and completes what is booked.',
    lines: all(
      'workshop:read',
      'booking:read',
      'booking:start',
      'booking:complete',
      'vehicle:read',
      'maintenance-need:read',
      'trouble-code:report',
    ),
  },
  partner: {
    description:
      "A workshop of the network that is somebody else's: its own bookings and its own page. Give it for workshops.",
    lines: only(
      AT_OWN_WORKSHOPS,
      'workshop:read',
      'workshop:update',
      'booking:read',
      'booking:confirm',
      'booking:start',
      'booking:complete',
      'booking:cancel',
    ),
  },
  'fleet-manager': {
    description: 'Looks after vehicles. Give it for those vehicles.',
    lines: [
      ...all(...SEARCH),
      ...only(
        OF_OWN_VEHICLES,
        'vehicle:read',
        'maintenance-need:read',
        'position:read',
        'trouble-code:report',
        'booking:read',
        'booking:hold',
        'booking:request',
        'booking:cancel',
      ),
    ],
  },
  driver: {
    description: 'Drives vehicles of a fleet. Give it for those vehicles.',
    lines: only(
      OF_OWN_VEHICLES,
      'vehicle:read',
      'maintenance-need:read',
      'trouble-code:report',
      'position:read',
      'position:upload',
      'booking:read',
    ),
  },
  customer: {
    description: 'Books for vehicles of their own. Give it for those vehicles.',
    lines: [
      ...all(...SEARCH),
      ...only(
        OF_OWN_VEHICLES,
        'vehicle:read',
        'maintenance-need:read',
        'booking:read',
        'booking:hold',
        'booking:request',
        'booking:cancel',
      ),
    ],
  },
};

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

function readyMade(name: ReadyMadeName, number: number): Role {
  const { description, lines } = LINES[name];
  const permissions = lines.map(({ permission, conditions = null }, line): PermissionRule => {
    const [subject = '', action = ''] = permission.split(':');
    const permissionId = `00000000-0000-4000-8000-${hex(number, 4)}${hex(line + 1, 8)}`;
    return { permissionId, subject, action, fields: null, conditions, inverted: false, priority: 0 };
  });
  return { roleId: `00000000-0000-4000-8000-${hex(number, 4)}00000000`, name, description, inherits: [], permissions };
}

/** By name. */
export const READY_MADE = Object.fromEntries(
  (Object.keys(LINES) as ReadyMadeName[]).map((name, index) => [name, readyMade(name, index + 1)]),
) as Readonly<Record<ReadyMadeName, Role>>;

const BY_ID = new Map(Object.values(READY_MADE).map((role) => [role.roleId, role]));

/** Who has it without an end may do everything, and the tenant is never left without somebody who has. */
export const OWNER_ROLE = READY_MADE.owner.roleId;

/** The ready-made role with this id. */
export function readyMadeRole(roleId: string): Role | undefined {
  return BY_ID.get(roleId);
}

/** Ids of the ready-made roles. */
export function readyMadeRoles(): Role[] {
  return [...BY_ID.values()];
}
