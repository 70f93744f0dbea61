import { type RequestContext } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type Appended } from '../events/aggregate.ts';
import { SHARD } from '../events/event-reader.ts';
import { intervene, type InterventionParts } from './intervention.ts';

const SQL = {
  lock: { name: 'replay.lock', text: 'select 1 from subscription where name = $1 and shard = $2 for update' },
  parked: { name: 'replay.parked', text: 'select 1 from parked_event where name = $1 limit 1' },
  forget: {
    name: 'replay.forget',
    text: `with forgotten as (delete from process where name = $1), unset as (delete from process_timeout where name = $1)
      update subscription s set position = 0, silent_until = greatest(s.silent_until, s.position), attempts = 0, error = null, updated_at = now()
        where s.name = $1 and s.shard = $2`,
  },
} as const;

/**
 * Has a process manager forget its processes and read the log again, silent up to where it stood: a changed fold of its state becomes
 * true for processes that are under way. What it owes is still sent; a timeout that has elapsed does not elapse again.
 * @throws DomainError `subscription.has-parked-events`, `subscription.waiting`, `subscription.busy`
 */
export function replayProcess(
  parts: InterventionParts,
  context: RequestContext,
  order: { readonly subscription: string; readonly reason: string },
): Promise<Appended> {
  const { subscription } = order;
  return intervene(parts, context, subscription, async (tx) => {
    const locked = await tx.query({ ...SQL.lock, values: [subscription, SHARD] });
    if (locked.length === 0)
      throw new DomainError('conflict', 'subscription.waiting', `No worker has begun ${subscription} yet`);
    // It has not been decided about yet, and a silent reading would decide about it without effect.
    const parked = await tx.query({ ...SQL.parked, values: [subscription] });
    if (parked.length > 0) {
      const what = `${subscription} has parked events; retry or skip them before it reads the log again`;
      throw new DomainError('conflict', 'subscription.has-parked-events', what);
    }
    await tx.query({ ...SQL.forget, values: [subscription, SHARD] });
    return { type: 'RebuildRequested', data: order };
  });
}
