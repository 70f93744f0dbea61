import { expect, test } from 'vitest';
import { HmacRefreshChain } from './hmac-refresh-chain.ts';

const SESSION = '01936f0e-8a70-7c41-9d2e-3b5a6c7d8ea0';
const chain = new HmacRefreshChain('a secret of the installation');

test('a successor is the same for the same parent, and another for another session or installation', () => {
  const first = chain.first();
  const next = chain.successorOf(SESSION, first);
  expect(next).toMatch(/^[\w-]{43}$/);
  expect(chain.successorOf(SESSION, first)).toBe(next);
  expect(chain.successorOf(SESSION.replace('01', '02'), first)).not.toBe(next);
  expect(new HmacRefreshChain('another').successorOf(SESSION, first)).not.toBe(next);
  expect(chain.first()).not.toBe(first);
});

test('an old token of the family is known by where it leads, a forged one leads nowhere', () => {
  const secrets = [chain.first()];
  for (let step = 0; step < 5; step += 1) secrets.push(chain.successorOf(SESSION, secrets.at(-1)!));
  const current = chain.digestOf(secrets.at(-1)!);
  for (const [generation, secret] of secrets.entries()) {
    expect(chain.leadsTo(current, SESSION, secret, 5 - generation)).toBe(true);
    expect(chain.leadsTo(current, SESSION, secret, 6 - generation)).toBe(false);
  }
  expect(chain.leadsTo(current, SESSION, chain.first(), 3)).toBe(false);
  expect(chain.leadsTo(current, SESSION, secrets[0]!, -1)).toBe(false);
});
