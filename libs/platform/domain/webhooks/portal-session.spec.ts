import { expect, test } from 'vitest';
import { typedId } from '#kernel/domain';
import { formatPortalToken, permissionsOf, PORTAL_CAPABILITIES, sessionOfToken } from './portal-session.ts';

const SESSION = '0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11';
const SECRET = 'aB3_-'.repeat(9).slice(0, 43);

test('a token names its session, which nothing else does', () => {
  const token = formatPortalToken(SESSION, SECRET);
  expect(token).toBe(`cwp_${typedId('wps', SESSION).slice('wps_'.length)}_${SECRET}`);
  expect(sessionOfToken(token)).toBe(SESSION);
  for (const other of ['', 'cwp_', token.slice(0, -1), `${token}a`, token.replace('cwp', 'cim'), ` ${token}`])
    expect(sessionOfToken(other)).toBeNull();
  expect(sessionOfToken(`cwp_${'z'.repeat(26)}_${SECRET}`)).toBeNull();
});

test('no permission belongs to two capabilities, and none to opening sessions or reading the log', () => {
  const all = permissionsOf(PORTAL_CAPABILITIES);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((one) => one.startsWith('event') || one.startsWith('webhook-portal') || one.includes('*'))).toEqual(
    [],
  );
  expect(permissionsOf(['view'])).toEqual(['webhook:read']);
});
