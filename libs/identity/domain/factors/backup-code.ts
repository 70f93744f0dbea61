/** Crockford's base 32: no letter looks like a digit. 10 of them hold 50 bits. */
export const BACKUP_CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const BACKUP_CODE_LENGTH = 10;
export const BACKUP_CODES = 10;

const FORM = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** `0123456789` → `01234-56789`, as a person copies it from paper. */
export function showBackupCode(code: string): string {
  return `${code.slice(0, BACKUP_CODE_LENGTH / 2)}-${code.slice(BACKUP_CODE_LENGTH / 2)}`;
}

/** The code in what somebody has typed: spaces, hyphens and case do not count, O is 0, I and L are 1. `null` for anything else. */
export function readBackupCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return FORM.test(code) ? code : null;
}
