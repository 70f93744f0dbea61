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

interface Moving {
  readonly move: Move;
  readonly run: OperationRun;
}

/**
 * Moves a tenant to another cell: an empty schema there, then the writes stop, the rows are copied and compared, the registry says the
 * new place, and the writes go on. The registry's row is the only truth: until it changes everything can be undone, and after that
 * only the old place is left to be cleared. A run that was cut off is gone on with from where the registry stands.
 *
 * The test data go first, so that a move that fails can be asked for again, and once more afterwards, in case they were begun meanwhile.
 */
export async function runMove(kernel: Kernel, changes: TenantChanges, run: OperationRun): Promise<object> {
  const { tenantId, schema, details } = run.operation;
  const move = { tenantId, schema, ...(details as unknown as Pick<Move, 'from' | 'to' | 'before' | 'reason'>) };
  await carrySandbox(kernel, changes, { move, run });
  const pauseMs = await carry(kernel, changes, { move, run });
  await carrySandbox(kernel, changes, { move, run });
  return pauseMs === undefined ? {} : { pauseMs: Math.round(pauseMs) };
}

/** @returns how long the writes stood still, in milliseconds; nothing where that is not known */
async function carry(kernel: Kernel, changes: TenantChanges, moving: Moving): Promise<number | undefined> {
  const { tenantId, schema, from, to } = moving.move;
  const tenant = await kernel.registry.find(tenantId);
  if (!tenant) throw new Error('The tenant was deleted meanwhile');
  const pauseMs = tenant.cell === to ? undefined : await bring(kernel, changes, moving);
  await eraseIn(kernel, from, schema);
  await kernel.heldJobs.release(schema);
  return pauseMs;
}

/** What an earlier run has noted says where the sandbox comes from, and how it stood. One that is only being made has nothing to carry. */
async function carrySandbox(kernel: Kernel, changes: TenantChanges, { move, run }: Moving): Promise<void> {
  const sandbox = await kernel.registry.findSandbox(move.tenantId);
  if (!sandbox || sandbox.status === 'provisioning') return;
  const { id: tenantId, schema, cell: from, reason } = sandbox;
  const { sandbox: noted } = run.operation.details as { readonly sandbox?: Move };
  const begun = noted?.tenantId === tenantId ? noted : undefined;
  if (from === move.to && !begun) return;
  const before = sandbox.status === 'suspended' ? 'suspended' : 'live';
  const own = begun ?? { tenantId, schema, from, to: move.to, before, reason };
  await run.note({ sandbox: own });
  await carry(kernel, changes, { move: own, run });
}

/** @returns how long the writes stood still, in milliseconds; nothing where that is not known */
async function bring(kernel: Kernel, changes: TenantChanges, { move, run }: Moving): Promise<number | undefined> {
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
  await eraseIn(kernel, move.to, move.schema).catch(() => undefined); // never used; the next try erases what a cell keeps meanwhile
  return false;
}

async function eraseIn({ cells }: Kernel, cell: string, schema: string): Promise<void> {
  const { appRole } = cells.get(cell);
  await cells.asOwner(cell, (owner) => eraseSchema(owner, schema, appRole));
}
