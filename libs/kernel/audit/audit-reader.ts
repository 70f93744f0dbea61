import { ERASED } from '../domain/personal-fields.ts';
import { uuidOf } from '../domain/typed-id.ts';
import { openText } from '../personal-data/sealed-text.ts';
import { type SubjectKey, type SubjectKeys } from '../personal-data/subject-keys.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type AuditRecord, type AuditText, type AuditVisibility } from './audit-record.ts';
import { placeOf } from './stored-audit-trail.ts';

/** Who reads: somebody of the tenant, or the operator, who sees what is the operator's and what an operator did. */
export type AuditAudience = AuditVisibility;

/** What a search asks for; what is left out is not asked for. */
export interface AuditSearch {
  /** Public id of who acted, or for whom. */
  readonly actor?: string;
  /** Id of what was acted on. */
  readonly target?: string;
  /** `booking.cancel`, or all of a kind: `booking.*`. */
  readonly action?: string;
  readonly outcome?: AuditRecord['outcome'];
  readonly requestId?: string;
  /** From then on. */
  readonly from?: Date;
  /** Before then. */
  readonly to?: Date;
}

/** A place in the log from which a search goes on: behind it towards older records, or before it towards newer ones. */
export interface AuditPlace {
  readonly towards: 'older' | 'newer';
  readonly position: number;
  readonly limit: number;
}

/** A row of the log; without a body its time of keeping is over. */
export interface StoredRecord {
  readonly position: number;
  readonly occurredAt: string;
  readonly visibility: AuditVisibility;
  /** Hex. */
  readonly digest: string;
  readonly record: AuditRecord | null;
}

/** A record with its place, and open texts. */
export interface OpenRecord extends Omit<AuditRecord, 'context'> {
  readonly position: number;
  readonly context: Omit<AuditRecord['context'], 'ip' | 'userAgent'> & {
    readonly ip: string | null;
    readonly userAgent: string | null;
  };
}

interface Row {
  readonly position: string;
  readonly recorded_at: Date;
  readonly visibility: AuditVisibility;
  readonly digest: Buffer;
  readonly body: AuditRecord | null;
}

// Parameters that are null drop out when the statement is planned, which it is each time: it has no name.
const FITTING = `body is not null
  and case $1 when 'tenant' then visibility = 'tenant' else visibility = 'operator' or body #>> '{actor,type}' = 'operator' end
  and ($2::text is null or body #>> '{actor,id}' = $2 or body #>> '{actor,onBehalfOf}' = $2)
  and ($3::jsonb is null or body -> 'targets' @> $3 or body -> 'targets' @> $4)
  and ($5::text is null or body ->> 'action' = $5 or starts_with(body ->> 'action', $6))
  and ($7::text is null or body ->> 'outcome' = $7)
  and ($8::text is null or body #>> '{context,requestId}' = $8)
  and ($9::timestamptz is null or recorded_at >= $9) and ($10::timestamptz is null or recorded_at < $10)`;
const COLUMNS = 'position, recorded_at, visibility, digest, body';

const SQL = {
  older: `select ${COLUMNS} from audit_record where ${FITTING} and position < $11 order by position desc limit $12`,
  newer: `select ${COLUMNS} from audit_record where ${FITTING} and position > $11 order by position limit $12`,
  range: `select ${COLUMNS} from audit_record where position > $1 and position <= $2 order by position limit $3`,
  size: `select position from audit_head where kind = 'counter' and size = 0`,
} as const;

/** Reads tenants' trails. */
export class AuditReader {
  constructor(
    private readonly database: Pick<TenantDatabase, 'read'>,
    private readonly keys: Pick<SubjectKeys, 'find'>,
  ) {}

  /** Records that fit, from a place on, in the order in which they are met there. */
  async search(schema: string, audience: AuditAudience, wanted: AuditSearch, place: AuditPlace): Promise<OpenRecord[]> {
    const values = [audience, ...valuesOf(wanted), place.position, place.limit];
    const rows = await this.database.read<Row>(schema, { text: SQL[place.towards], values });
    return this.open(schema, rows.map(storedOf));
  }

  /** How many records there are: the position of the last. */
  async size(schema: string): Promise<number> {
    const [row] = await this.database.read<{ position: string }>(schema, { name: 'audit.size', text: SQL.size });
    return Number(row!.position);
  }

  /** The log as it lies there, in order, behind `after` up to `upTo`: at most `limit` rows. */
  async range(schema: string, after: number, upTo: number, limit: number): Promise<StoredRecord[]> {
    const values = [after, upTo, limit];
    const rows = await this.database.read<Row>(schema, { name: 'audit.range', text: SQL.range, values });
    return rows.map(storedOf);
  }

  /**
   * The records with their texts open, and `ERASED` where the person was erased; rows without a body are left out.
   * @throws Error when a key is missing whose person was never erased, or a text was moved
   */
  async open(schema: string, rows: readonly StoredRecord[]): Promise<OpenRecord[]> {
    const kept = rows.flatMap(({ position, record }) => (record ? [{ position, record }] : []));
    const subjects = new Set(kept.flatMap(({ record }) => subjectsOf(record)));
    const keys = subjects.size === 0 ? new Map<string, SubjectKey>() : await this.keys.find(schema, [...subjects]);
    return kept.map(({ position, record }) => {
      const { ip, userAgent, ...context } = record.context;
      const opened = {
        ip: openedText(record, ip, 'ip', keys),
        userAgent: openedText(record, userAgent, 'userAgent', keys),
      };
      return { ...record, position, context: { ...opened, ...context } };
    });
  }
}

function valuesOf({ actor, target, action, outcome, requestId, from, to }: AuditSearch): unknown[] {
  const kind = action?.endsWith('.*') ? action.slice(0, -1) : null;
  // What a request has made is known by its UUID alone.
  const uuid = target === undefined ? null : (uuidOf(target.split('_', 1)[0]!, target) ?? target);
  const targets = [target, uuid].map((id) => (target === undefined ? null : JSON.stringify([{ id }])));
  return [
    actor ?? null,
    ...targets,
    action ?? null,
    kind,
    outcome ?? null,
    requestId ?? null,
    from ?? null,
    to ?? null,
  ];
}

function storedOf({ position, recorded_at, visibility, digest, body }: Row): StoredRecord {
  return {
    position: Number(position),
    occurredAt: recorded_at.toISOString(),
    visibility,
    digest: digest.toString('hex'),
    record: body,
  };
}

function subjectsOf({ context: { ip, userAgent } }: AuditRecord): string[] {
  return [ip, userAgent].flatMap((text) => (text !== null && typeof text === 'object' ? [text.k] : []));
}

function openedText(
  { id }: AuditRecord,
  text: AuditText,
  path: string,
  keys: ReadonlyMap<string, SubjectKey>,
): string | null {
  if (text === null || typeof text === 'string') return text;
  const key = keys.get(text.k);
  if (!key) throw new Error(`The key of ${text.k} is missing, who was never erased: the record ${id} cannot be read`);
  return key === 'erased' ? ERASED : openText(text, key, placeOf(uuidOf('aud', id)!, path));
}
