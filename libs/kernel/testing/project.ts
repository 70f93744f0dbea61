import { type CommandBus } from '@nestjs/cqrs';
import { type TenantRef } from '../context/request-context.ts';
import { type Kernel } from '../kernel.ts';
import { PolicyCommands } from '../subscriptions/policy-commands.ts';
import { SubscriptionRunner } from '../subscriptions/subscription-runner.ts';

/** Applies what the tenant's log holds to the installation's projections and feeds; throws what one of them throws. */
export async function project({ database, events, subscriptions }: Kernel, tenant: TenantRef): Promise<void> {
  const failures: unknown[] = [];
  const noPolicies = new PolicyCommands(undefined as unknown as CommandBus, () => undefined); // none is run, so none sends
  const followers = subscriptions.filter(({ kind }) => kind === 'projection' || kind === 'feed');
  const failed = (_tenant: TenantRef, _subscription: string, error: unknown): void => {
    failures.push(error);
  };
  await new SubscriptionRunner(database, events, followers, noPolicies, { lag: () => undefined, failed }).drain(tenant);
  if (failures.length > 0) throw failures[0];
}

/** Empties a projection's tables, sets it back to the beginning of the log and applies everything anew. */
export async function rebuild(
  kernel: Kernel,
  tenant: TenantRef,
  projection: { name: string; tables: readonly string[] },
): Promise<void> {
  await kernel.database.transaction(tenant.schema, async (tx) => {
    for (const table of projection.tables) await tx.query({ text: `delete from ${table}` });
    await tx.query({ text: 'update subscription set position = 0 where name = $1', values: [projection.name] });
  });
  await project(kernel, tenant);
}
