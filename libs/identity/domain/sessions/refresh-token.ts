import { typedId, uuidOf } from '#kernel/domain';

/**
 * `crt_<tenant>_<session>_<generation>_<secret>`: the tenant says in which schema to look, the session which family it belongs to, the
 * generation how many came before it; the secret (256 bits, base64url) is what counts.
 */
const TOKEN = /^crt_([0-9a-z]{26})_([0-9a-z]{26})_([0-9a-z]{1,6})_([\w-]{43})$/;

export interface RefreshToken {
  /** UUID. */
  readonly tenantId: string;
  /** UUID. */
  readonly sessionId: string;
  /** 0 for the first of the family. */
  readonly generation: number;
  readonly secret: string;
}

const bare = (prefix: string, uuid: string): string => typedId(prefix, uuid).slice(prefix.length + 1);

export function formatRefreshToken({ tenantId, sessionId, generation, secret }: RefreshToken): string {
  return `crt_${bare('tnt', tenantId)}_${bare('ses', sessionId)}_${generation.toString(36)}_${secret}`;
}

/** The parts of a token, or `null` for anything else. */
export function parseRefreshToken(token: string): RefreshToken | null {
  const [, tenant, session, generation, secret] = TOKEN.exec(token) ?? [];
  const tenantId = tenant && uuidOf('tnt', `tnt_${tenant}`);
  const sessionId = session && uuidOf('ses', `ses_${session}`);
  if (!tenantId || !sessionId || !generation || !secret) return null;
  return { tenantId, sessionId, generation: Number.parseInt(generation, 36), secret };
}
