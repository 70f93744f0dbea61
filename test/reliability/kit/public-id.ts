const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The UUID in a public id such as `bkg_01h455vb4pex5vsknk084sn02q` (TypeID: Crockford's base 32), read without the server's code. */
export function uuidOfPublicId(id: string): string {
  const suffix = id.slice(id.indexOf('_') + 1);
  if (suffix.length !== 26) throw new Error(`${id} is no public id`);
  const value = [...suffix].reduce((sum, char) => (sum << 5n) | BigInt(ALPHABET.indexOf(char)), 0n);
  const hex = value.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
