import { type AuditHeads, type AuditKey, type SignedHead } from './audit-heads.ts';
import { type AuditReader } from './audit-reader.ts';
import { type TrailLine } from './verify-trail.ts';

/** What the first line of a trail file says. */
export interface TrailAbout {
  readonly format: 'clutch.trail/1';
  /** UUID of the tenant. */
  readonly tenant: string;
  readonly exportedAt: string;
  /** Records in the file. */
  readonly size: number;
  /** What the installation signs with now. Whoever verifies trusts a copy that they got otherwise, not this one. */
  readonly keys: readonly AuditKey[];
}

export interface TrailSource {
  readonly tenant: { readonly id: string; readonly schema: string };
  readonly reader: Pick<AuditReader, 'size' | 'range'>;
  readonly heads: Pick<AuditHeads, 'list' | 'signer'>;
  readonly exportedAt: Date;
}

/** A file that is being read: its records come one by one, once. */
export interface OpenTrail {
  readonly about: TrailAbout;
  readonly heads: readonly SignedHead[];
  readonly records: AsyncIterable<TrailLine>;
}

/** The file is no trail, or not whole. */
export class TrailFileError extends Error {
  override readonly name = 'TrailFileError';
}

const AT_A_TIME = 500;

/**
 * The whole trail of a tenant as NDJSON: what it is, every head, every record in order (docs/reference/audit-record.md). Records that only
 * the operator sees are there with their digest alone.
 */
export async function* writeTrail({ tenant, reader, heads, exportedAt }: TrailSource): AsyncGenerator<string> {
  const size = await reader.size(tenant.schema);
  const keys = [heads.signer.public];
  const about: TrailAbout = {
    format: 'clutch.trail/1',
    tenant: tenant.id,
    exportedAt: exportedAt.toISOString(),
    size,
    keys,
  };
  yield line({ trail: about });
  for await (const head of headsUpTo(heads, tenant.schema, size)) yield line({ head });
  for await (const record of trailLines(reader, tenant.schema, size))
    yield line({ record: record.visibility === 'tenant' ? record : { ...record, record: null } });
}

/** Every record from the first to the one at `size`. */
export async function* trailLines(
  reader: Pick<AuditReader, 'range'>,
  schema: string,
  size: number,
): AsyncGenerator<TrailLine> {
  for (let after = 0; after < size;) {
    const rows = await reader.range(schema, after, size, AT_A_TIME);
    yield* rows;
    const reached = rows.at(-1)?.position;
    if (reached === undefined) return; // the rest was taken away, which whoever verifies finds
    after = reached;
  }
}

/** Every head, the oldest first. */
export async function* headsUpTo(
  heads: Pick<AuditHeads, 'list'>,
  schema: string,
  size = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<SignedHead> {
  for (let after = 0; ;) {
    const page = await heads.list(schema, { towards: 'newer', size: after, limit: AT_A_TIME });
    yield* page.filter((head) => head.size <= size);
    const reached = page.at(-1)?.size ?? size;
    if (page.length < AT_A_TIME || reached >= size) return;
    after = reached;
  }
}

/**
 * Reads what `writeTrail` wrote, line by line.
 * @throws TrailFileError where it is something else, or was cut in the middle of a line
 */
export async function openTrail(lines: AsyncIterable<string>): Promise<OpenTrail> {
  const parsed = parseLines(lines);
  const first = (await parsed.next()).value as { readonly trail?: TrailAbout } | undefined;
  if (first?.trail?.format !== 'clutch.trail/1')
    throw new TrailFileError('This is no trail: export one with GET /v1/audit/export?format=trail');
  const heads: SignedHead[] = [];
  let next = (await parsed.next()) as IteratorResult<FileLine>;
  while (!next.done && next.value.head) {
    heads.push(next.value.head);
    next = (await parsed.next()) as IteratorResult<FileLine>;
  }
  async function* records(): AsyncGenerator<TrailLine> {
    for (; !next.done; next = (await parsed.next()) as IteratorResult<FileLine>) {
      if (!next.value.record) throw new TrailFileError('Behind the heads of a trail there are records only');
      yield next.value.record;
    }
  }
  return { about: first.trail, heads, records: records() };
}

interface FileLine {
  readonly head?: SignedHead;
  readonly record?: TrailLine;
}

async function* parseLines(lines: AsyncIterable<string>): AsyncGenerator<object> {
  for await (const text of lines) {
    if (text === '') continue;
    try {
      yield JSON.parse(text) as object;
    } catch {
      throw new TrailFileError('A line of the trail is no JSON: the file was cut off or changed');
    }
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
