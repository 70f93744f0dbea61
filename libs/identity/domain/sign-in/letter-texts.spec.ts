import { expect, test } from 'vitest';
import { languageOf, writeLetter } from './letter-texts.ts';
import { type LetterKind } from './letters.ts';

const LINK = 'https://garage.example/sign-in#token=ctk_x';
const KINDS: LetterKind[] = [
  'magic-link',
  'invitation',
  'registration',
  'already-registered',
  'email-proof',
  'password-reset',
  'password-changed',
  'new-device',
  'impossible-travel',
  'refresh-reused',
  'account-locked',
];

test.each(KINDS)('%s is written in both languages, with nothing left to fill in', (kind) => {
  for (const language of ['en', 'ar'] as const) {
    const { subject, text } = writeLetter(kind, language, { name: 'Ana', tenant: 'garage', link: LINK });
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    expect(text).toContain('Ana');
    expect(/[\u0600-\u06FF]/.test(subject)).toBe(language === 'ar');
  }
});

test('a name cannot bring words of its own into a place', () => {
  const { text } = writeLetter('invitation', 'en', { name: '{link} $& {tenant}', tenant: 'garage', link: LINK });
  expect(text.split('\n')[0]).toBe('Hello {link} $& {tenant},');
});

test('a link that is missing is no letter', () => {
  expect(() => writeLetter('magic-link', 'en', { name: '', tenant: 'garage' })).toThrow('needs a link');
});

test('a locale has one of our languages', () => {
  expect(['ar', 'ar-EG', 'AR_sa', 'en-GB', 'fr', ''].map(languageOf)).toEqual(['ar', 'ar', 'en', 'en', 'en', 'en']);
});
