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
  /** Leaves nothing clear of the person. Again is nothing. */
  erase(tx: TenantTransaction, subject: string): Promise<void>;
}
