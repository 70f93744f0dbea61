import { expect, test } from 'vitest';
import { formatRefreshToken, parseRefreshToken } from './refresh-token.ts';

const parts = {
  tenantId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8e9f',
  sessionId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8ea0',
  generation: 71,
  secret: 'aB3-_'.repeat(8) + 'xyz',
};

test('a refresh token names its tenant, its family and its place in it, and is read back', () => {
  const token = formatRefreshToken(parts);
  expect(token).toMatch(/^crt_\w{26}_\w{26}_1z_/);
  expect(parseRefreshToken(token)).toEqual(parts);
});

test('nothing else is one', () => {
  const token = formatRefreshToken(parts);
  for (const wrong of [
    '',
    'crt_',
    token.slice(1),
    `${token}x`,
    token.replace('crt', 'clk'),
    token.replace('_1z_', '__'),
  ])
    expect(parseRefreshToken(wrong)).toBeNull();
});
