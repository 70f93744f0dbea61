import { type AuditKey, isSigned, type SignedHead } from './audit-heads.ts';
import { type AuditRecord, type AuditVisibility, digestOf, leafOf } from './audit-record.ts';
import { CompactRange } from './merkle.ts';

/** A line of an export that can be verified (docs/reference/audit-record.md). */
export interface TrailLine {
  readonly position: number;
  readonly occurredAt: string;
  readonly visibility: AuditVisibility;
  /** Hex. */
  readonly digest: string;
  /** Null: only the operator's, or not kept any more. */
  readonly record: AuditRecord | null;
}

/** Something that is not as it was written, in words. */
export interface TrailFault {
  /** Of the record, or size of the head; 0 where it is neither. */
  readonly position: number;
  readonly what: string;
}

export interface TrailVerdict {
  readonly faults: readonly TrailFault[];
  readonly records: number;
  /** Records that are not shown: their place in the log is proved, what they say is not. */
  readonly withheld: number;
  /** Records behind the last head, for which nobody has signed yet. */
  readonly unsigned: number;
  /** Heads that were checked. */
  readonly heads: number;
}

export interface TrailChecks {
  /** UUID: heads of another tenant prove nothing. */
  readonly tenant: string;
  /** The heads that came with the records, in any order. */
  readonly heads: readonly SignedHead[];
  /** Heads that somebody kept from earlier, outside of the reach of who may have changed the log. They show forks and cut tails. */
  readonly witnessed?: readonly SignedHead[];
  readonly keys: readonly AuditKey[];
  /** Until then a record that the tenant may see may have lost its body; RFC 3339. Left out, at any time. */
  readonly prunedBefore?: string;
}

/** More are the same story. */
const MOST_FAULTS = 100;

/**
 * Reads a whole log and tells whether it is the one that the heads were signed for: that each record is what its leaf commits to, that
 * every head is signed and is the root over its first records (so that each head goes on from the one before), and that nothing is missing.
 * Needs no database. It costs a few digests a record.
 */
export async function verifyTrail(
  lines: AsyncIterable<TrailLine> | Iterable<TrailLine>,
  checks: TrailChecks,
): Promise<TrailVerdict> {
  const faults: TrailFault[] = [];
  const fault = (position: number, what: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ position, what });
  };
  const heads = trustedHeads(checks, fault);
  const range = new CompactRange();
  let withheld = 0;
  for await (const line of lines) {
    const expected = range.size + 1;
    if (line.position !== expected) fault(expected, `expected record ${expected} here, and found ${line.position}`);
    const what = faultOf(line, checks);
    if (what !== undefined) fault(line.position, what);
    if (line.record === null) withheld += 1;
    range.append(leafOf({ ...line, digest: Buffer.from(line.digest, 'hex') }));
    for (const head of heads.get(range.size) ?? [])
      if (head.root !== range.root().toString('hex'))
        fault(
          head.size,
          `the first ${head.size} records are not those that the head of ${head.signedAt} was signed for`,
        );
  }
  const sizes = [...heads.keys()].toSorted((a, b) => a - b);
  const last = sizes.at(-1) ?? 0;
  for (const size of sizes.filter((wanted) => wanted > range.size))
    fault(size, `a head was signed for ${size} records, and there are ${range.size}: the end was cut off`);
  const unsigned = Math.max(0, range.size - last);
  return { faults, records: range.size, withheld, unsigned, heads: [...heads.values()].flat().length };
}

/** By their size; those that nobody whom we know has signed are faults. */
function trustedHeads(
  { tenant, heads, witnessed = [], keys }: TrailChecks,
  fault: (position: number, what: string) => void,
): Map<number, SignedHead[]> {
  const trusted = new Map<number, SignedHead[]>();
  for (const head of [...heads, ...witnessed]) {
    if (head.tenant !== tenant) fault(head.size, 'this head is another tenant’s');
    else if (!isSigned(head, keys))
      fault(head.size, `the head of ${head.signedAt} is not signed by a key that you trust`);
    else trusted.set(head.size, [...(trusted.get(head.size) ?? []), head]);
  }
  return trusted;
}

function faultOf(
  { record, digest, occurredAt, visibility }: TrailLine,
  { prunedBefore }: TrailChecks,
): string | undefined {
  if (record === null) {
    const mayBeEmpty = visibility === 'operator' || prunedBefore === undefined || occurredAt < prunedBefore;
    return mayBeEmpty ? undefined : 'the record was taken out, although it is to be kept';
  }
  if (digestOf(record).toString('hex') !== digest) return 'the record is not the one that was written';
  if (record.occurredAt !== occurredAt || record.visibility !== visibility)
    return 'the record’s time or visibility is not the one beside it';
  return undefined;
}
