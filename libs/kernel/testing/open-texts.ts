import { type Config } from '../config/config.ts';
import { createKernel } from '../kernel.ts';
import { ERASED } from '../domain/personal-fields.ts';
import { openText, replaceSealedTexts } from '../personal-data/sealed-text.ts';

interface RawEvent {
  readonly eventId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: object;
}

/** Events as somebody has read them from the tenant's table, with their personal texts open; no type has to be known for that. */
export async function openTexts<E extends RawEvent>(
  config: Config,
  schema: string,
  events: readonly E[],
): Promise<E[]> {
  const subjects = new Set<string>();
  for (const { data } of events) replaceSealedTexts(data, ({ k }) => (subjects.add(k), ''));
  if (subjects.size === 0) return [...events];
  const kernel = await createKernel(config, []);
  try {
    const keys = await kernel.subjectKeys.find(schema, [...subjects]);
    return events.map((event) => ({
      ...event,
      data: replaceSealedTexts(event.data, (text, path) => {
        const key = keys.get(text.k);
        if (!key) throw new Error(`${text.k} has no key, and was never erased`);
        const { tenant } = event.meta as { tenant: string };
        return key === 'erased' ? ERASED : openText(text, key, { tenant, eventId: event.eventId, path });
      }) as E['data'],
    }));
  } finally {
    await kernel.close();
  }
}
