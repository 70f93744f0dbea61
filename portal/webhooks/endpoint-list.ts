import { type Page } from './api.ts';
import { code, h } from './dom.ts';
import { type Portal } from './portal.ts';
import { type Endpoint, type Health } from './views.ts';
import { filled, named } from './words.ts';

const PATH = '/v1/webhook-endpoints';

/** The endpoints that the session may see, each with how it is. */
export async function endpointList(portal: Portal): Promise<HTMLElement> {
  const { words } = portal;
  const list = h('ul', { class: 'cards' });
  const none = h('p', { class: 'soft', hidden: true }, words.list.none);
  const more = portal.button(words.more, () => load(), 'quiet');
  let cursor: string | null = '';
  const load = async (): Promise<void> => {
    const query = cursor === '' ? '?limit=50' : `?limit=50&cursor=${encodeURIComponent(cursor ?? '')}`;
    const { data, page } = await portal.api.get<Page<Endpoint>>(PATH + query);
    list.append(...data.map((endpoint) => card(portal, endpoint)));
    cursor = page.nextCursor;
    more.hidden = cursor === null;
    none.hidden = list.children.length > 0;
  };
  await load();
  return h(
    'div',
    {},
    h('h1', { tabindex: -1 }, words.endpoints),
    portal.may('manage') ? h('p', {}, h('a', { class: 'button', href: '#/new' }, words.list.add)) : null,
    none,
    list,
    more,
  );
}

function card(portal: Portal, endpoint: Endpoint): HTMLElement {
  const state = h('p', {}, portal.words.loading);
  showHealth(portal, endpoint, state).catch((error: unknown) => portal.complain(error));
  return h(
    'li',
    {},
    h(
      'h2',
      {},
      h(
        'a',
        { href: `#/endpoints/${endpoint.id}`, 'aria-label': filled(portal.words.list.of, { url: endpoint.url }) },
        code(endpoint.url),
      ),
    ),
    endpoint.description ? h('p', {}, endpoint.description) : null,
    state,
    h(
      'p',
      { class: 'soft' },
      endpoint.eventTypes.flatMap((type) => [code(type), ' ']),
    ),
  );
}

async function showHealth(portal: Portal, endpoint: Endpoint, into: HTMLElement): Promise<void> {
  into.replaceChildren(stateBadge(portal, await portal.api.get<Health>(`${PATH}/${endpoint.id}/health`)));
}

/** How it is, in words and not by colour alone, and why. */
export function stateBadge({ words }: Portal, { state, disabledReason }: Health): HTMLElement {
  const reason = state === 'disabled' && disabledReason !== null ? named(words.reasons, disabledReason) : '';
  return h('span', { class: `badge ${state}` }, named(words.states, state), reason === '' ? null : ` — ${reason}`);
}
