import { createHash, type Hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Content } from './manifest.ts';
import { ArchiveError, type ByteSource, readEntry, type TarEntry } from './tar.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Lines are gathered up to this before they are packed into a file. */
const FILE_BYTES = 4_194_304;
/** One row may be larger than a file is meant to be; beyond this it is a bomb. */
const MOST_BYTES = 1_073_741_824;
/** A third faster than the default and a tenth larger. */
const LEVEL = 4;
const LINE_END = 0x0a;

export interface PackedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Counts and sums text that passes in chunks of whole lines. */
export class TextSum {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.byteLength;
    this.#rows += countLines(chunk);
  }

  /** Ends the sum. */
  total(): Pick<Content, 'rows' | 'bytes' | 'sha256'> {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Passes chunks of whole lines on, and tells after each how many lines have passed. */
export async function* counted<Chunk extends Uint8Array>(
  chunks: AsyncIterable<Chunk>,
  onLines: (lines: number) => void,
): AsyncGenerator<Chunk> {
  let lines = 0;
  for await (const chunk of chunks) {
    yield chunk;
    lines += countLines(chunk);
    onLines(lines);
  }
}

function countLines(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
}

/** Packs lines into files `<folder>/000001.gz`, … and returns what the manifest says of them. Holds one file in memory. */
export async function* packLines(
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<PackedFile, Content, undefined> {
  const sum = new TextSum();
  const files: { name: string; sha256: string }[] = [];
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  const packFile = async (): Promise<PackedFile> => {
    const packed = await pack(Buffer.concat(gathered), { level: LEVEL });
    const name = `${folder}/${String(files.length + 1).padStart(6, '0')}.gz`;
    files.push({ name, sha256: sha256Of(packed) });
    [gathered, bytes] = [[], 0];
    return { name, bytes: packed };
  };
  for await (const chunk of chunks) {
    sum.add(chunk);
    gathered.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= FILE_BYTES) yield await packFile();
  }
  if (bytes > 0) yield await packFile();
  return { ...sum.total(), files };
}

/** The lines of a content, file by file, each compared with its sum. @throws ArchiveError */
export async function* unpackLines(
  source: ByteSource,
  entries: ReadonlyMap<string, TarEntry>,
  { files }: Pick<Content, 'files'>,
): AsyncGenerator<Buffer> {
  for (const { name, sha256 } of files) {
    const entry = entries.get(name);
    if (!entry) throw new ArchiveError(`${name} is missing`);
    const packed = await readEntry(source, entry);
    if (sha256Of(packed) !== sha256)
      throw new ArchiveError(`${name} is not what the manifest says: it was changed or damaged`);
    yield await unpack(packed, { maxOutputLength: MOST_BYTES }).catch(() => {
      throw new ArchiveError(`${name} cannot be unpacked`);
    });
  }
}

/** JSON lines as the objects that they are. @throws ArchiveError */
export async function* parseLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<object> {
  for await (const chunk of chunks)
    for (const line of chunk.toString('utf8').split('\n')) if (line !== '') yield JSON.parse(line) as object;
}

/** Objects as JSON lines. */
export async function* printLines(rows: AsyncIterable<object>): AsyncGenerator<Buffer> {
  for await (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
