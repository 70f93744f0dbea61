import 'reflect-metadata';
import { boot, runWorker } from '#kernel';
import { WorkerAppModule } from './worker-app.module.ts';

await boot((config) => runWorker(config, WorkerAppModule.forRoot(config)));
