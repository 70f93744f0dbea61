import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  buildName,
  type Cells,
  exportTenant,
  HOME,
  type Kernel,
  type RegisteredTenant,
  type TransferProgress,
} from '#kernel';

export interface ArchiveFile {
  readonly file: string;
  readonly now: Date;
  readonly passphrase?: string | undefined;
  /** The tenant's sandbox comes along, where it has one. */
  readonly withTestData?: boolean | undefined;
  /** Ends the work early; nothing is left of it then. */
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: TransferProgress): void;
}

/**
 * Writes a tenant's archive to a file of which only whole ones ever bear the name: a run that dies leaves `<file>.part`, and the next
 * one begins it again.
 * @throws Error of the database or the disk
 */
export async function writeArchive(
  { cells, config, archiveParts, registry }: Pick<Kernel, 'cells' | 'config' | 'archiveParts' | 'registry'>,
  tenant: RegisteredTenant,
  { file, signal, withTestData, ...options }: ArchiveFile,
): Promise<void> {
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  const sandbox = withTestData === true ? await registry.findSandbox(tenant.id) : undefined;
  const write = (owners: Owners): Promise<void> => {
    const source = {
      place: owners.get(tenant.cell)!,
      home: owners.get(HOME)!,
      tenant,
      ...(sandbox ? { sandbox: { place: owners.get(sandbox.cell)!, tenant: sandbox } } : {}),
      parts: archiveParts,
      release: config.build ?? buildName(),
      secret: config.secret,
      ...options,
    };
    // Readable by its owner alone: it holds everything that the tenant has.
    return pipeline(exportTenant(source), createWriteStream(part, { mode: 0o600 }), ...(signal ? [{ signal }] : []));
  };
  try {
    await asOwners(cells, new Set([HOME, tenant.cell, sandbox?.cell ?? HOME]), write);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

type Owners = ReadonlyMap<string, Parameters<typeof exportTenant>[0]['place']>;

/** One connection to each of the cells, all at once. */
function asOwners(
  cells: Cells,
  [cell, ...others]: Iterable<string>,
  work: (owners: Owners) => Promise<void>,
  owners: Owners = new Map(),
): Promise<void> {
  if (cell === undefined) return work(owners);
  return cells.asOwner(cell, (owner) => asOwners(cells, others, work, new Map([...owners, [cell, owner]])));
}
