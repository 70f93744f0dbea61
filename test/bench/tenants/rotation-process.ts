import { uuidv7 } from 'uuidv7';
import { createKernel, loadConfig, type TenantRef } from '#kernel';
import { sampleEvent, workContext } from '../events/sample-event.ts';
import { answerQuestions } from '../kit/bench-process.ts';
import { familyTimeMs } from '../kit/process-time.ts';
import { runClients } from '../kit/run-clients.ts';
import { contextOf } from '../kit/tenants.ts';
import { APPLICATION, type Rotated, type RotationSettings, type Turn } from './turn.ts';

/** The read model that a step lists. */
const LIST = {
  name: 'bench.list',
  text: 'select vehicle_id, vin, plate, label, version, registered_at from fleet_vehicle order by vehicle_id limit 20',
};

interface Place {
  readonly tenant: TenantRef;
  readonly streamId: string;
  /** Events in the stream, once somebody has appended. */
  version: number;
  busy: boolean;
}

await answerQuestions(async ({ environment, serverPid, tenants }: RotationSettings) => {
  const { events, database } = await createKernel(loadConfig(environment), [workContext], APPLICATION);
  const placeIn = (tenant: TenantRef): Place => ({ tenant, streamId: uuidv7(), version: 0, busy: false });
  // As many streams in the one tenant as in all of them, so that nothing differs but where they lie.
  const places = { all: tenants.map(placeIn), one: tenants.map(() => placeIn(tenants[0]!)) };
  const turns = { all: 0, one: 0 };
  const next = (side: 'all' | 'one'): Place => {
    for (;;) {
      const place = places[side][(turns[side] += 1) % tenants.length]!;
      if (!place.busy) return place;
    }
  };
  const step = async ({ tenant, streamId, version }: Place, appends: boolean): Promise<number> => {
    const loaded = await events.load(tenant.schema, streamId);
    if (loaded.events.length !== version)
      throw new Error(`A stream of ${version} events was read as ${loaded.events.length}`);
    await database.read(tenant.schema, LIST);
    if (!appends) return version;
    const request = {
      streamId,
      category: 'bench',
      expected: version,
      events: [sampleEvent(version)],
      commandId: uuidv7(),
    };
    const { status } = await events.append(contextOf(tenant), request);
    if (status !== 'ok') throw new Error(`An append was answered ${status}`);
    return version + 1;
  };
  const visit = async (side: 'all' | 'one', appends: boolean): Promise<number> => {
    const place = next(side);
    place.busy = true;
    place.version = await step(place, appends);
    place.busy = false;
    return 1;
  };
  return async ({ everybody, clients, appends, seconds }: Turn): Promise<Rotated> => {
    const side = everybody ? 'all' : 'one';
    const server = familyTimeMs(serverPid);
    const client = process.cpuUsage();
    const run = await runClients(() => visit(side, appends), clients, seconds);
    const { user, system } = process.cpuUsage(client);
    const cpu = server === undefined ? {} : { cpuMs: familyTimeMs(serverPid)! - server + (user + system) / 1_000 };
    return { steps: run.done, seconds: run.seconds, ...cpu };
  };
});
