import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type TenantRef, typedId } from '#kernel';
import { BenchProcess } from '../kit/bench-process.ts';
import { LoadGenerator } from '../kit/load.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type BenchServer } from '../kit/server.ts';
import { sideBySide } from '../kit/side-by-side.ts';
import { makeTenants } from '../kit/tenants.ts';
import { type GuardSettings, ROUTES } from './guard-settings.ts';

const READERS = 8;
const WORKSHOPS = 20;
const BOOKINGS = 2_000;
const RULES = 200;
/** Of the rules, those that speak of reading bookings: all of them end up in the SQL. */
const OF_THE_ROUTE = 10;

const OTHERS = [
  'vehicle:read',
  'workshop:read',
  'maintenance-need:read',
  'position:read',
  'booking:confirm',
  'booking:cancel',
  'user:read',
];

interface Garage {
  readonly tenant: TenantRef;
  readonly userId: string;
  /** Bookings that the rules allow. */
  readonly allowed: number;
}

/** A tenant with bookings at some workshops, and somebody with a role of two hundred rules who may see about half of them. */
async function makeGarage(server: BenchServer): Promise<Garage> {
  const [tenant] = await makeTenants(server, 1);
  const { schema } = tenant!;
  const workshops = Array.from({ length: WORKSHOPS }, () => uuidv7());
  const [userId, roleId] = [uuidv7(), uuidv7()];
  await server.owner.query(
    `insert into ${schema}.booking_booking (booking_id, version, status, workshop_id, vehicle_id, service_code, bay_id, technician_id,
       starts_at, ends_at, time_zone, local_start, hold_expires_at, created_at, updated_at)
     select gen_random_uuid(), 3, (array['requested', 'confirmed', 'completed'])[1 + n % 3], ($1::uuid[])[1 + n % ${WORKSHOPS}], gen_random_uuid(),
       'oil-change', gen_random_uuid(), gen_random_uuid(), now() + n * interval '1 hour', now() + n * interval '2 hours', 'Etc/UTC', '2026-12-01T09:00',
       now(), now(), now() from generate_series(1, ${BOOKINGS}) n`,
    [workshops],
  );
  await server.owner.query(`analyze ${schema}.booking_booking`);
  await server.owner.query(
    `insert into ${schema}.identity_role (role_id, position, name, description, inherits, permissions) values ($1, 1, 'Bench', '', '[]', $2)`,
    [roleId, JSON.stringify(permissions(workshops))],
  );
  await server.owner.query(
    `insert into ${schema}.identity_grant (grant_id, position, holder_kind, holder_id, role_id, scope, context, source, given_by, given_at)
     values (gen_random_uuid(), 1, 'user', $1, $2, '{"kind": "tenant", "ids": []}', '{"addresses": [], "minimumLevel": 1, "hours": null}', 'person', '{}', now())`,
    [userId, roleId],
  );
  const { rows } = await server.owner.query<{ count: number }>(
    `select count(*)::int as count from ${schema}.booking_booking where workshop_id = any($1) and status <> 'completed'`,
    [workshops.slice(0, OF_THE_ROUTE - 1)],
  );
  return { tenant: tenant!, userId, allowed: rows[0]!.count };
}

/** One workshop each but for the last, which takes away what is completed; the rest is about other things. */
function permissions(workshops: readonly string[]): object[] {
  const rule = (permission: string, conditions: object | null, inverted = false): object => {
    const [subject, action] = permission.split(':');
    return { permissionId: uuidv7(), subject, action, fields: null, conditions, inverted, priority: 0 };
  };
  const ofRoute = workshops
    .slice(0, OF_THE_ROUTE - 1)
    .map((id) => rule('booking:read', { workshopId: { $eq: typedId('wsh', id) } }));
  const others = Array.from({ length: RULES - OF_THE_ROUTE }, (_, index) => rule(OTHERS[index % OTHERS.length]!, null));
  return [...ofRoute, rule('booking:read', { status: { $eq: 'completed' } }, true), ...others];
}

/**
 * A page of bookings by somebody with two hundred rules, against the same page that nobody guards: who asks, what they may do, the check
 * of the permission, the limit of requests and the filter in SQL are all in the difference.
 */
export async function guardCost(server: BenchServer, port: number): Promise<Result> {
  const { tenant, userId, allowed } = await makeGarage(server);
  const settings: GuardSettings = { environment: server.environment, tenant, userId, port };
  const app = await BenchProcess.start<object, undefined>(join(import.meta.dirname, 'guard-process.ts'), settings);
  const generator = new LoadGenerator();
  try {
    const url = `http://127.0.0.1:${port}`;
    const seen = await countSeen(url + ROUTES.guarded);
    if (seen !== allowed) throw new Error(`The rules allow ${allowed} bookings, ${seen} were shown`);
    const side = (path: string) => ({ url, connections: READERS, headers: {}, paths: [`${path}?limit=25`] });
    const { ratio, oursPerSecond, peerPerSecond } = await sideBySide(generator, {
      ours: side(ROUTES.guarded),
      peer: side(ROUTES.open),
    });
    console.log(
      `guard: ${oursPerSecond.toFixed(0)}/s guarded, ${peerPerSecond.toFixed(0)}/s open, cost ${(1 / ratio).toFixed(3)}`,
    );
    const known = { rules: RULES, ofTheRoute: OF_THE_ROUTE };
    return {
      name: 'guard.cost.vs_open',
      value: rounded(1 / ratio),
      unit: 'ratio',
      goal: 1.3,
      better: 'lower',
      with: known,
    };
  } finally {
    generator.stop();
    await app.stop();
  }
}

/** All pages of a list, counted: what is fast and wrong is no result. */
async function countSeen(list: string): Promise<number> {
  let seen = 0;
  for (let url: string | null = `${list}?limit=100`; url;) {
    const answer = (await (await fetch(url)).json()) as { data: unknown[]; page: { nextCursor: string | null } };
    seen += answer.data.length;
    const { nextCursor } = answer.page;
    url = nextCursor && `${list}?limit=100&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return seen;
}
