import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedId, uuidOf } from './typed-id.ts';

test.each([
  ['00000000-0000-0000-0000-000000000000', 'prefix_00000000000000000000000000'],
  ['00000000-0000-0000-0000-000000000020', 'prefix_00000000000000000000000010'],
  ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['0110c853-1d09-52d8-d73e-1194e95b5f19', 'prefix_0123456789abcdefghjkmnpqrs'],
  ['01890a5d-ac96-774b-bcce-b302099a8057', 'prefix_01h455vb4pex5vsknk084sn02q'],
])('%s is written as in the vectors of the TypeID specification', (uuid, id) => {
  expect(typedId('prefix', uuid)).toBe(id);
  expect(uuidOf('prefix', id)).toBe(uuid);
});

test('every UUID comes back from its public id', () => {
  fc.assert(fc.property(fc.uuid(), (uuid) => uuidOf('bkg', typedId('bkg', uuid)) === uuid));
});

test.each([
  'veh_01h455vb4pex5vsknk084sn02q',
  'bkg_8zzzzzzzzzzzzzzzzzzzzzzzzz',
  'bkg_01H455VB4PEX5VSKNK084SN02Q',
  'bkg_',
  '01890a5d-ac96-774b-bcce-b302099a8057',
])('%s is no booking id', (text) => expect(uuidOf('bkg', text)).toBeNull());

test('only a lower-case UUID becomes a public id', () => {
  expect(() => typedId('bkg', '01890A5D-AC96-774B-BCCE-B302099A8057')).toThrow('not a UUID');
});
