import { type TenantTransaction } from '../tenancy/tenant-database.ts';

/** Rows about people that no projection keeps: plain rows, and claims that are written beside events. */
export interface PersonalRows {
  /** `<context>.<rows>`, as the certificate of an erasure names them. */
  readonly name: string;
  /**
   * Whether there are rows about this person. Asked before anything is erased.
   * @throws DomainError when they must be kept; then nothing is erased at all
   */
  find(tx: TenantTransaction, subject: string): Promise<boolean>;
  /**
   * Leaves nothing clear of the person. Again is nothing. Where there are too many rows for one transaction it gives back the place up to
   * which it has come, and is asked to go on from there, in a transaction of its own, until it gives back none.
   */
  erase(tx: TenantTransaction, subject: string, from?: string): Promise<string | void>;
}
