import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ListedPlaces } from './listed-places.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true }));
const listed = (text: string): ListedPlaces => {
  const file = join(folder, 'places.csv');
  writeFileSync(file, text);
  return new ListedPlaces(file);
};

test('the narrowest network counts, in both families of addresses', () => {
  const places = listed(
    '# networks for documentation\n192.0.2.0/24,EG,Cairo,30.04,31.24\n192.0.2.128/25,CA,Toronto,43.65,-79.38\n2001:db8::/32,SA,Riyadh,24.71,46.68\n',
  );
  const cities = ['192.0.2.7', '192.0.2.200', '::ffff:192.0.2.7', '2001:db8::1', '10.0.0.1', 'no address'];
  expect(cities.map((ip) => places.placeOf(ip)?.city)).toEqual([
    'Cairo',
    'Toronto',
    'Cairo',
    'Riyadh',
    undefined,
    undefined,
  ]);
});

test('without a list nothing is known', () => {
  expect(new ListedPlaces(undefined).placeOf('192.0.2.7')).toBeNull();
});

test.each([
  '192.0.2.0/24,EG,Cairo',
  '192.0.2.0,EG,Cairo,1,1',
  '192.0.2.0/24,Egypt,Cairo,1,1',
  '192.0.2.0/24,EG,Cairo,x,1',
])('a line that cannot be read is named: %s', (line) => {
  expect(() => listed(`# one\n${line}`)).toThrow('Line 2');
});
