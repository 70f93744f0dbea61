import {
  copySchema,
  eraseSchema,
  isDatabaseUnavailable,
  type Kernel,
  type OperationRun,
  prepareCopy,
  readMigrations,
  type RegisteredTenant,
  type SchemaCopy,
} from '#kernel';
import { arrive, freeze, thaw } from '../domain/tenant-standing.ts';
import { type TenantChanges } from './tenant-changes.ts';

interface Move {
  readonly tenantId: string;
  readonly schema: string;
  readonly from: string;
  readonly to: string;
  /** How the tenant stood before, and stands afterwards. */
  readonly before: 'live' | 'suspended';
  readonly reason: string | null;
}

/**
 * Moves a tenant to another cell: an empty schema there, then the writes stop, the rows are copied and compared, the registry says the
 * new place, and the writes go on. The registry's row is the only truth: until it changes everything can be undone, and after that
 * only the old place is left to be cleared. A run that was cut off is gone on with from where the registry stands.
 */
export async function runMove(kernel: Kernel, changes: TenantChanges, run: OperationRun): Promise<object> {
  const { tenantId, schema, details } = run.operation;
  const move = { tenantId, schema, ...(details as unknown as Pick<Move, 'from' | 'to' | 'before' | 'reason'>) };
  const tenant = await kernel.registry.find(tenantId);
  if (!tenant) throw new Error('The tenant was deleted meanwhile');
  const pauseMs = tenant.cell === move.to ? undefined : await bring(kernel, changes, { move, run });
  await eraseIn(kernel, move.from, schema);
  await kernel.heldJobs.release(schema);
  return pauseMs === undefined ? {} : { pauseMs: Math.round(pauseMs) };
}

/** @returns how long the writes stood still, in milliseconds; nothing where that is not known */
async function bring(
  kernel: Kernel,
  changes: TenantChanges,
  { move, run }: { move: Move; run: OperationRun },
): Promise<number | undefined> {
  const { cells } = kernel;
  try {
    return await cells.asOwner(move.from, (from) =>
      cells.asOwner(move.to, async (to) => {
        const { appRole } = cells.get(move.to);
        const copy: SchemaCopy = { from, to, schema: move.schema, appRole, migrations: readMigrations('tenant') };
        await prepareCopy(copy);
        const frozenAt = performance.now();
        await changes.change(move.tenantId, (tenant) => freeze(tenant, move.to));
        await copySchema(copy, run.report);
        await changes.change(move.tenantId, (tenant) => arrive(tenant, move));
        return performance.now() - frozenAt;
      }),
    );
  } catch (error) {
    if (await hasArrived(kernel, changes, move)) return undefined; // only the answer was lost
    throw isDatabaseUnavailable(error) ? new Error(`A cell did not answer: ${(error as Error).message}`) : error;
  }
}

/** Lets the tenant go on where it is, unless the registry has it at its new place already. */
async function hasArrived(kernel: Kernel, changes: TenantChanges, move: Move): Promise<boolean> {
  const stays = (tenant: RegisteredTenant): boolean => tenant.cell !== move.to;
  const { cell } = await changes.change(move.tenantId, (tenant) => (stays(tenant) ? thaw(tenant, move) : null));
  if (cell === move.to) return true;
  await kernel.heldJobs.release(move.schema);
  // What has come of the copy is never used; a cell that does not answer keeps it until the next try.
  await eraseIn(kernel, move.to, move.schema).catch(() => undefined);
  return false;
}

async function eraseIn({ cells }: Kernel, cell: string, schema: string): Promise<void> {
  const { appRole } = cells.get(cell);
  await cells.asOwner(cell, (owner) => eraseSchema(owner, schema, appRole));
}
