import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createKernel, loadConfig, startWakeUps, type TenantRef } from '#kernel';
import { answerQuestions } from '../kit/bench-process.ts';
import { contextOf } from '../kit/tenants.ts';
import { type Commands, type CommandTimes } from './commands.ts';
import { sampleEvent } from './sample-event.ts';
import { type BenchStream } from './stores/store.ts';
import { projectedContext } from './work-orders.ts';

/** One after another in turn, so that a stream is not written again before it was answered. */
const STREAMS = 2_000;

/**
 * What an API process does with a command once it is decided: one event, expected version and command id, the wake-up of the workers.
 * Open loop: a command is sent when it is due, whether or not those before it were answered.
 */
await answerQuestions(async ({ environment }: { readonly environment: Readonly<Record<string, string>> }) => {
  const kernel = await createKernel(loadConfig(environment), [projectedContext], 'clutch-api');
  startWakeUps(kernel, (error) => {
    throw error;
  });
  const streams = new Map<string, BenchStream[]>();
  const streamsOf = ({ schema }: TenantRef): BenchStream[] => {
    const known =
      streams.get(schema) ?? Array.from({ length: STREAMS }, () => ({ id: uuidv7(), tenant: 0, version: 0 }));
    streams.set(schema, known);
    return known;
  };
  let made = 0;
  const command = async (tenant: TenantRef, due: number): Promise<number> => {
    const stream = streamsOf(tenant)[(made += 1) % STREAMS]!;
    const { status } = await kernel.events.append(contextOf(tenant), {
      streamId: stream.id,
      category: 'bench',
      expected: stream.version,
      events: [sampleEvent(made)],
      commandId: uuidv7(),
    });
    if (status !== 'ok') throw new Error(`A command was answered ${status}`);
    stream.version += 1;
    return performance.now() - due;
  };
  return async ({ tenant, perSecond, seconds }: Commands): Promise<CommandTimes> => {
    const began = performance.now();
    const answers: Promise<number>[] = [];
    for (let index = 0; index < perSecond * seconds; index += 1) {
      const due = began + (index * 1_000) / perSecond;
      if (due > performance.now()) await sleep(due - performance.now());
      answers.push(command(tenant, due));
    }
    return Promise.all(answers);
  };
});
