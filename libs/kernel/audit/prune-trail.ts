import { type TenantRef } from '../context/request-context.ts';
import { type Cells, HOME } from '../tenancy/cells.ts';
import { tenantSchema } from '../tenancy/tenant-schema.ts';

const AT_A_TIME = 5_000;

/**
 * Takes what they say out of records from before `olderThan`, and leaves what their leaves are made of: every proof and every signed head
 * holds as before. Nothing is taken while the tenant's policy has a legal hold, also when that came a moment ago. It is the owner of the
 * schema who does it, because no application's login may change a record.
 * @returns how many, at most 5,000; there may be more
 */
export async function pruneTrail(cells: Cells, tenant: TenantRef, olderThan: Date): Promise<number> {
  return cells.asOwner(tenant.cell ?? HOME, async (owner) => {
    const { rowCount } = await owner.query(
      `update ${tenantSchema(tenant.schema)}.audit_record set body = null where position in (
         select r.position from ${tenantSchema(tenant.schema)}.audit_record r
          where r.recorded_at < $1 and r.body is not null order by r.position limit $2)
       and not exists (select from ${tenantSchema(tenant.schema)}.audit_head p
          where p.kind = 'policy' and (p.body ->> 'legalHold')::boolean)`,
      [olderThan, AT_A_TIME],
    );
    return rowCount ?? 0;
  });
}
