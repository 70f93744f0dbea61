import { type TenantRef } from '../context/request-context.ts';
import { type Kernel } from '../kernel.ts';
import { PolicyCommands } from '../subscriptions/policy-commands.ts';
import { SubscriptionRunner } from '../subscriptions/subscription-runner.ts';

/** Lets all subscriptions of the installation follow the tenant's log; what policies and processes send goes to `execute`. */
export async function runSubscriptions(
  { database, events, subscriptions }: Kernel,
  tenant: TenantRef,
  execute: (command: object) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const policies = new PolicyCommands({ execute } as never, () => undefined);
  const reports = { lag: () => undefined, failed: () => undefined };
  await new SubscriptionRunner(database, events, subscriptions, policies, reports).drain(tenant);
}
