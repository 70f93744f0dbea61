import { type KeyArchive } from './key-archive.ts';
import { type SealingKey } from './sealed-text.ts';

/** A person's key, or that they were erased. */
export type SubjectKey = SealingKey | 'erased';

/**
 * The keys of the people of all tenants, by tenant schema and public id. A key is made when something about its person is first
 * written, and destroyed once; then it never comes back, whatever is restored.
 */
export abstract class SubjectKeys {
  /** Those of the subjects that are known. An answer may be up to 60 s old when a hint was lost, no longer. */
  abstract find(schema: string, subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Those of all the subjects; who has none gets one. */
  abstract findOrCreate(schema: string, subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Destroys the key, also of somebody who never had one. @returns when the person was erased: the first time's, again and again */
  abstract erase(schema: string, subject: string): Promise<Date>;
  /** Those who were erased, but not yet everywhere. */
  abstract unfinished(schema: string): Promise<string[]>;
  /** Nothing clear of the person is left. */
  abstract complete(schema: string, subject: string): Promise<void>;

  /** All keys and erasures of the tenant, for another installation. @throws DomainError `key-archive.passphrase-short` */
  abstract exportFor(schema: string, passphrase: string): Promise<KeyArchive>;
  /**
   * Takes over what `exportFor` gave: who lives there can be read here, who was erased there or here is erased. Again changes
   * nothing. @throws DomainError `key-archive.unreadable`
   */
  abstract importFor(schema: string, archive: KeyArchive, passphrase: string): Promise<void>;
  /** Destroys every key of a tenant that is deleted for good; what is left of it anywhere cannot be opened. */
  abstract destroyAll(tenantId: string): Promise<void>;
}
