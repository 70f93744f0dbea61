import { createHash, randomBytes } from 'node:crypto';
import { formatDirectoryToken } from '../../domain/scim/directory-token.ts';

/** A new token of 256 random bits, and its SHA-256, which is all that is kept. */
export function newDirectoryToken(ids: { readonly tenantId: string; readonly directoryId: string }): {
  readonly token: string;
  readonly digest: Buffer;
} {
  const token = formatDirectoryToken({ ...ids, secret: randomBytes(32).toString('base64url') });
  return { token, digest: createHash('sha256').update(token).digest() };
}
