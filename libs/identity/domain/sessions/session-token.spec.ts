import { expect, test } from 'vitest';
import { formatSessionToken, parseSessionToken } from './session-token.ts';

const tenantId = '01890a5d-ac96-774b-bcce-b302099a8057';
const secret = 'A'.repeat(43);

test('a session token names its tenant and its secret', () => {
  expect(parseSessionToken(formatSessionToken(tenantId, secret))).toEqual({ tenantId, secret });
});

test('anything else is no session token', () => {
  const token = formatSessionToken(tenantId, secret);
  for (const wrong of ['', 'cst_', token.slice(1), `${token}x`, token.replace('cst', 'clk')])
    expect(parseSessionToken(wrong)).toBeNull();
});
