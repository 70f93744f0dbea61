import { expect, test } from 'vitest';
import { readBackupCode, showBackupCode } from './backup-code.ts';

test('a backup code is read however it was copied', () => {
  expect(showBackupCode('7XK2M9QRTA')).toBe('7XK2M-9QRTA');
  for (const typed of ['7XK2M-9QRTA', '7xk2m 9qrta', ' 7XK2M9QRTA ']) expect(readBackupCode(typed)).toBe('7XK2M9QRTA');
  expect(readBackupCode('oOiIlL0101')).toBe('0011110101');
});

test('anything else is no backup code', () => {
  for (const typed of ['', '7XK2M-9QRT', '7XK2M-9QRTAA', '7XK2M-9QRTU', '٧XK2M9QRTA'])
    expect(readBackupCode(typed)).toBeNull();
});
