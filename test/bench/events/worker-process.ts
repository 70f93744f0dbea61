import 'reflect-metadata';
import { KernelModule, loadConfig, loggerModule, runWorker, WorkerModule } from '#kernel';
import { answerQuestions } from '../kit/bench-process.ts';
import { projectedContext } from './work-orders.ts';

class BenchWorker {}

/** A worker as `npm start` runs it, with the bench's projection for all of its subscriptions. */
await answerQuestions(async ({ environment }: { readonly environment: Readonly<Record<string, string>> }) => {
  const config = loadConfig(environment);
  await runWorker(config, {
    module: BenchWorker,
    imports: [
      loggerModule(config, 'worker'),
      KernelModule.forRoot({ config, name: 'worker', contexts: [projectedContext] }),
      WorkerModule,
    ],
  });
  return async () => undefined;
});
