import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { DomainError } from '../domain/domain-error.ts';
import { decrypt, encrypt } from './sealed-text.ts';

/** The keys of a tenant's people, to be read by who knows the passphrase, and who of them was erased. */
export interface KeyArchive {
  readonly format: 'clutch.keys.v1';
  /** base64; the passphrase becomes a key by scrypt (RFC 7914) with N = 2^17, r = 8, p = 1. */
  readonly salt: string;
  /** base64 of nonce, AES-256-GCM ciphertext and tag over the JSON of the people. */
  readonly sealed: string;
}

/** A person in an archive: with a key, or erased. */
export type ArchivedSubject =
  | { readonly subject: string; readonly version: number; readonly key: string }
  | { readonly subject: string; readonly erasedAt: string };

const FORMAT = 'clutch.keys.v1';
const SHORTEST = 12;
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

/** @throws DomainError `key-archive.passphrase-short` */
export async function sealArchive(subjects: readonly ArchivedSubject[], passphrase: string): Promise<KeyArchive> {
  if (passphrase.length < SHORTEST)
    throw new DomainError(
      'invalid',
      'key-archive.passphrase-short',
      `The passphrase of an archive has at least ${SHORTEST} characters; this one has ${passphrase.length}`,
    );
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt, 32, COST);
  const sealed = encrypt(key, Buffer.from(JSON.stringify(subjects)), FORMAT);
  return { format: FORMAT, salt: salt.toString('base64'), sealed: sealed.toString('base64') };
}

/** @throws DomainError `key-archive.unreadable`: another passphrase, another format, or a byte was changed */
export async function openArchive(archive: KeyArchive, passphrase: string): Promise<ArchivedSubject[]> {
  const unreadable = (): DomainError =>
    new DomainError(
      'invalid',
      'key-archive.unreadable',
      'The keys of this archive do not open: the passphrase is another one, or the archive was changed',
    );
  if (archive.format !== FORMAT) throw unreadable();
  const key = await derive(passphrase, Buffer.from(archive.salt, 'base64'), 32, COST);
  try {
    return JSON.parse(decrypt(key, Buffer.from(archive.sealed, 'base64'), FORMAT).toString()) as ArchivedSubject[];
  } catch {
    throw unreadable();
  }
}
