import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buildName, exportTenant, HOME, type Kernel, type RegisteredTenant, type TransferProgress } from '#kernel';

export interface ArchiveFile {
  readonly file: string;
  readonly now: Date;
  readonly passphrase?: string | undefined;
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
  { cells, config, archiveParts }: Pick<Kernel, 'cells' | 'config' | 'archiveParts'>,
  tenant: RegisteredTenant,
  { file, signal, ...options }: ArchiveFile,
): Promise<void> {
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  const write = (place: Parameters<typeof exportTenant>[0]['place'], home: typeof place): Promise<void> => {
    const source = {
      place,
      home,
      tenant,
      parts: archiveParts,
      release: config.build ?? buildName(),
      secret: config.secret,
      ...options,
    };
    // Readable by its owner alone: it holds everything that the tenant has.
    return pipeline(exportTenant(source), createWriteStream(part, { mode: 0o600 }), ...(signal ? [{ signal }] : []));
  };
  try {
    await cells.asOwner(tenant.cell, (place) =>
      tenant.cell === HOME ? write(place, place) : cells.asOwner(HOME, (home) => write(place, home)),
    );
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
