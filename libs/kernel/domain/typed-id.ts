/**
 * Public ids: a prefix that names the kind and a UUID in Crockford's base 32, as in the TypeID specification
 * (github.com/jetify-com/typeid): `bkg_01h455vb4pex5vsknk084sn02q`. Inside, ids are plain UUIDs.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE = new Map([...ALPHABET].map((char, value) => [char, BigInt(value)]));
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const [HYPHEN, DIGIT_0, LETTER_A] = [45, 48, 97];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `('bkg', uuid)` → `bkg_…`, 26 characters after the underscore. Throws a plain Error for anything but a lower-case UUID. */
export function typedId(prefix: string, uuid: string): string {
  if (!UUID.test(uuid)) throw new Error('typedId: not a UUID');
  // Digits of 4 bits in, digits of 5 bits out, two zero bits in front; a read shows half a dozen ids, so no big numbers here.
  let text = `${prefix}_`;
  let bits = 0;
  let pending = 2;
  for (let index = 0; index < uuid.length; index += 1) {
    const code = uuid.charCodeAt(index);
    if (code === HYPHEN) continue;
    bits = ((bits << 4) | (code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10)) & 0x1ff;
    pending += 4;
    if (pending < 5) continue;
    pending -= 5;
    text += ALPHABET[(bits >>> pending) & 31];
  }
  return text;
}

/** The UUID inside a public id, or `null` when the prefix is another one or the text is no id at all. */
export function uuidOf(prefix: string, id: string): string | null {
  const suffix = id.startsWith(`${prefix}_`) ? id.slice(prefix.length + 1) : '';
  if (!SUFFIX.test(suffix)) return null;
  let value = 0n;
  for (const char of suffix) value = (value << 5n) | VALUE.get(char)!;
  const hex = value.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
