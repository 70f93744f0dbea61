import { type Config } from '#kernel';
import { type History } from '../kit/history.ts';
import { checkHistory } from './check-history.ts';
import { checkCommands, checkConsequences, checkHoles, checkWebhooks } from './check-log.ts';
import { checkLongWork, checkOperations } from './check-long-work.ts';
import { checkBilling, checkUsage, checkWarnings } from './check-metering.ts';
import { checkClaims, checkProjections } from './check-projections.ts';
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

/** Reads the tenant and checks it. */
export async function checkTenant(config: Config, schema: string, history?: History): Promise<Violation[]> {
  return findViolations(await readTenant(config, schema), history);
}
