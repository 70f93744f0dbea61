import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { createKernel, type TenantRef } from '#kernel';
import { type BenchServer } from '../kit/server.ts';
import { contextOf, makeTenants } from '../kit/tenants.ts';
import { sampleEvent, workContext } from './sample-event.ts';
import { createWorkOrders } from './work-orders.ts';

const STREAMS = 10_000;
const CHUNK = 50_000;

/** As the copies compute it. */
const FIRST_STREAM = createHash('md5')
  .update('stream 0')
  .digest('hex')
  .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * Copies of the event at position 1, behind it: the same columns, only numbers and ids differ. The streams take turns, so that
 * neighbours in the log change different rows.
 */
const COPIES = `insert into {schema}.event (position, shard, schema_version, version, stream_id, event_id, recorded_at, category, type, data, meta)
  select n, shard, schema_version, (n - 1) / ${STREAMS} + 1, md5('stream ' || (n - 1) % ${STREAMS})::uuid, uuidv7(), clock_timestamp(), category, type,
    data || jsonb_build_object('amountMinor', n), meta
  from {schema}.event, generate_series($1::bigint, $2::bigint) n where position = 1`;

/** A tenant whose log holds so many events and whose projection has seen none of them. The first is appended, the others are copies of it. */
export async function seedLog(server: BenchServer, events: number): Promise<TenantRef> {
  const [tenant] = await makeTenants(server, 1);
  const { schema } = tenant!;
  await server.owner.query(createWorkOrders(schema));
  await appendFirst(server, tenant!);
  const client = await server.owner.connect();
  try {
    await client.query('set synchronous_commit = off');
    for (let from = 2; from <= events; from += CHUNK) {
      await client.query(COPIES.replaceAll('{schema}', schema), [from, Math.min(events, from + CHUNK - 1)]);
      if ((from - 2) % (CHUNK * 4) === 0)
        console.log(`  ${Math.min(events, from + CHUNK - 1)} of ${events} events written`);
    }
    await client.query(`update ${schema}.event_head set position = $1`, [events]);
    await client.query(`vacuum analyze ${schema}.event`);
    await client.query('checkpoint');
    return tenant!;
  } finally {
    client.release(true);
  }
}

async function appendFirst({ config }: BenchServer, tenant: TenantRef): Promise<void> {
  const kernel = await createKernel(config, [workContext]);
  try {
    const request = { streamId: FIRST_STREAM, category: 'bench', expected: 'none', events: [sampleEvent(1)] } as const;
    await kernel.events.append(contextOf(tenant), { ...request, commandId: uuidv7() });
  } finally {
    await kernel.close();
  }
}
