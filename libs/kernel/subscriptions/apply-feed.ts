import { type Applier } from './applier.ts';
import { type Feed } from './subscription.ts';

/** Hands on whole batches; what a feed writes commits with the checkpoint. */
export const applyFeed: Applier<Feed> = {
  async apply(feed, { tx, events }) {
    if (events.length > 0) await feed.handle(events, tx);
    return undefined;
  },
  async afterCommit(feed, schema) {
    await feed.afterCommit?.(schema);
  },
};
