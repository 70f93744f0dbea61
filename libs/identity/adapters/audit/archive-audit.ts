import { type ArchivePart, tenantSchema } from '#kernel';

/**
 * What of the trail does not mean the same where a tenant arrives: the records lie in its tables and come along. Another tenant's heads
 * prove nothing of this one, and a copy does not send what it does to the receiver of the original.
 */
export const auditPart: ArchivePart = {
  name: 'audit',
  async *leave() {
    yield* [];
  },
  async arrive(_rows, { place, tenant, manifest, sameSecret }) {
    const isCopy = tenant.id !== manifest.tenant.id;
    if (isCopy) await place.query(`delete from ${tenantSchema(tenant.schema)}.audit_head where kind = 'head'`);
    if (!isCopy && sameSecret) return undefined;
    const { rowCount } = await place.query(`delete from ${tenantSchema(tenant.schema)}.audit_head where kind = 'sink'`);
    return rowCount === 0 ? undefined : 'The audit trail is sent nowhere any more; set its receiver again';
  },
};
