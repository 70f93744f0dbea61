import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, type Kernel, type OperationRun } from '#kernel';
import { writeArchive } from './write-archive.ts';
import { readableTenant } from './readable-tenant.ts';

/** Where the archive of an export lies once it is whole. */
export function archiveFileOf({ tenant }: Pick<Config, 'tenant'>, operationId: string): string {
  return join(tenant.exportDir, `${operationId}.tar`);
}

/** Writes the archive from the beginning, also where an earlier run was cut off: it would have been of another moment. */
export async function runExport(
  kernel: Kernel,
  { operation, report }: OperationRun,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal | undefined },
): Promise<object> {
  const { config } = kernel;
  const tenant = await readableTenant(kernel, operation.tenantId);
  const file = archiveFileOf(config, operation.id);
  const { exportPassphrase: passphrase, exportHours } = config.tenant;
  const withTestData = operation.details['withTestData'] === true;
  await writeArchive(kernel, tenant, { file, now, passphrase, withTestData, signal, onProgress: report });
  const { size } = await stat(file);
  const availableUntil = new Date(now.getTime() + exportHours * 3_600_000).toISOString();
  return { bytes: size, sealed: passphrase !== undefined, availableUntil };
}
