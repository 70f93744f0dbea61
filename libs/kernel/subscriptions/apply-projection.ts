import { type Applier } from './applier.ts';
import { type Projection } from './subscription.ts';

/** Rows and checkpoint commit together. */
export const applyProjection: Applier<Projection> = {
  async apply({ handlers }, { tx: { em }, events }) {
    for (const event of events) await handlers[event.type]!(event, em);
    if (events.length > 0) await em.flush();
    return undefined;
  },
};
