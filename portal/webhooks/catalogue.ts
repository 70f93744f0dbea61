import { type Page } from './api.ts';
import { block, code, h } from './dom.ts';
import { Field } from './fields.ts';
import { type Portal } from './portal.ts';
import { type EventType } from './views.ts';

/** What may be sent: every type with an example of its message, to be narrowed by typing. What is said of the types is in English. */
export async function catalogue(portal: Portal): Promise<HTMLElement> {
  const { words } = portal;
  const { data } = await portal.api.get<Page<EventType>>('/v1/event-types');
  const entries = data.map((type) => entry(portal, type));
  const search = h('input', { type: 'search', maxlength: 100 });
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase().split(/\s+/);
    for (const item of entries) item.hidden = !wanted.every((word) => item.textContent.toLowerCase().includes(word));
  });
  return h(
    'div',
    {},
    h('h1', { tabindex: -1 }, words.events),
    h('p', {}, words.catalogue.intro),
    new Field('', search, words.catalogue.search).element,
    h('ul', { class: 'log' }, entries),
  );
}

function entry({ words }: Portal, { type, description, deprecated, example }: EventType): HTMLElement {
  const message = { type, timestamp: '2026-12-01T06:00:00.000Z', data: example };
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h('summary', {}, code(type), ' ', h('span', { class: 'soft', lang: 'en', dir: 'ltr' }, description)),
      deprecated === null
        ? null
        : h('p', { class: 'note' }, `${words.catalogue.deprecated}: `, h('span', { lang: 'en' }, deprecated)),
      block(JSON.stringify(message, null, 2), `${words.catalogue.example}: ${type}`),
    ),
  );
}
