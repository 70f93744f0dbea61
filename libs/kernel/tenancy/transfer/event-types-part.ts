import { type EventTypeRegister, type WrittenType } from '../../events/event-type-register.ts';
import { tenantSchema } from '../tenant-schema.ts';
import { type ArchivePart } from './archive-part.ts';

/** Which event types stand in the tenant's log: where it arrives, they must be registered before anybody reads it. */
export function eventTypesPart(register: EventTypeRegister): ArchivePart {
  return {
    name: 'event-types',
    async *leave({ home, place, tenant }) {
      const { rows } = await place.query<{ type: string }>(
        `select type from ${tenantSchema(tenant.schema)}.event union select unnest(types) from ${tenantSchema(tenant.schema)}.event_archive`,
      );
      const types = rows.map(({ type }) => type);
      const text = 'select type, version, context, build from platform.event_type where type = any($1) order by type';
      yield* (await home.query<WrittenType>(text, [types])).rows;
    },
    async arrive(rows) {
      const types: WrittenType[] = [];
      for await (const row of rows) types.push(row as WrittenType);
      await register.adopt(types);
      return undefined;
    },
  };
}
