import { type StoredAuditTrail } from '../../audit/stored-audit-trail.ts';
import { type CommandKey, type RequestContext, type TenantRef } from '../../context/request-context.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type PersonalRows } from '../../personal-data/personal-rows.ts';
import { type PlatformDatabase } from '../../tenancy/platform-database.ts';
import { type Statement, type TenantDatabase } from '../../tenancy/tenant-database.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type KeptAnswer, type KeptResult } from './kept-answer.ts';

/** Where the operator's commands are kept, who belongs to no tenant. */
type Place = TenantRef | undefined;

interface Row {
  readonly result: KeptResult;
}

/** Longer than any request takes: who has not answered by then has died, and a repeat runs. */
const STALE = "interval '30 seconds'";

const OF_TENANT = {
  claim: {
    name: 'idempotency.claim',
    text: `insert into command_log as l (command_id, stream_id, version, position, result) values ($1, $1, 0, 0, $2)
      on conflict (command_id) do update set at = now()
      where l.result ? 'running' and l.at < now() - ${STALE} and l.result->>'fingerprint' = excluded.result->>'fingerprint' returning result`,
  },
  find: { name: 'idempotency.find', text: 'select result from command_log where command_id = $1' },
  keep: { name: 'idempotency.keep', text: 'update command_log set result = $2 where command_id = $1' },
  forget: {
    name: 'idempotency.forget',
    text: "delete from command_log where command_id = $1 and result ? 'running'",
  },
} as const;

const OF_OPERATOR = {
  claim: {
    text: `insert into platform.operator_command as l (command_id, result) values ($1, $2)
      on conflict (command_id) do update set at = now()
      where l.result ? 'running' and l.at < now() - ${STALE} and l.result->>'fingerprint' = excluded.result->>'fingerprint' returning result`,
  },
  find: { text: 'select result from platform.operator_command where command_id = $1' },
  keep: { text: 'update platform.operator_command set result = $2 where command_id = $1' },
  forget: { text: "delete from platform.operator_command where command_id = $1 and result ? 'running'" },
} as const;

/**
 * The answers of POSTs that the ledger of events does not know, by their idempotency keys. A row is there from before the work begins,
 * so that of two requests at once one works and the other is told so; it lies in the tenant's ledger, and moves and ends with the tenant.
 */
export class KeptAnswers {
  constructor(
    private readonly database: TenantDatabase,
    private readonly platform: PlatformDatabase,
    private readonly trail?: Pick<StoredAuditTrail, 'forAnswer'>,
  ) {}

  /**
   * Takes the command for this request.
   * @returns the answer of an earlier one; `undefined` when this one is to work, and then to `keep` or `forget`
   * @throws DomainError 422 `idempotency.key-reused`; ProblemError 409 `idempotency.in-progress`
   */
  async claim(place: Place, { id, fingerprint }: CommandKey): Promise<KeptAnswer | undefined> {
    const claimed = await this.#send<Row>(place, 'claim', [id, JSON.stringify({ fingerprint, running: true })]);
    if (claimed.length > 0) return undefined;
    const [row] = await this.#send<Row>(place, 'find', [id]);
    if (row && row.result.fingerprint !== fingerprint)
      throw new DomainError(
        'invalid',
        'idempotency.key-reused',
        'This Idempotency-Key was used for a different request; use a new key for a new request',
      );
    if (row && 'answer' in row.result) return row.result.answer;
    throw new ProblemError(409, 'idempotency.in-progress', 'The first request with this key is still being worked on', {
      headers: { 'Retry-After': '1' },
    });
  }

  /**
   * Keeps the answer for repeats. Of a success the record of the audit trail goes with it, so that no repeat is told of a change that nobody
   * wrote down.
   */
  async keep(context: RequestContext, { id, fingerprint }: CommandKey, answer: KeptAnswer): Promise<void> {
    const { tenant } = context;
    const values = [id, JSON.stringify({ fingerprint, answer })];
    const record = answer.refusal ? undefined : await this.trail?.forAnswer(context);
    if (!tenant || !record) {
      await this.#send(tenant, 'keep', values);
      return;
    }
    await this.database.readAll(tenant.schema, [{ ...OF_TENANT.keep, values }, record]);
    context.audit?.markWritten('allowed');
  }

  /** The request ended without a decision; a repeat runs. */
  async forget(place: Place, { id }: CommandKey): Promise<void> {
    await this.#send(place, 'forget', [id]);
  }

  #send<Answer extends object>(place: Place, what: keyof typeof OF_TENANT, values: unknown[]): Promise<Answer[]> {
    if (!place) return this.platform.query<Answer>({ ...OF_OPERATOR[what], values });
    return this.database.read<Answer>(place.schema, { ...(OF_TENANT[what] as Statement), values });
  }
}

const PERSONAL = {
  find: {
    name: 'idempotency.find_person',
    text: 'select 1 from command_log where position(lower($1) in result::text) > 0 limit 1',
  },
  erase: {
    name: 'idempotency.erase_person',
    text: "update command_log set result = result #- '{answer,body}' #- '{refusal,details}' where position(lower($1) in result::text) > 0",
  },
} as const;

/** Answers may name people; they are gone after a day, and earlier when somebody is erased. */
export const personalAnswers: PersonalRows = {
  name: 'kernel.kept-answers',
  find: async (tx, subject) => (await tx.query({ ...PERSONAL.find, values: [subject] })).length > 0,
  erase: async (tx, subject) => {
    await tx.query({ ...PERSONAL.erase, values: [subject] });
  },
};

const PURGE = {
  name: 'idempotency.purge',
  text: `delete from command_log where command_id in (
    select command_id from command_log where at < $1 and result->>'fingerprint' <> command_id::text order by at limit 5000) returning 1`,
} as const;

const PURGE_OPERATORS = 'delete from platform.operator_command where at < $1';

/**
 * Forgets what callers sent before this moment. Commands of policies and processes stay: an event that was parked may be handled after
 * months, and must find what it did before. They are told by their fingerprint, which is their own id.
 * @returns how many, at most 5,000 in one go
 */
export async function purgeLedger(database: TenantDatabase, schema: string, before: Date): Promise<number> {
  return (await database.read(schema, { ...PURGE, values: [before] })).length;
}

/** The same for the operator's commands. */
export async function purgeOperatorCommands(platform: PlatformDatabase, before: Date): Promise<void> {
  await platform.query({ text: PURGE_OPERATORS, values: [before] });
}
