import { describe, expect, test } from 'vitest';
import { codeMessage, noticeMessage } from './factor-messages.ts';

describe('a message about factors', () => {
  const code = { kind: 'sms', to: '+201001234567', code: '012345', minutes: 10 } as const;

  test('is in the language of its person, and else in English', () => {
    expect(codeMessage({ ...code, locale: 'ar-EG' }).text).toContain('012345 هو رمزك');
    for (const locale of ['en', 'de', 'arn', ''])
      expect(codeMessage({ ...code, locale }).text).toContain('012345 is your code');
  });

  test('has a subject by e-mail only, and a code that its reader gives to no one', () => {
    expect(codeMessage({ ...code, locale: 'en' })).not.toHaveProperty('subject');
    const mail = codeMessage({ ...code, kind: 'email', to: 'ana@garage.example', locale: 'en' });
    expect(mail).toMatchObject({ channel: 'email', subject: 'Your sign-in code', template: 'factor-code' });
    expect(mail.text).toContain('give it to no one');
  });

  test.each(['added', 'removed', 'backup-codes', 'counter-went-back'] as const)('says of %s what to do', (notice) => {
    const told = { channel: 'email', to: 'ana@garage.example', notice } as const;
    expect(noticeMessage({ ...told, locale: 'en' }).text).toMatch(/ If that was not you, end all of your sessions/);
    expect(noticeMessage({ ...told, locale: 'ar' }).text).toContain('إن لم تكن أنت');
    expect(noticeMessage({ ...told, locale: 'en' }).template).toBe(`factor-${notice}`);
  });
});
