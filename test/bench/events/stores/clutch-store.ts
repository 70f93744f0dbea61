import { uuidv7 } from 'uuidv7';
import { createKernel, loadConfig } from '#kernel';
import { contextOf } from '../../kit/tenants.ts';
import { workContext } from '../sample-event.ts';
import { type Store, type StoreSettings } from './store.ts';

/** Clutch as its apps use it: the application's login, a command id and the exact expected version with every append. */
export async function openClutch({ environment, tenants }: StoreSettings): Promise<Store> {
  const { events: store } = await createKernel(loadConfig(environment), [workContext]);
  const contexts = tenants.map(contextOf);
  const append = async (
    { id, tenant }: Parameters<Store['append']>[0],
    expected: number | 'any',
    events: Parameters<Store['append']>[1],
  ): Promise<void> => {
    const request = { streamId: id, category: 'bench', expected, events, commandId: uuidv7() };
    const { status } = await store.append(contexts[tenant]!, request);
    if (status !== 'ok') throw new Error(`Clutch answered ${status}`);
  };
  return {
    tables: tenants.map(({ schema }) => `${schema}.event`),
    append: (stream, events) => append(stream, stream.version, events),
    appendAnywhere: (stream, events) => append(stream, 'any', events),
    read: async (streamId) => (await store.load(tenants[0]!.schema, streamId)).events.length,
  };
}
