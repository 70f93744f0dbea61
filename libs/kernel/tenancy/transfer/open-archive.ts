import { type Content, type Manifest, MANIFEST, openSeal, parseManifest } from './manifest.ts';
import { sha256Of, TextSum, unpackLines } from './pack.ts';
import { ArchiveError, type ByteSource, readEntry, type TarEntry, tarEntries } from './tar.ts';

/** An archive whose manifest has been read. Its contents are checked as they are read. */
export interface OpenArchive {
  readonly manifest: Manifest;
  /** Of the passphrase; without one nothing secret can be opened. */
  readonly key: Uint8Array | undefined;
  /** The lines of a table or part, in chunks of whole lines. @throws ArchiveError */
  lines(content: Pick<Content, 'files'>): AsyncGenerator<Buffer>;
}

/** The test data of an archive, as an archive that holds nothing else. */
export function sandboxOf(archive: OpenArchive): OpenArchive | undefined {
  const { sandbox, ...own } = archive.manifest;
  return sandbox && { ...archive, manifest: { ...own, ...sandbox } };
}

/** Finds and reads the manifest. Nothing else is read yet. @throws ArchiveError, with what is wrong */
export async function openArchive(
  source: ByteSource,
  { size, passphrase }: { size: number; passphrase?: string | undefined },
): Promise<OpenArchive> {
  const entries = new Map((await tarEntries(source, size)).map((entry) => [entry.name, entry]));
  const text = await readNamed(source, entries, MANIFEST);
  const sum = await readNamed(source, entries, `${MANIFEST}.sha256`);
  if (sha256Of(Buffer.from(text)) !== sum) throw new ArchiveError(`${MANIFEST} was changed or damaged`);
  const manifest = parseManifest(text);
  const key = openSeal(manifest, passphrase);
  const listed = new Set(contentsOf(manifest).flatMap(({ files }) => files.map(({ name }) => name)));
  const stranger = [...entries.keys()].find((name) => !listed.has(name) && !name.startsWith(MANIFEST));
  if (stranger !== undefined) throw new ArchiveError(`${stranger} is in the archive and not in its manifest`);
  return { manifest, key, lines: (content) => unpackLines(source, entries, content) };
}

/** Reads everything once and compares it with the manifest. @throws ArchiveError, with what is wrong */
export async function verifyArchive(archive: OpenArchive): Promise<void> {
  for (const content of contentsOf(archive.manifest)) {
    const sum = new TextSum();
    for await (const chunk of archive.lines(content)) sum.add(chunk);
    const { rows, sha256 } = sum.total();
    if (rows !== content.rows)
      throw new ArchiveError(`${content.name} has ${rows} rows, and ${content.rows} by the manifest`);
    if (sha256 !== content.sha256) throw new ArchiveError(`${content.name} has other rows than the manifest says`);
  }
}

function contentsOf({ tables, parts, sandbox }: Manifest): (Content & { readonly name: string })[] {
  return [...tables, ...parts, ...(sandbox ? [...sandbox.tables, ...sandbox.parts] : [])];
}

async function readNamed(source: ByteSource, entries: ReadonlyMap<string, TarEntry>, name: string): Promise<string> {
  const entry = entries.get(name);
  if (!entry) throw new ArchiveError(`${name} is missing: this is no tenant archive, or its end is`);
  return (await readEntry(source, entry)).toString('utf8');
}
