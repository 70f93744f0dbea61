import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { type TenantRef } from '../context/request-context.ts';
import { type Clock } from '../domain/clock.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type AuditVisibility, leafOf } from './audit-record.ts';
import { canonicalJson } from './canonical-json.ts';
import { CompactRange, consistencyRanges, type Digest, inclusionRanges, type LeafRange } from './merkle.ts';

/** What the log of a tenant was at a moment, as the installation stands for it. */
export interface AuditHead {
  /** UUID of the tenant. */
  readonly tenant: string;
  /** How many records. */
  readonly size: number;
  /** Root of the Merkle tree over all of them, hex. */
  readonly root: string;
  /** RFC 3339 in UTC. */
  readonly signedAt: string;
  /** Names the key: the first 16 hex digits of the SHA-256 of its public part. */
  readonly keyId: string;
}

/** With an Ed25519 signature (RFC 8032) over the head, base64. */
export interface SignedHead extends AuditHead {
  readonly signature: string;
}

/** A public key by which heads are checked: SubjectPublicKeyInfo, PEM. */
export interface AuditKey {
  readonly keyId: string;
  readonly publicKey: string;
}

interface HeadRow {
  readonly counted: string;
  readonly head: (SignedHead & { readonly peaks: readonly string[] }) | null;
}

interface LeafRow {
  readonly position: string;
  readonly recorded_at: Date;
  readonly visibility: AuditVisibility;
  readonly digest: Buffer;
}

/** PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const PURPOSE = 'clutch audit heads';
const LEAVES_AT_A_TIME = 2_000;
const EVERY_MS = 60_000;

const SQL = {
  last: {
    name: 'audit.last_head',
    text: `select c.position as counted, (select h.body from audit_head h where h.kind = 'head' order by h.size desc limit 1) as head
      from audit_head c where c.kind = 'counter' and c.size = 0`,
  },
  leaves: {
    name: 'audit.leaves',
    text: `select position, recorded_at, visibility, digest from audit_record where position > $1 and position <= $2
      order by position limit $3`,
  },
  keep: {
    name: 'audit.keep_head',
    text: `insert into audit_head (kind, size, body, changed_at) values ('head', $1, $2, $3) on conflict do nothing`,
  },
  older: {
    name: 'audit.older_heads',
    text: `select body from audit_head where kind = 'head' and size < $1 order by size desc limit $2`,
  },
  newer: {
    name: 'audit.newer_heads',
    text: `select body from audit_head where kind = 'head' and size > $1 order by size limit $2`,
  },
} as const;

/** What is signed: names what it is, so that the signature stands for nothing else. */
function signedText({ tenant, size, root, signedAt, keyId }: AuditHead): Buffer {
  return Buffer.from(`clutch audit head 1\n${canonicalJson({ keyId, root, signedAt, size, tenant })}`);
}

/** Signs heads with a key that every process of the installation derives from its secret. */
export class HeadSigner {
  readonly #key: KeyObject;
  readonly public: AuditKey;

  constructor(secret: string) {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(this.#key);
    this.public = {
      keyId: keyIdOf(publicKey),
      publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    };
  }

  sign(head: Omit<AuditHead, 'keyId'>): SignedHead {
    const named = { ...head, keyId: this.public.keyId };
    return { ...named, signature: sign(null, signedText(named), this.#key).toString('base64') };
  }
}

/** @throws Error for what is no public key in PEM */
export function auditKey(pem: string): AuditKey {
  const key = createPublicKey(pem);
  return { keyId: keyIdOf(key), publicKey: key.export({ format: 'pem', type: 'spki' }).toString() };
}

/** Whether one of the keys has signed exactly this. */
export function isSigned(head: SignedHead, keys: readonly AuditKey[]): boolean {
  const key = keys.find(({ keyId }) => keyId === head.keyId);
  return key !== undefined && verify(null, signedText(head), key.publicKey, Buffer.from(head.signature, 'base64'));
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);
}

/** The signed heads of tenants' trails. */
export class AuditHeads {
  constructor(
    private readonly database: Pick<TenantDatabase, 'read'>,
    readonly signer: HeadSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs what the log is now, where it has news and its last head is a minute old; goes on from the subtrees that this one kept.
   * Two that do it at once both are right.
   * @throws Error when a record is missing: then somebody has taken it away, and nothing is signed
   */
  async signNews(tenant: TenantRef, minimumMs = EVERY_MS): Promise<SignedHead | undefined> {
    const { schema, id } = tenant;
    const [row] = await this.database.read<HeadRow>(schema, SQL.last);
    const counted = Number(row!.counted);
    const last = row!.head;
    const now = this.clock.now();
    if (counted === (last?.size ?? 0) || (last && now.getTime() - Date.parse(last.signedAt) < minimumMs))
      return undefined;
    const peaks = (last?.peaks ?? []).map((peak) => Buffer.from(peak, 'hex'));
    const range = await this.#grown(schema, new CompactRange({ size: last?.size ?? 0, peaks }), counted);
    const head = this.signer.sign({
      tenant: id,
      size: counted,
      root: range.root().toString('hex'),
      signedAt: now.toISOString(),
    });
    const kept = JSON.stringify({ ...head, peaks: range.peaks.map((peak) => peak.toString('hex')) });
    await this.database.read(schema, { ...SQL.keep, values: [counted, kept, now] });
    return head;
  }

  /** Heads of other sizes, the next one first. */
  async list(
    schema: string,
    { towards, size, limit }: { readonly towards: 'older' | 'newer'; readonly size: number; readonly limit: number },
  ): Promise<SignedHead[]> {
    const rows = await this.database.read<{ body: SignedHead }>(schema, { ...SQL[towards], values: [size, limit] });
    return rows.map(({ body }) => headOf(body));
  }

  /** The head of exactly this size. */
  async ofSize(schema: string, size: number): Promise<SignedHead | undefined> {
    const [head] = await this.list(schema, { towards: 'older', size: size + 1, limit: 1 });
    return head?.size === size ? head : undefined;
  }

  /** What the log commits to for one record. @throws Error when there is none */
  async leaf(schema: string, position: number): Promise<Digest> {
    for await (const leaf of this.#leaves(schema, position - 1, position)) return leaf;
    throw missing(schema, position);
  }

  /** That the record at `position` is in the log of the head (RFC 6962 §2.1.1), hex. @throws RangeError for what is behind the head */
  proveInclusion(schema: string, position: number, size: number): Promise<string[]> {
    return this.#proof(schema, inclusionRanges(position - 1, size));
  }

  /** That the log of the second size goes on from that of the first (RFC 6962 §2.1.2), hex. @throws RangeError unless 0 < from ≤ to */
  proveConsistency(schema: string, from: number, to: number): Promise<string[]> {
    return this.#proof(schema, consistencyRanges(from, to));
  }

  /** Reads every leaf but one: some microseconds a record. */
  async #proof(schema: string, ranges: readonly LeafRange[]): Promise<string[]> {
    const digests: string[] = [];
    for (const { start, end } of ranges) {
      const range = new CompactRange();
      for await (const leaf of this.#leaves(schema, start, end)) range.append(leaf);
      digests.push(range.root().toString('hex'));
    }
    return digests;
  }

  async #grown(schema: string, range: CompactRange, to: number): Promise<CompactRange> {
    for await (const leaf of this.#leaves(schema, range.size, to)) range.append(leaf);
    return range;
  }

  /** Behind the first `after` records up to the one at `to`, none left out. */
  async *#leaves(schema: string, after: number, to: number): AsyncGenerator<Digest> {
    for (let reached = after; reached < to;) {
      const values = [reached, to, LEAVES_AT_A_TIME];
      const rows = await this.database.read<LeafRow>(schema, { ...SQL.leaves, values });
      if (rows.length === 0) throw missing(schema, reached + 1);
      for (const { position, recorded_at, visibility, digest } of rows) {
        reached += 1;
        if (Number(position) !== reached) throw missing(schema, reached);
        yield leafOf({ occurredAt: recorded_at.toISOString(), visibility, digest });
      }
    }
  }
}

function missing(schema: string, position: number): Error {
  return new Error(`The audit trail of ${schema} has no record ${position}: it was taken away`);
}

/** Without what is kept beside it. */
function headOf({ tenant, size, root, signedAt, keyId, signature }: SignedHead): SignedHead {
  return { tenant, size, root, signedAt, keyId, signature };
}
