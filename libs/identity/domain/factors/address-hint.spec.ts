import { expect, test } from 'vitest';
import { emailHint, phoneHint } from './address-hint.ts';

test('a hint shows enough to know an address again and no more', () => {
  expect(phoneHint('+201001234567')).toBe('•••• 67');
  expect(emailHint('ana@garage.example')).toBe('a•••@garage.example');
  expect(emailHint('"a@b"@garage.example')).toBe('"•••@garage.example');
  expect(emailHint('🚗@garage.example')).toBe('🚗•••@garage.example');
});
