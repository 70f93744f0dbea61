import { expect, test } from 'vitest';
import { uuidV5 } from './uuid-v5.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('the vector of RFC 9562, appendix A.4', () => {
  expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('a namespace that is no UUID is refused', () => {
  expect(() => uuidV5('clutch', 'a')).toThrow('the namespace is not a UUID');
});
