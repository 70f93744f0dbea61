import { DomainError } from '#kernel/domain';
import texts from './trouble-code-texts.json' with { type: 'json' };
import { type VehicleSystem } from './vehicle-events.ts';

const FORM = /^[PBCU][0-3][0-9A-F]{3}$/;
const SYSTEMS: Readonly<Record<string, VehicleSystem>> = { P: 'powertrain', B: 'body', C: 'chassis', U: 'network' };
const TEXTS = new Map<string, string>(Object.entries(texts));

/** What a trouble code says by itself. */
export interface TroubleCode {
  /** Upper case, `P0118`. */
  readonly code: string;
  readonly system: VehicleSystem;
  /** English; null for a code that the shipped list of generic codes does not have, such as a maker's own. */
  readonly description: string | null;
}

/**
 * Reads a diagnostic trouble code in the form of SAE J2012: a letter, a digit 0 to 3, three hexadecimal digits. Lower case is
 * forgiven; an unknown code is not refused.
 * @throws DomainError `trouble-code.malformed`
 */
export function parseTroubleCode(text: string): TroubleCode {
  const code = text.trim().toUpperCase();
  if (!FORM.test(code)) {
    const message =
      'A trouble code is P, B, C or U, then a digit from 0 to 3, then three hexadecimal digits, as in P0118';
    throw new DomainError('invalid', 'trouble-code.malformed', message, { expected: FORM.source });
  }
  return { code, system: SYSTEMS[code[0]!]!, description: TEXTS.get(code) ?? null };
}
