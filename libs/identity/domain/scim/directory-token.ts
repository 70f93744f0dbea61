import { typedId, uuidOf } from '#kernel/domain';

/**
 * `cdt_<tenant>_<directory>_<secret>`: the tenant says in which schema to look, the directory at which row; the secret (256 bits,
 * base64url) is what counts.
 */
const TOKEN = /^cdt_([0-9a-z]{26})_([0-9a-z]{26})_([\w-]{43})$/;

export interface DirectoryToken {
  /** UUID. */
  readonly tenantId: string;
  /** UUID. */
  readonly directoryId: string;
  readonly secret: string;
}

const bare = (prefix: string, uuid: string): string => typedId(prefix, uuid).slice(prefix.length + 1);

export function formatDirectoryToken({ tenantId, directoryId, secret }: DirectoryToken): string {
  return `cdt_${bare('tnt', tenantId)}_${bare('dir', directoryId)}_${secret}`;
}

/** The parts of a token, or `null` for anything else. */
export function parseDirectoryToken(text: string): DirectoryToken | null {
  const [, tenant, directory, secret] = TOKEN.exec(text) ?? [];
  const tenantId = tenant && uuidOf('tnt', `tnt_${tenant}`);
  const directoryId = directory && uuidOf('dir', `dir_${directory}`);
  return tenantId && directoryId && secret ? { tenantId, directoryId, secret } : null;
}
