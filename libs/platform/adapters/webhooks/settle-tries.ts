import { uuidv7 } from 'uuidv7';
import { type TenantDatabase, type TenantTransaction } from '#kernel';
import {
  afterTry,
  type EndpointHealth,
  type HealthChange,
  type RecentTries,
} from '../../domain/webhooks/endpoint-health.ts';
import { type DisabledReason, type NoticeOf, noticesOf } from '../../domain/webhooks/endpoint-alerts.ts';
import {
  type MessageOutcome,
  type MessageRules,
  outcomeOfTry,
  type ReceiverWish,
} from '../../domain/webhooks/outcome-of-try.ts';
import { CLAIM_SQL } from './claim-sql.ts';
import { type Claim, DISPATCH_SQL } from './dispatch-sql.ts';
import { type Try } from './webhook-sender.ts';

/** A try with what becomes of its message. */
export interface Settlement {
  readonly claim: Claim;
  readonly tried: Try;
  readonly outcome: MessageOutcome;
  /** The receiver wants nothing more: why, as the endpoint shows it. */
  readonly disables: 'gone' | 'receiver' | null;
}

interface HealthRow {
  readonly endpoint_id: string;
  readonly status: 'active' | 'disabled';
  readonly health: EndpointHealth;
}
interface Kept {
  readonly id: string;
  readonly health: EndpointHealth;
  readonly disabled: DisabledReason | null;
  readonly notices: readonly NoticeOf[];
  readonly exhausted: number;
}
type Recent = RecentTries & { readonly endpoint_id: string };

const GONE = 410;

/** What becomes of a message by how a try of it ended. */
export function settlementOf(claim: Claim, tried: Try, rules: MessageRules): Settlement {
  const { answer, cause, durationMs, error, isCancelled } = tried;
  const wish = wishOf(answer?.headers['webhook-delivery']);
  const ended = { cause, durationMs, error, isCancelled, chance: Math.random(), answer: answer && { ...answer, wish } };
  const disables = answer?.status === GONE ? 'gone' : wish === 'disable' ? 'receiver' : null;
  return { claim, tried, outcome: outcomeOfTry(claim, ended, rules), disables };
}

function wishOf(header: string | undefined): ReceiverWish {
  return header === 'disable' || header === 'abort-message' ? header : 'none';
}

/**
 * Writes down how tries ended, in one statement; those whose lease is another worker's by now are left out. Only where something failed,
 * or had failed before, the endpoints are looked at as well, in the same transaction: their breakers and ladders.
 */
export async function settleTries(
  database: TenantDatabase,
  schema: string,
  settlements: readonly Settlement[],
): Promise<void> {
  const ailing = settlements.filter(
    // A message that was not sent, or had no way out, says nothing of the receiver.
    ({ claim, tried, disables }) =>
      !tried.isCancelled && tried.error !== 'proxy' && (tried.error !== null || disables || claim.is_ailing),
  );
  const settle = { ...DISPATCH_SQL.SETTLE, values: settleValues(settlements) };
  if (ailing.length === 0) {
    await database.readAll(schema, [CLAIM_SQL.PLANNED_ONCE, settle]);
    return;
  }
  await database.transaction(schema, async (tx) => {
    const ids = [...new Set(ailing.map(({ claim }) => claim.endpoint_id))];
    const rows = await tx.query<HealthRow>({ ...DISPATCH_SQL.HEALTH, values: [ids] });
    await tx.query(CLAIM_SQL.PLANNED_ONCE);
    const written = await tx.query<{ endpoint_id: string; seq: string }>(settle);
    const own = new Set(written.map(({ endpoint_id, seq }) => `${endpoint_id}.${seq}`));
    const counted = ailing.filter(({ claim }) => own.has(`${claim.endpoint_id}.${claim.seq}`));
    await judgeEndpoints(tx, rows, counted);
  });
}

async function judgeEndpoints(
  tx: TenantTransaction,
  rows: readonly HealthRow[],
  settlements: readonly Settlement[],
): Promise<void> {
  const recent = await recentTries(tx, rows, settlements);
  const kept: Kept[] = [];
  for (const { endpoint_id: endpointId, status, health } of rows) {
    const own = settlements.filter(({ claim }) => claim.endpoint_id === endpointId);
    if (own.length === 0) continue;
    let now = health;
    let disabled: DisabledReason | null = null;
    const told: HealthChange[] = [];
    for (const { tried, disables } of own.toSorted((a, b) => endOf(a) - endOf(b))) {
      const at = new Date(endOf({ tried }));
      const seen = recent.get(endpointId) ?? { tries: 0, failures: 0 };
      const decided = afterTry(
        now,
        tried.error === null ? { at, isSuccess: true } : { at, isSuccess: false, recent: seen },
      );
      now = decided.health;
      told.push(...decided.changes);
      if (decided.changes.some(({ kind }) => kind === 'disabled')) disabled = 'failing';
      disabled = disables ?? disabled;
    }
    if (status !== 'active') disabled = null;
    const exhausted = own.filter(({ outcome }) => outcome.endedBecause === 'tries-used-up').length;
    kept.push({ id: endpointId, health: now, disabled, notices: noticesOf(told, disabled), exhausted });
  }
  await tx.query({ ...DISPATCH_SQL.KEEP_HEALTH, values: healthValues(kept) });
}

function healthValues(kept: readonly Kept[]): unknown[] {
  const at = new Date().toISOString();
  return [
    kept.map(({ id }) => id),
    kept.map(({ health }) => health),
    kept.map(({ disabled }) => disabled),
    kept.map(({ notices }) => JSON.stringify(notices.map((notice) => ({ id: uuidv7(), at, ...notice })))),
    kept.map(({ exhausted }) => exhausted),
  ];
}

async function recentTries(
  tx: TenantTransaction,
  rows: readonly HealthRow[],
  settlements: readonly Settlement[],
): Promise<Map<string, RecentTries>> {
  const failing = new Set(
    settlements.filter(({ tried }) => tried.error !== null).map(({ claim }) => claim.endpoint_id),
  );
  const asked = rows.filter(({ endpoint_id, health }) => failing.has(endpoint_id) && !health.breaker);
  if (asked.length === 0) return new Map();
  const values = [asked.map((row) => row.endpoint_id), asked.map(({ health }) => health.closedAt ?? null)];
  const counts = await tx.query<Recent>({ ...DISPATCH_SQL.RECENT, values });
  return new Map(counts.map(({ endpoint_id, tries, failures }) => [endpoint_id, { tries, failures }]));
}

function endOf({ tried }: Pick<Settlement, 'tried'>): number {
  return tried.startedAt.getTime() + tried.durationMs;
}

function settleValues(settlements: readonly Settlement[]): unknown[] {
  const column = <T>(read: (settlement: Settlement) => T): T[] => settlements.map(read);
  return [
    column(({ claim }) => claim.endpoint_id),
    column(({ claim }) => claim.seq),
    column(({ claim }) => claim.fence),
    column(({ outcome }) => outcome.status),
    column(({ outcome }) => outcome.waitSeconds),
    column(({ outcome }) => outcome.scheduled),
    column(({ outcome }) => outcome.instant),
    column(({ outcome }) => outcome.holdsBack),
    column(({ outcome }) => outcome.endedBecause),
    column(({ tried }) => tried.cause),
    column(({ tried }) => tried.startedAt),
    column(({ tried }) => tried.durationMs),
    column(({ tried }) => JSON.stringify(tried.phases)),
    column(({ tried }) => tried.remoteAddress),
    column(({ tried }) => tried.answer?.status ?? null),
    column(({ tried }) => tried.error),
    column(({ tried }) => JSON.stringify(tried.requestHeaders)),
    column(({ tried }) => (tried.answer ? JSON.stringify(tried.answer.headers) : null)),
    column(({ tried }) => tried.answer?.body ?? null),
    column(({ tried }) => tried.errorDetail),
  ];
}
