import { expect, test } from 'vitest';
import { checkPassword } from './passwords.ts';

test('a password of 8 to 128 characters of any kind is taken (ASVS 6.2.5, 6.2.9)', () => {
  for (const password of ['كلمة سر طويلة', '        ', 'x'.repeat(128)])
    expect(() => checkPassword(password)).not.toThrow();
});

test('a shorter or longer password is refused (ASVS 6.2.1)', () => {
  for (const password of ['short', 'x'.repeat(129)])
    expect(() => checkPassword(password)).toThrow('8 to 128 characters');
});
