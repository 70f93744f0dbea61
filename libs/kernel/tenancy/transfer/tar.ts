/** A file inside an archive: where its bytes lie. */
export interface TarEntry {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** What reads bytes at a place, such as a file that is open. */
export interface ByteSource {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** The archive is not one, is cut off, or was changed. The message says where and what was expected. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

const BLOCK = 512;
const NAME_BYTES = 100;
const MOST_BYTES = 0o77777777777;

/** The header of one file (POSIX.1-1988 ustar): owner, times and rights say nothing here, so they are fixed. */
export function tarHeader(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES || size > MOST_BYTES) throw new RangeError(`tar: ${name}, ${size} bytes`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o600, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), NAME_BYTES);
  header.write('        0', 148); // the sum is counted with blanks in its own place; 0 is a regular file
  header.write('ustar\u000000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A whole file as the archive holds it. */
export function tarFile(name: string, content: Uint8Array): Buffer {
  const rest = (BLOCK - (content.byteLength % BLOCK)) % BLOCK;
  return Buffer.concat([tarHeader(name, content.byteLength), content, Buffer.alloc(rest)]);
}

/** What stands behind the last file. */
export const TAR_END: Uint8Array = new Uint8Array(2 * BLOCK);

/** The files of an archive of `size` bytes. Reads the headers only. @throws ArchiveError */
export async function tarEntries(source: ByteSource, size: number): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  const names = new Set<string>();
  for (let at = 0; ;) {
    const header = await readExactly(source, at, BLOCK, 'the archive ends before its end mark: it is cut off');
    if (header.every((byte) => byte === 0)) {
      await checkEnd(source, at, size);
      return entries;
    }
    const entry = entryOf(header, at);
    if (names.has(entry.name)) throw new ArchiveError(`${entry.name} is in the archive twice`);
    if (entry.offset + entry.size > size) throw new ArchiveError(`${entry.name} is cut off`);
    names.add(entry.name);
    entries.push(entry);
    at = entry.offset + Math.ceil(entry.size / BLOCK) * BLOCK;
  }
}

/** The bytes of one file of the archive. @throws ArchiveError */
export function readEntry(source: ByteSource, { name, offset, size }: TarEntry): Promise<Buffer> {
  return readExactly(source, offset, size, `${name} is cut off`);
}

function entryOf(header: Buffer, at: number): TarEntry {
  const number = (from: number, to: number) => Number.parseInt(header.toString('latin1', from, to), 8);
  const sum = number(148, 156);
  header.fill(' ', 148, 156);
  if (header.toString('latin1', 257, 262) !== 'ustar' || sumOf(header) !== sum)
    throw new ArchiveError(`At byte ${at} there is no file header: this is no tenant archive, or it was damaged`);
  const name = header.toString('utf8', 0, NAME_BYTES).replace(/\0.*$/s, '');
  return { name, offset: at + BLOCK, size: number(124, 136) };
}

async function checkEnd(source: ByteSource, at: number, size: number): Promise<void> {
  const last = await readExactly(source, at, 2 * BLOCK, 'the archive ends inside its end mark: it is cut off');
  if (last.some((byte) => byte !== 0) || at + 2 * BLOCK !== size)
    throw new ArchiveError('There is something behind the end of the archive');
}

async function readExactly(source: ByteSource, at: number, length: number, otherwise: string): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let read = 0; read < length;) {
    const { bytesRead } = await source.read(buffer, read, length - read, at + read);
    if (bytesRead === 0) throw new ArchiveError(otherwise);
    read += bytesRead;
  }
  return buffer;
}

function sumOf(header: Uint8Array): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}
