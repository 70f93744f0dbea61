import { expect, test } from 'vitest';
import { HmacTicketTokens } from './hmac-ticket-tokens.ts';

const tokens = new HmacTicketTokens('a secret of the installation');
const name = {
  kind: 'magic-link' as const,
  tenantId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8e9f',
  ticketId: '01936f0e-8a70-7c41-9d2e-3b5a6c7d8ea0',
};

test('a token opens the ticket that it was made for', () => {
  const token = tokens.tokenOf(name);
  expect(token).toMatch(/^ctk_[0-9a-z]{26}_[0-9a-z]{26}_[\w-]{43}$/);
  expect(tokens.read('magic-link', token)).toEqual({ tenantId: name.tenantId, ticketId: name.ticketId });
});

test('it opens nothing of another kind, tenant, ticket or installation', () => {
  const token = tokens.tokenOf(name);
  expect(tokens.read('password-reset', token)).toBeNull();
  const [, tenant, ticket, mac] = token.split('_');
  for (const wrong of [
    `ctk_${ticket}_${ticket}_${mac}`,
    `ctk_${tenant}_${tenant}_${mac}`,
    `${token.slice(0, -2)}AA`,
    'ctk_',
    '',
  ])
    expect(tokens.read('magic-link', wrong)).toBeNull();
  expect(new HmacTicketTokens('another').read('magic-link', token)).toBeNull();
});
