import { expect, test } from 'vitest';
import { AesSecretBox } from './aes-secret-box.ts';

const box = new AesSecretBox('test-secret-test-secret-test-secret');

test('a sealed secret is read again by its owner, and never looks the same twice', () => {
  const [one, two] = [box.seal('whsec_abc', 'a'), box.seal('whsec_abc', 'a')];
  expect([box.open(one, 'a'), box.open(two, 'a')]).toEqual(['whsec_abc', 'whsec_abc']);
  expect(one.equals(two)).toBe(false);
});

test('a changed byte, another owner and another installation open nothing', () => {
  const sealed = box.seal('whsec_abc', 'a');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => box.open(changed, 'a')).toThrow('Not a secret');
  }
  expect(() => box.open(sealed, 'b')).toThrow('Not a secret');
  expect(() => new AesSecretBox('other-secret-other-secret-other-secret').open(sealed, 'a')).toThrow('Not a secret');
  expect(() => box.open(sealed.subarray(0, 20), 'a')).toThrow('Not a secret');
});
