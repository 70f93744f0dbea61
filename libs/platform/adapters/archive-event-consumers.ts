import { type ArchivePart } from '#kernel';
import { rowsPart } from './rows-part.ts';

/** How far a tenant's programs have read its log: positions are the same in a copy of it, so they go on where they were. */
export const eventConsumersPart: ArchivePart = rowsPart('event-consumers', {
  table: 'event_consumer',
  leave: `select to_jsonb(r) - 'tenant_id' as row from platform.event_consumer r where tenant_id = $1 order by name`,
  arrive: `insert into platform.event_consumer select r.* from jsonb_populate_record(null::platform.event_consumer,
    $1::jsonb || jsonb_build_object('tenant_id', $2::text)) r on conflict do nothing`,
});
