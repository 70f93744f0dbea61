import { eraseSchema, type Kernel, type RegisteredTenant } from '#kernel';
import { TENANT_TABLES } from '../domain/tenant-tables.ts';

const REMOVED = Object.entries(TENANT_TABLES)
  .filter(([, { outlives }]) => outlives === undefined)
  .map(([table]) => table);

/**
 * Removes what there is of a tenant besides its registry row: schema with its role, keys of people, the rows of the platform's tables,
 * held jobs. Cut off, it is begun again.
 */
export async function removeTenantData(
  { cells, subjectKeys, platform }: Kernel,
  { id, schema, cell }: Pick<RegisteredTenant, 'id' | 'schema' | 'cell'>,
): Promise<void> {
  await cells.asOwner(cell, (place) => eraseSchema(place, schema, cells.get(cell).appRole));
  await subjectKeys.destroyAll(id);
  for (const table of REMOVED)
    await platform.query({
      text: ['delete from', `platform.${table}`, 'where tenant_id = $1'].join(' '),
      values: [id],
    });
  await platform.query({ text: 'delete from platform.held_job where schema = $1', values: [schema] });
}

/** Of test data no certificate is asked for: the registry's row goes as well, and a run that goes on finds none. */
export async function removeSandbox(kernel: Kernel, sandbox: RegisteredTenant): Promise<void> {
  await removeTenantData(kernel, sandbox);
  const { platform, tenants, bus } = kernel;
  await platform.query({ text: 'delete from platform.tenant_migration where schema = $1', values: [sandbox.schema] });
  await platform.query({ text: 'delete from platform.tenant where id = $1', values: [sandbox.id] });
  tenants.announce(bus, sandbox.id);
}
