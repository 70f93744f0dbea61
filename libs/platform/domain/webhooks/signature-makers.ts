import { type SigningKey } from './key-ring.ts';
import { type CheckedAgainst } from './signature-check.ts';

/** Finds out which key has made a signature, and tells nothing else of any key. */
export abstract class SignatureMakers {
  /** Of these keys of an endpoint. What is found is compared in constant time. */
  abstract among(keys: readonly SigningKey[], endpointId: string): CheckedAgainst['makerOf'];
}
