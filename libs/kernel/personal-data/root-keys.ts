/** That a person was erased, as it is remembered outside of the database. */
export interface Tombstone {
  /** Tenant id (UUID). */
  readonly tenant: string;
  readonly subject: string;
  /** ISO 8601 in UTC. */
  readonly erasedAt: string;
}

/**
 * What must lie neither in the database nor in its backups: the root keys, each of which is good for an epoch, the tombstones, and
 * the last copy of the key tables (wrapped keys only). All processes of an installation see the same. The port for a KMS.
 */
export abstract class RootKeys {
  /** Makes a root key. @returns its name */
  abstract create(): Promise<string>;
  /** The names of the root keys that are there. */
  abstract names(): Promise<string[]>;
  /** Encrypts a tenant's key; `place` must be given again to get it back. @throws MissingRootKey */
  abstract wrap(name: string, key: Uint8Array, place: string): Promise<Buffer>;
  /** @throws MissingRootKey; Error when it was wrapped with another one or for another place */
  abstract unwrap(name: string, wrapped: Uint8Array, place: string): Promise<Buffer>;
  /** For good: what it has wrapped can never be opened again, by nobody. Again is nothing. */
  abstract destroy(name: string): Promise<void>;
  /** Durable when it resolves. Again is nothing. */
  abstract bury(tombstone: Tombstone): Promise<void>;
  abstract tombstones(): Promise<Tombstone[]>;
  /** Forgets tombstones that the saved copy holds. */
  abstract forget(tombstones: readonly Tombstone[]): Promise<void>;
  /** Replaces the copy of the key tables, whole or not at all. */
  abstract save(lines: AsyncIterable<string>): Promise<void>;
  /** The lines of the copy; none when there is no copy yet. */
  abstract saved(): AsyncIterable<string>;
}

/** A root key that was destroyed, or that this process cannot see. What it has wrapped is not erased: it cannot be read here. */
export class MissingRootKey extends Error {
  override readonly name = 'MissingRootKey';

  constructor(rootKey: string, where: string) {
    super(
      `Root key ${rootKey} is not in ${where}: point CLUTCH_KEYS_DIR to the folder that all processes share, or, after a restore of the database, run \`clutch keys restore\``,
    );
  }
}
