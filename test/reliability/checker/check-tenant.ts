import { type History } from '../kit/history.ts';
import { checkHistory } from './check-history.ts';
import { checkCommands, checkConsequences, checkHoles, checkWebhooks } from './check-log.ts';
import { checkClaims, checkProjections } from './check-projections.ts';
import { readTenant } from './tenant-state.ts';
import { type Violation } from './violation.ts';

/** Everything that is wrong with a tenant at rest: its log and tables, and what its clients saw if there is a history of it. */
export async function checkTenant(databaseUrl: string, schema: string, history?: History): Promise<Violation[]> {
  const state = await readTenant(databaseUrl, schema);
  const checks = [checkHoles, checkCommands, checkConsequences, checkProjections, checkClaims, checkWebhooks];
  return [...(history ? checkHistory(history, state) : []), ...checks.flatMap((check) => check(state))];
}
