import { Logger } from '@nestjs/common';

const log = new Logger('background');

/**
 * Lets work go on that nobody waits for. Such work looks after its own failures; one that it has overlooked is logged with its stack
 * and ends neither the process nor the request that began it. `what` names the work in the log, "writing usage".
 */
export function inBackground(what: string, work: Promise<unknown>): void {
  work.catch((err: unknown) => log.error({ err, work: what }, 'Work that nobody waits for failed'));
}
