import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createKernel, loadConfig, startWakeUps, typedId } from '#kernel';
import { fleetContext } from '#fleet';
import { answerQuestions } from '../kit/bench-process.ts';
import { contextOf } from '../kit/tenants.ts';
import { type Appends, type Moment, now } from './messages.ts';

/** What an API process does with a command once it is decided: one public event and the wake-up of the workers, when it is due. */
await answerQuestions(async ({ environment }: { readonly environment: Readonly<Record<string, string>> }) => {
  const kernel = await createKernel(loadConfig(environment), [fleetContext], 'clutch-api');
  startWakeUps(kernel, (error) => {
    throw error;
  });
  const append = async ({ tenant }: Appends): Promise<Moment> => {
    const vehicleId = uuidv7();
    const { status } = await kernel.events.append(contextOf(tenant), {
      streamId: vehicleId,
      category: 'vehicle',
      expected: 0,
      events: [{ type: 'TroubleCodeCleared', data: { vehicleId, code: 'P0118', clearedAt: new Date().toISOString() } }],
    });
    if (status !== 'ok') throw new Error(`An append was answered ${status}`);
    return { about: typedId('veh', vehicleId), at: now() };
  };
  return async (asked: Appends): Promise<Moment[]> => {
    const began = now();
    const answers: Promise<Moment>[] = [];
    for (let index = 0; index < asked.perSecond * asked.seconds; index += 1) {
      const due = began + (index * 1_000) / asked.perSecond;
      if (due > now()) await sleep(due - now());
      answers.push(append(asked));
    }
    return Promise.all(answers);
  };
});
