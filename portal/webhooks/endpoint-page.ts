import { attempts } from './attempts.ts';
import { type Api, type Page } from './api.ts';
import { code, facts, h } from './dom.ts';
import { stateBadge } from './endpoint-list.ts';
import { changeEndpoint } from './endpoint-form.ts';
import { choice, Field } from './fields.ts';
import { keyRing } from './key-ring.ts';
import { ended, followed } from './operations.ts';
import { type Portal } from './portal.ts';
import { Problem } from './problem.ts';
import { replay } from './replay.ts';
import { signatureCheck } from './signature-check.ts';
import { type Endpoint, type EventType, type Health, type Operation } from './views.ts';
import { filled } from './words.ts';

const PATH = '/v1/webhook-endpoints';

type Part = 'overview' | 'attempts' | 'replay' | 'keys' | 'check';

/** One endpoint: its parts as links, and one of them. @throws Problem 404 */
export async function endpointPage(portal: Portal, id: string, part = 'overview'): Promise<HTMLElement> {
  const endpoint = await portal.api.get<Endpoint>(`${PATH}/${encodeURIComponent(id)}`);
  if (part === 'change' && portal.may('manage')) return changeEndpoint(portal, endpoint);
  const { words } = portal;
  const parts: readonly Part[] = [
    'overview',
    'attempts',
    ...(portal.may('replay') ? (['replay'] as const) : []),
    'keys',
    'check',
  ];
  const shown = parts.find((one) => one === part) ?? 'overview';
  const links = parts.map((one) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: `#/endpoints/${id}/${one}`, 'aria-current': one === shown ? 'page' : 'false' },
        words.endpoint[one],
      ),
    ),
  );
  return h(
    'div',
    {},
    h('p', {}, h('a', { href: '#/' }, words.endpoints)),
    h('h1', { tabindex: -1 }, code(endpoint.url)),
    h('nav', { class: 'tabs', 'aria-label': words.endpoint.tabs }, h('ul', {}, links)),
    await PARTS[shown](portal, endpoint),
  );
}

const PARTS: Readonly<Record<Part, (portal: Portal, endpoint: Endpoint) => Promise<HTMLElement> | HTMLElement>> = {
  overview,
  attempts,
  replay,
  keys: keyRing,
  check: signatureCheck,
};

async function overview(portal: Portal, endpoint: Endpoint): Promise<HTMLElement> {
  const { words } = portal;
  const health = await portal.api.get<Health>(`${PATH}/${endpoint.id}/health`);
  const { failingSince, failingPercent, pausedUntil } = health;
  const listed = (names: readonly string[]): HTMLElement[] => names.map((name) => h('span', {}, code(name), ' '));
  const percent = filled(words.endpoint.failingPercent, { percent: Math.round(failingPercent) });
  return h(
    'div',
    {},
    facts([
      [words.endpoint.state, stateBadge(portal, health)],
      [words.endpoint.failingSince, failingSince && `${portal.moment(failingSince)} (${percent})`],
      [words.endpoint.pausedUntil, pausedUntil && portal.moment(pausedUntil)],
      [words.endpoint.description, endpoint.description],
      [words.endpoint.eventTypes, listed(endpoint.eventTypes)],
      [words.endpoint.channels, endpoint.channels.length > 0 ? listed(endpoint.channels) : words.endpoint.allChannels],
      [words.endpoint.createdAt, portal.moment(endpoint.createdAt)],
    ]),
    portal.may('manage') ? await management(portal, endpoint) : null,
  );
}

async function management(portal: Portal, endpoint: Endpoint): Promise<HTMLElement> {
  const { words } = portal;
  const change = h('a', { class: 'button', href: `#/endpoints/${endpoint.id}/change` }, words.endpoint.change);
  const disable = portal.button(
    words.endpoint.disable,
    async () => {
      await setStatus(portal, endpoint, 'disabled');
      await again(portal, endpoint, words.endpoint.disabledNow);
    },
    'quiet',
  );
  return h(
    'div',
    {},
    endpoint.status === 'disabled' ? enabling(portal, endpoint) : await example(portal, endpoint),
    h('p', { class: 'actions' }, change, endpoint.status === 'active' ? disable : null),
    removal(portal, endpoint),
  );
}

async function setStatus({ api }: Portal, { id }: Endpoint, status: Endpoint['status']): Promise<void> {
  await api.patch(`${PATH}/${id}`, { body: { status }, ifMatch: '*' });
}

/** Shows the endpoint anew, as it is now, and says what has happened to it. */
async function again(portal: Portal, { id }: Endpoint, said: string): Promise<void> {
  const shown = await endpointPage(portal, id);
  document.querySelector('main')?.replaceChildren(shown);
  shown.querySelector('h1')?.focus();
  portal.say(said);
}

/** An endpoint that comes back may get what it has missed; how much that is is said first, as soon as it is counted. */
function enabling(portal: Portal, endpoint: Endpoint): HTMLElement {
  const { words, api } = portal;
  const path = `${PATH}/${endpoint.id}/recoveries`;
  const wanted = h('input', { type: 'checkbox' });
  const missed = h('div', { 'aria-live': 'polite' });
  const enable = portal.button(words.endpoint.enable, async () => {
    await setStatus(portal, endpoint, 'active');
    if (!wanted.checked) return again(portal, endpoint, words.endpoint.enabled);
    const begun = await api.post<Operation>(path, {});
    await again(portal, endpoint, words.endpoint.recovered);
    await followed(portal, begun, document.querySelector('main')!);
  });
  const offer = async (): Promise<void> => {
    const count = await missedBy(api, path, () => missed.isConnected);
    if (count === null) return missed.replaceChildren();
    wanted.checked = count > 0;
    const recover = h('label', { class: 'box' }, wanted, h('span', {}, words.endpoint.recover));
    missed.replaceChildren(h('p', {}, filled(words.endpoint.missed, { count })), ...(count > 0 ? [recover] : []));
  };
  if (portal.may('replay')) {
    missed.append(h('p', {}, words.endpoint.counting));
    // Once it is shown: what is counted for nobody is not counted to its end.
    setTimeout(() => offer().catch((error: unknown) => portal.complain(error)), 0);
  }
  return h('div', { class: 'note' }, missed, h('p', {}, enable));
}

/** How many messages; `null` where that cannot be told, as when nobody knows since when. */
async function missedBy(api: Api, path: string, isWanted: () => boolean): Promise<number | null> {
  try {
    const operation = await ended(api, await api.post<Operation>(path, { dryRun: true }), isWanted);
    return operation.state === 'done' ? operation.progress.done : null;
  } catch (error) {
    if (error instanceof Problem && (error.status === 409 || error.status === 422)) return null;
    throw error;
  }
}

async function example(portal: Portal, { id }: Endpoint): Promise<HTMLElement> {
  const { words, api } = portal;
  const { data } = await api.get<Page<EventType>>('/v1/event-types');
  const types = choice([['', words.endpoint.testPlain], ...data.map(({ type }) => [type, type] as const)]);
  const send = portal.button(words.endpoint.test, async () => {
    const eventType = types.value === '' ? {} : { eventType: types.value };
    const sent = await api.post<{ readonly id: string }>(`${PATH}/${id}/test-messages`, eventType);
    portal.say(filled(words.endpoint.tested, { id: sent.id }));
  });
  return h('div', { class: 'row' }, new Field('eventType', types, words.endpoint.testType).element, send);
}

/** Asks once more before anything is deleted. A browser's own question is refused to pages in a frame. */
function removal(portal: Portal, { id }: Endpoint): HTMLElement {
  const { words } = portal;
  const remove = h(
    'button',
    { type: 'button', class: 'quiet danger', onclick: () => ask(true) },
    words.endpoint.remove,
  );
  const yes = portal.button(
    words.endpoint.yes,
    async () => {
      await portal.api.delete(`${PATH}/${id}`);
      portal.go('/');
      portal.say(words.endpoint.removed);
    },
    'danger',
  );
  const no = h('button', { type: 'button', class: 'quiet', onclick: () => ask(false) }, words.endpoint.no);
  const question = h(
    'div',
    { class: 'note', hidden: true },
    h('p', {}, words.endpoint.confirmRemove),
    h('p', { class: 'actions' }, yes, no),
  );
  const ask = (isAsked: boolean): void => {
    question.hidden = !isAsked;
    remove.hidden = isAsked;
    (isAsked ? no : remove).focus();
  };
  return h('div', {}, remove, question);
}
