import { type Holder } from './grant.ts';
import { type HolderPolicy } from './rules-of-grants.ts';

/** A policy with the version of the tenant's roles, groups and grants that it was read at, or before. */
export interface ReadPolicy {
  readonly version: number;
  readonly policy: HolderPolicy;
}

/** What decides about people, groups and keys as of now, read from where it is kept. */
export abstract class HolderPolicies {
  /** Grows with every change of the tenant's roles, groups and grants. */
  abstract version(schema: string): Promise<number>;
  abstract read(schema: string, holder: Holder): Promise<ReadPolicy>;
}
