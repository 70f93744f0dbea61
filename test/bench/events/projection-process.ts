import { type CommandBus } from '@nestjs/cqrs';
import { createKernel, loadConfig, PolicyCommands, SubscriptionRunner, type TenantRef } from '#kernel';
import { answerQuestions } from '../kit/bench-process.ts';
import { forgetPeak, memoryOf } from '../kit/process-memory.ts';
import { familyTimeMs } from '../kit/process-time.ts';
import { type Drained, type ProjectionSettings } from './drained.ts';
import { projectedContext } from './work-orders.ts';

await answerQuestions(async ({ environment, serverPid }: ProjectionSettings) => {
  const { database, events, subscriptions } = await createKernel(loadConfig(environment), [projectedContext]);
  const noPolicies = new PolicyCommands(undefined as unknown as CommandBus, () => undefined);
  let failure: unknown;
  const failed = (_: TenantRef, __: string, error: unknown): void => void (failure = error);
  const runner = new SubscriptionRunner(database, events, subscriptions, noPolicies, { lag: () => undefined, failed });
  return async (tenant: TenantRef): Promise<Drained> => {
    const before = memoryOf('self');
    if (before) forgetPeak();
    const server = familyTimeMs(serverPid);
    const client = process.cpuUsage();
    const began = performance.now();
    if (!(await runner.drain(tenant))) throw failure;
    const seconds = (performance.now() - began) / 1_000;
    const { user, system } = process.cpuUsage(client);
    return {
      seconds,
      ...(server === undefined ? {} : { cpuMs: familyTimeMs(serverPid)! - server + (user + system) / 1_000 }),
      ...(before ? { growthMb: memoryOf('self')!.peak - before.resident } : {}),
    };
  };
});
