import { createHash } from 'node:crypto';
import { type AuditRecord, type HeadSigner, leafHash, type SignedHead, type TrailLine } from '#kernel';
import { pick, type Random } from '../kit/seeded-random.ts';

/** A trail as a file holds it. */
export interface Trail {
  readonly lines: readonly TrailLine[];
  readonly heads: readonly SignedHead[];
}

/** Somebody who can write to the database, and the insider who can sign as well. */
export type Tampering = (trail: Trail, random: Random, signer: HeadSigner) => Trail;

const FIELDS: readonly ((record: AuditRecord) => AuditRecord)[] = [
  (record) => ({ ...record, outcome: record.outcome === 'allowed' ? 'refused' : 'allowed' }),
  (record) => ({ ...record, action: `${record.action}x` }),
  (record) => ({ ...record, actor: { ...record.actor, id: 'key_other' } }),
  (record) => ({ ...record, actor: { ...record.actor, onBehalfOf: 'usr_other' } }),
  (record) => ({ ...record, targets: [...record.targets, { type: 'order', id: 'ord_other' }] }),
  (record) => ({ ...record, context: { ...record.context, ip: '192.0.2.1' } }),
  (record) => ({ ...record, context: { ...record.context, requestId: 'req_other' } }),
  (record) => ({ ...record, facts: { ...record.facts, status: 418 } }),
  (record) => ({ ...record, occurredAt: new Date(Date.parse(record.occurredAt) - 60_000).toISOString() }),
];

/** The digest as somebody else computes it: not by the code that is tried. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(sorted(value)).digest('hex');
}

function sorted(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${sorted((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

/** With everything about the record made to fit it. */
function fitting(line: TrailLine, record: AuditRecord): TrailLine {
  return { ...line, record, occurredAt: record.occurredAt, visibility: record.visibility, digest: digestOf(record) };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

const renumbered = (lines: readonly TrailLine[]): TrailLine[] =>
  lines.map((line, index) => ({ ...line, position: index + 1 }));

function edited(lines: readonly TrailLine[], random: Random, fit: boolean): TrailLine[] {
  const at = below(random, lines.length);
  const line = lines[at]!;
  const record = pick(random, FIELDS)(line.record!);
  return lines.with(at, fit ? fitting(line, record) : { ...line, record });
}

/** Heads of the changed log, each signed as it should be. */
function signedAnew({ lines, heads }: Trail, signer: HeadSigner): Trail {
  const leaves = lines.map(({ digest, occurredAt, visibility }) =>
    leafHash(sorted({ digest, occurredAt, visibility })),
  );
  const forged = heads
    .filter(({ size }) => size <= lines.length)
    .map(({ tenant, size, signedAt }) =>
      signer.sign({ tenant, size, signedAt, root: plainRoot(leaves.slice(0, size)).toString('hex') }),
    );
  return { lines, heads: forged };
}

/** RFC 6962 §2.1, word for word. */
function plainRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half))];
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** What can be done to a log, by name. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  edit: (trail, random) => ({ ...trail, lines: edited(trail.lines, random, false) }),
  'edit with a fitting digest': (trail, random) => ({ ...trail, lines: edited(trail.lines, random, true) }),
  deletion: ({ lines, heads }, random) => ({ lines: lines.toSpliced(below(random, lines.length), 1), heads }),
  'deletion, numbered anew': ({ lines, heads }, random) => ({
    lines: renumbered(lines.toSpliced(below(random, lines.length), 1)),
    heads,
  }),
  insertion: ({ lines, heads }, random) => {
    const line = pick(random, lines);
    const made = fitting(line, { ...line.record!, id: `${line.record!.id.slice(0, -1)}z` });
    return { lines: renumbered(lines.toSpliced(below(random, lines.length), 0, made)), heads };
  },
  swap: ({ lines, heads }, random) => {
    const a = below(random, lines.length - 1);
    const b = a + 1 + below(random, lines.length - a - 1);
    return { lines: renumbered(lines.with(a, lines[b]!).with(b, lines[a]!)), heads };
  },
  'a record without its body': ({ lines, heads }, random) => {
    const at = below(random, lines.length);
    return { lines: lines.with(at, { ...lines[at]!, record: null }), heads };
  },
  'a cut tail, its heads gone too': ({ lines, heads }, random) => {
    const size = below(random, lines.length - 1) + 1;
    return { lines: lines.slice(0, size), heads: heads.filter((head) => head.size <= size) };
  },
  'a fork, signed by an insider': ({ lines, heads }, random, signer) =>
    signedAnew({ lines: edited(lines, random, true), heads }, signer),
  'a deletion, signed by an insider': ({ lines, heads }, random, signer) =>
    signedAnew({ lines: renumbered(lines.toSpliced(below(random, lines.length), 1)), heads }, signer),
};
