import { typedId, uuidOf } from '#kernel/domain';

/** `cst_<tenant>_<secret>`: the tenant says in which schema to look, the secret (256 bits, base64url) is what counts. */
const TOKEN = /^cst_([0-9a-z]{26})_([\w-]{43})$/;

export function formatSessionToken(tenantId: string, secret: string): string {
  return `cst_${typedId('tnt', tenantId).slice('tnt_'.length)}_${secret}`;
}

/** The two parts of a token, or `null` for anything else. */
export function parseSessionToken(token: string): { tenantId: string; secret: string } | null {
  const [, tenant, secret] = TOKEN.exec(token) ?? [];
  const tenantId = tenant && uuidOf('tnt', `tnt_${tenant}`);
  return tenantId && secret ? { tenantId, secret } : null;
}
