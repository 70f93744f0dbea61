import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decrypt, encrypt } from './sealed-text.ts';
import { MissingRootKey, RootKeys, type Tombstone } from './root-keys.ts';

const KEY_FILE = /^([0-9a-f]{16})\.key$/;
const COPY = 'key-tables.jsonl';
const TOMBSTONES = 'erased';

/**
 * Root keys as files of 32 random bytes in a folder that only its owner may read, and that all machines of the installation mount.
 * Tombstones are files, too, so that any number of processes can write them.
 */
export class FolderRootKeys extends RootKeys {
  constructor(private readonly folder: string) {
    super();
  }

  override async create(): Promise<string> {
    const name = randomBytes(8).toString('hex');
    await this.#write(`${name}.key`, [randomBytes(32)]);
    return name;
  }

  override async names(): Promise<string[]> {
    return (await list(this.folder)).flatMap((file) => KEY_FILE.exec(file)?.[1] ?? []);
  }

  override async wrap(name: string, key: Uint8Array, place: string): Promise<Buffer> {
    return encrypt(await this.#key(name), key, place);
  }

  override async unwrap(name: string, wrapped: Uint8Array, place: string): Promise<Buffer> {
    return decrypt(await this.#key(name), wrapped, place);
  }

  override async destroy(name: string): Promise<void> {
    await rm(join(this.folder, `${name}.key`), { force: true });
    await sync(this.folder);
  }

  override async bury(tombstone: Tombstone): Promise<void> {
    const file = fileOf(tombstone);
    if ((await list(join(this.folder, TOMBSTONES))).includes(file)) return; // the first one says when
    await this.#write(join(TOMBSTONES, file), [Buffer.from(JSON.stringify(tombstone))]);
  }

  override async tombstones(): Promise<Tombstone[]> {
    const files = (await list(join(this.folder, TOMBSTONES))).filter((file) => file.endsWith('.json'));
    const texts = await Promise.all(files.map((file) => readFile(join(this.folder, TOMBSTONES, file), 'utf8')));
    return texts.map((text) => JSON.parse(text) as Tombstone);
  }

  override async forget(tombstones: readonly Tombstone[]): Promise<void> {
    for (const tombstone of tombstones) await rm(join(this.folder, TOMBSTONES, fileOf(tombstone)), { force: true });
  }

  override async save(lines: AsyncIterable<string>): Promise<void> {
    await this.#write(COPY, lines);
  }

  override async *saved(): AsyncIterable<string> {
    if (!(await list(this.folder)).includes(COPY)) return;
    yield* createInterface({ input: createReadStream(join(this.folder, COPY)), crlfDelay: Infinity });
  }

  async #key(name: string): Promise<Buffer> {
    if (!KEY_FILE.test(`${name}.key`)) throw new MissingRootKey(name, this.folder);
    try {
      // Read each time: once per tenant and minute, and a key that was destroyed is kept in no memory.
      return await readFile(join(this.folder, `${name}.key`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new MissingRootKey(name, this.folder);
      throw error;
    }
  }

  /** Whole or not at all, and on the disk when it resolves. */
  async #write(file: string, content: AsyncIterable<string> | readonly Buffer[]): Promise<void> {
    await mkdir(join(this.folder, TOMBSTONES), { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `${randomBytes(8).toString('hex')}.new`);
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const part of content) await handle.appendFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(this.folder, file));
    await sync(join(this.folder, file, '..'));
  }
}

const fileOf = ({ tenant, subject }: Tombstone): string => `${tenant}.${subject}.json`;

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** A new name survives a power failure only once its folder is on the disk. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
