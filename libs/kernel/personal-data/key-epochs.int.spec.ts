import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { currentContext } from '../context/request-context.ts';
import { ERASED } from '../domain/personal-fields.ts';
import { createKernel, type Kernel } from '../kernel.ts';
import { ownerUrl, testConfig } from '../testing/test-config.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { guestOf, newVisit, VisitBook, visits } from '../testing/visits.ts';
import { FolderRootKeys } from './folder-root-keys.ts';
import { layKeysOver } from './key-copy.ts';
import { rotateKeys } from './rotate-keys.ts';

let clutch: TestInstallation;
const opened: Kernel[] = [];
const backups: string[] = [];
const folders: string[] = [];

beforeAll(async () => {
  clutch = await testInstallation([visits]);
});
afterEach(async () => {
  for (const kernel of opened.splice(0)) await kernel.close();
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  for (const backup of backups) await onServer(`drop database ${backup} with (force)`);
  await clutch.close();
});

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const nameOf = (config: Kernel['config']): string => new URL(config.database.url).pathname.slice(1);

/** A copy of the whole database as it is now. Nobody may be connected to it at that moment. */
async function backUp(): Promise<string> {
  const source = nameOf(clutch.config);
  const backup = `clutch_${randomBytes(6).toString('hex')}`;
  for (let attempt = 1; ; attempt += 1) {
    await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${source}'`);
    try {
      await onServer(`create database ${backup} template ${source}`);
      backups.push(backup);
      return backup;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 20) throw error;
      await sleep(50);
    }
  }
}

/** The installation on a backup: with the folder of root keys as it is now, or with another one. */
async function restore(database: string, keys = clutch.config.keys.dir!): Promise<Kernel> {
  if (keys !== clutch.config.keys.dir) folders.push(keys);
  return anotherProcess(testConfig(database, { CLUTCH_KEYS_DIR: keys }));
}

/** With nothing in its memory. */
async function anotherProcess(config = clutch.config): Promise<Kernel> {
  const kernel = await createKernel(config, [visits]);
  opened.push(kernel);
  return kernel;
}

const rotate = ({ platform, rootKeys }: Pick<Kernel, 'platform' | 'rootKeys'> = clutch.kernel) =>
  rotateKeys({ platform, rootKeys });
const nameIn = async (book: VisitBook, id: string): Promise<string> => (await book.read(id)).data.guest.name;

/** Two people of a new tenant: one who stays and one who will be erased. */
async function twoVisits() {
  const book = new VisitBook(clutch, await clutch.newTenant());
  const [erased, living] = [newVisit({ name: 'Erased' }), newVisit({ name: 'Living' })];
  return { book, erased, erasedId: await book.append(erased), livingId: await book.append(living) };
}

describe('an erasure', () => {
  test('survives the restore of an older backup, and the living can be read there', async () => {
    const { book, erased, erasedId, livingId } = await twoVisits();
    const backup = await backUp();
    await book.erase(guestOf(erased));
    await rotate();
    const kernel = await restore(backup);
    const there = new VisitBook(clutch, book.tenant, kernel);
    await expect(nameIn(there, erasedId), 'before the keys are laid over').rejects.toThrow('clutch keys restore');
    expect(await layKeysOver(kernel.platform, kernel.rootKeys)).toBe(1);
    expect([await nameIn(there, erasedId), await nameIn(there, livingId)]).toEqual([ERASED, 'Living']);
    expect(await kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([guestOf(erased)]);
    await clutch.as(book.tenant, () => kernel.erasure.resume(book.tenant, currentContext()!));
    expect(await kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([]);
    expect(await layKeysOver(kernel.platform, kernel.rootKeys), 'again changes nothing').toBe(0);
  });

  test('survives it also without a rotation, by its tombstone; without tombstones it would not, and this finds it', async () => {
    await rotate();
    const { book, erased, erasedId } = await twoVisits();
    const backup = await backUp();
    await book.erase(guestOf(erased));
    const kernel = await restore(backup);
    const there = new VisitBook(clutch, book.tenant, kernel);
    expect(await nameIn(there, erasedId), 'control: nothing laid over').toBe('Erased');
    expect(await layKeysOver(kernel.platform, kernel.rootKeys)).toBe(1);
    const again = await anotherProcess(kernel.config);
    expect(await nameIn(new VisitBook(clutch, book.tenant, again), erasedId)).toBe(ERASED);
  });

  test('is final because the old root key is gone: who kept it can open the backup, and this finds it', async () => {
    const { book, erased, erasedId } = await twoVisits();
    const backup = await backUp();
    const hoard = `${clutch.config.keys.dir}-hoard`;
    await cp(clutch.config.keys.dir!, hoard, { recursive: true });
    await book.erase(guestOf(erased));
    await rotate();
    const kernel = await restore(backup, hoard);
    expect(await nameIn(new VisitBook(clutch, book.tenant, kernel), erasedId)).toBe('Erased');
  });
});

describe('a rotation', () => {
  test('leaves one root key, under which everybody can be read', async () => {
    const { book, livingId } = await twoVisits();
    const before = await clutch.kernel.rootKeys.names();
    const { epoch, destroyed } = await rotate();
    expect(destroyed).toEqual(before);
    expect(await clutch.kernel.rootKeys.names()).toEqual([epoch]);
    const fresh = await anotherProcess();
    expect(await nameIn(new VisitBook(clutch, book.tenant, fresh), livingId)).toBe('Living');
  });

  test('goes on after it was cut short, with the same root key', async () => {
    const { book, livingId } = await twoVisits();
    const { platform, rootKeys } = clutch.kernel;
    const cutShort = new (class extends FolderRootKeys {
      override save = () => Promise.reject(new Error('disk full'));
    })(clutch.config.keys.dir!);
    await expect(rotate({ platform, rootKeys: cutShort })).rejects.toThrow('disk full');
    const [begun] = await platform.query<{ epoch: string }>({
      text: 'select epoch from keys.epoch where retired_at is null',
    });
    expect((await rotate()).epoch).toBe(begun!.epoch);
    expect(await rootKeys.names()).toEqual([begun!.epoch]);
    const fresh = await anotherProcess();
    expect(await nameIn(new VisitBook(clutch, book.tenant, fresh), livingId)).toBe('Living');
  });

  test('loses nobody who is written about for the first time while it runs', async () => {
    const { book } = await twoVisits();
    const appending = Array.from({ length: 60 }, async (_, n) => {
      await sleep(n * 3);
      return book.append(newVisit({ name: `Guest ${n}` }));
    });
    for (let n = 0; n < 3; n += 1) await rotate();
    const ids = await Promise.all(appending);
    const fresh = new VisitBook(clutch, book.tenant, await anotherProcess());
    for (const [n, id] of ids.entries()) expect(await nameIn(fresh, id)).toBe(`Guest ${n}`);
  });
});

describe('a tenant that moves to another installation', () => {
  // A passphrase is made slow to guess: each use of it takes its time.
  const SLOW = { timeout: 120_000 };

  test('takes the keys of its people along under a passphrase; who was erased stays erased', SLOW, async () => {
    const { book, erased, erasedId, livingId } = await twoVisits();
    const { subjectKeys } = clutch.kernel;
    await book.erase(guestOf(erased));
    const archive = await subjectKeys.exportFor(book.tenant.schema, 'correct horse battery');
    expect(JSON.stringify(archive)).not.toContain(guestOf(erased));
    const kernel = await restore(await backUp(), `${clutch.config.keys.dir}-elsewhere`);
    await kernel.platform.query({ text: 'delete from keys.subject_key' });
    await kernel.platform.query({ text: 'delete from keys.tenant_key' });
    await kernel.platform.query({ text: 'delete from keys.epoch' });
    const there = new VisitBook(clutch, book.tenant, kernel);
    await expect(nameIn(there, livingId)).rejects.toThrow('never erased');
    const wrong = kernel.subjectKeys.importFor(book.tenant.schema, archive, 'correct horse battery.');
    await expect(wrong).rejects.toMatchObject({ code: 'key-archive.unreadable' });
    await kernel.subjectKeys.importFor(book.tenant.schema, archive, 'correct horse battery');
    await kernel.subjectKeys.importFor(book.tenant.schema, archive, 'correct horse battery');
    expect([await nameIn(there, erasedId), await nameIn(there, livingId)]).toEqual([ERASED, 'Living']);
  });

  test('needs a passphrase that is not guessed at once', async () => {
    const { book } = await twoVisits();
    await expect(clutch.kernel.subjectKeys.exportFor(book.tenant.schema, 'short')).rejects.toMatchObject({
      code: 'key-archive.passphrase-short',
    });
  });
});

test('a tenant that is deleted for good leaves nothing that opens', async () => {
  const { book, livingId } = await twoVisits();
  await clutch.kernel.subjectKeys.destroyAll(book.tenant.id);
  await expect(book.read(livingId)).rejects.toThrow('never erased');
});
