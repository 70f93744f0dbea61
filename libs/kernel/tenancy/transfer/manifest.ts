import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { type TenantStatus } from '../tenant-stopped.ts';
import { ArchiveError } from './tar.ts';
import { type TravellingTable } from './tenant-tables.ts';

export const FORMAT = 'clutch-tenant-archive';
/**
 * Raised when the archive's own shape changes; the tables' shapes are told by their migrations. An archive says the oldest format that it
 * fits into, so that earlier releases read what they can: 2 is for archives with test data.
 */
export const FORMAT_VERSION = { plain: 1, withTestData: 2 } as const;
export const MANIFEST = 'manifest.json';

/** A sequence of rows in files: `rows` lines, of whose text `sha256` is the sum. */
export interface Content {
  readonly rows: number;
  readonly bytes: number;
  /** Of the text before it was packed. */
  readonly sha256: string;
  /** Each a gzip of whole lines, in order. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

export type TableContent = Content & TravellingTable;

/** A part holds what lies outside the tenant's schema, one JSON object a line. */
export type PartContent = Content & { readonly name: string };

/** What an archive says of one schema. */
export interface SchemaManifest {
  readonly tenant: { readonly id: string; readonly slug: string; readonly name: string; readonly status: TenantStatus };
  readonly migrations: readonly { readonly version: string; readonly hash: string }[];
  /** The last position of each shard of the log. */
  readonly log: readonly { readonly shard: number; readonly position: number }[];
  readonly checkpoints: readonly { readonly name: string; readonly shard: number; readonly position: number }[];
  readonly tables: readonly TableContent[];
  readonly parts: readonly PartContent[];
}

/** The tenant's test data, and how far their clock is ahead in milliseconds. */
export interface SandboxManifest extends SchemaManifest {
  readonly clockAheadMs: number;
}

/** What an archive says of itself; it is written last. */
export interface Manifest extends SchemaManifest {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  /** Of Clutch. */
  readonly release: string;
  readonly exportedAt: string;
  /** Tells whether two installations have the same secret, and nothing about it. */
  readonly installation: string;
  /** Absent where there are none, or nobody asked for them. */
  readonly sandbox?: SandboxManifest;
  /** With a passphrase: its salt, and the HMAC-SHA-256 over the manifest without this member. */
  readonly seal?: { readonly salt: string; readonly hmac: string };
}

/** scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: 32 MB and some 100 ms for each guess at a passphrase. */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 } as const;

/** The key that a passphrase stands for, 32 bytes. */
export function keyOfPassphrase(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT);
}

/** Changes with the installation's secret and gives nothing away about it. */
export function installationMark(secret: string): string {
  return createHmac('sha256', secret).update('clutch tenant archive').digest('hex').slice(0, 16);
}

export function sealManifest(manifest: Manifest, key: Uint8Array, salt: Uint8Array): Manifest {
  return { ...manifest, seal: { salt: Buffer.from(salt).toString('hex'), hmac: hmacOf(manifest, key) } };
}

/** The key of a sealed archive, once its passphrase has proved right. @throws ArchiveError */
export function openSeal(manifest: Manifest, passphrase: string | undefined): Buffer | undefined {
  const { seal, ...body } = manifest;
  if (!seal) return undefined;
  if (passphrase === undefined)
    throw new ArchiveError('The archive is sealed: give the passphrase that it was made with');
  const key = keyOfPassphrase(passphrase, Buffer.from(seal.salt, 'hex'));
  const expected = Buffer.from(hmacOf(body, key), 'hex');
  const found = Buffer.from(seal.hmac, 'hex');
  if (found.length !== expected.length || !timingSafeEqual(found, expected))
    throw new ArchiveError('The passphrase is another one, or somebody has changed the manifest');
  return key;
}

/** Reads the text of a manifest. @throws ArchiveError when it is none, or of a newer format */
export function parseManifest(text: string): Manifest {
  const manifest = jsonOf(text) as Partial<Manifest> | null;
  if (manifest?.format !== FORMAT) throw new ArchiveError(`${MANIFEST} is not that of a tenant archive`);
  const known: readonly unknown[] = Object.values(FORMAT_VERSION);
  if (!known.includes(manifest.formatVersion))
    throw new ArchiveError(
      `The archive has format ${manifest.formatVersion}, this release reads ${known.join(' and ')}; use the release ${manifest.release} or a newer one`,
    );
  if (!isComplete(manifest) || (manifest.sandbox && !isComplete(manifest.sandbox)))
    throw new ArchiveError(`${MANIFEST} is not complete`);
  return manifest as Manifest;
}

function isComplete({ tenant, tables, parts, migrations, log, checkpoints }: Partial<SchemaManifest>): boolean {
  return tenant !== undefined && [tables, parts, migrations, log, checkpoints].every(Array.isArray);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveError(`${MANIFEST} is damaged: it is no JSON`);
  }
}

function hmacOf(manifest: Manifest, key: Uint8Array): string {
  return createHmac('sha256', key).update(JSON.stringify(manifest)).digest('hex');
}
