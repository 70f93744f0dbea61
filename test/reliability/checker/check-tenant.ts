import { type Config } from '#kernel';
import { type History } from '../kit/history.ts';
import { checkHistory } from './check-history.ts';
import { checkCommands, checkConsequences, checkHoles, checkWebhooks } from './check-log.ts';
import { checkLongWork, checkOperations } from './check-long-work.ts';
import { type Receipts } from '../kit/flaky-receiver.ts';
import { checkBilling, checkUsage, checkWarnings } from './check-metering.ts';
import { checkClaims, checkProjections } from './check-projections.ts';
import { checkReceipts } from './check-receipts.ts';
import { readTenant, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

const CHECKS = [
  checkHoles,
  checkCommands,
  checkConsequences,
  checkProjections,
  checkClaims,
  checkWebhooks,
  checkLongWork,
  checkBilling,
  checkWarnings,
];
const CHECKS_OF_HISTORY = [checkHistory, checkOperations, checkUsage];

/** Everything that is wrong with a tenant at rest: its log and tables, and what its clients saw if there is a history of it. */
export function findViolations(state: TenantState, history?: History): Violation[] {
  const seen = history ? CHECKS_OF_HISTORY.flatMap((check) => check(history, state)) : [];
  return [...seen, ...CHECKS.flatMap((check) => check(state))];
}

/** What somebody outside saw of a tenant. */
export interface Witnesses {
  readonly history?: History | undefined;
  readonly receipts?: readonly Receipts[];
}

/** Reads the tenant and checks it. */
export async function checkTenant(
  config: Config,
  schema: string,
  { history, receipts = [] }: Witnesses = {},
): Promise<Violation[]> {
  const state = await readTenant(config, schema);
  return [...findViolations(state, history), ...checkReceipts(receipts, state)];
}
