import { parentPort, workerData } from 'node:worker_threads';
import { Sandbox } from './sandbox.ts';
import { type SandboxLimits, type SandboxRequest } from './sandbox-messages.ts';

/** The thread in which scripts run, one after the other: whoever has started it can end it in the middle of whatever they do. */
const { deadlineMs } = workerData as SandboxLimits;
const sandbox = await Sandbox.load();
// What is compiled at its first use is none of the first script's time.
sandbox.run({ code: 'function transform(given) { return given; }', input: '{"message":{"data":[1,"a"]}}' }, 1_000);
parentPort!.on('message', (request: SandboxRequest) => parentPort!.postMessage(sandbox.run(request, deadlineMs), []));
parentPort!.postMessage('ready', []);
