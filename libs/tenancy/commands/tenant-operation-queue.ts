import { defineQueue, type Kernel } from '#kernel';

/** Work on a whole tenant is waiting. What it is stands in the platform's tables, and a job that is lost is found there. */
export const tenantOperationQueue = defineQueue<{ readonly operationId: string }>('tenant-operations', {
  platform: true,
  attempts: 1,
});

/** Has a worker begin as soon as it can. */
export async function wakeWorker({ jobs }: Pick<Kernel, 'jobs'>, operationId: string): Promise<void> {
  await jobs.add(tenantOperationQueue, { operationId }, { deduplicate: operationId });
}
