import { type Page } from './api.ts';
import { code, h } from './dom.ts';
import { box, clearFaults, Field, showFaults, ticked } from './fields.ts';
import { type Portal } from './portal.ts';
import { secretBox } from './secret.ts';
import { isCovered, patternsOf, wordsIn } from './texts.ts';
import { type Endpoint, type EventType, type MadeKey } from './views.ts';

const PATH = '/v1/webhook-endpoints';

export async function newEndpoint(portal: Portal): Promise<HTMLElement> {
  return form(portal, null, async (body) => {
    const made = await portal.api.post<MadeKey>(PATH, body);
    const shown = made.secret ?? made.publicKey;
    if (shown === null) return portal.go(`/endpoints/${made.id}`);
    const link = h('a', { class: 'button', href: `#/endpoints/${made.id}` }, portal.words.endpoint.overview);
    portal.say(portal.words.form.saved);
    return h(
      'div',
      {},
      h('h1', { tabindex: -1 }, portal.words.form.saved),
      secretBox(portal, portal.words.form.secret, shown),
      h('p', {}, link),
    );
  });
}

export async function changeEndpoint(portal: Portal, endpoint: Endpoint): Promise<HTMLElement> {
  return form(portal, endpoint, async (body) => {
    await portal.api.patch(`${PATH}/${endpoint.id}`, { body, ifMatch: `"${endpoint.version}"` });
    portal.go(`/endpoints/${endpoint.id}`);
    portal.say(portal.words.form.saved);
  });
}

/** @param save - answers what stands in the place of the form afterwards, if anything */
async function form(
  portal: Portal,
  endpoint: Endpoint | null,
  save: (body: object) => Promise<HTMLElement | void>,
): Promise<HTMLElement> {
  const { words } = portal;
  const { fields, types, body } = fieldsOf(portal, endpoint);
  const saved = async (): Promise<void> => {
    clearFaults(fields);
    try {
      const instead = await save(body());
      if (!instead) return;
      page.replaceChildren(instead);
      instead.querySelector('h1')?.focus();
    } catch (error) {
      portal.hush();
      showFaults(fields, error);
    }
  };
  const elements = fields.map(({ element }) => element);
  const back = endpoint ? `#/endpoints/${endpoint.id}` : '#/';
  const page = h(
    'div',
    {},
    h('h1', { tabindex: -1 }, endpoint ? words.form.changeTitle : words.form.addTitle),
    h(
      'form',
      { novalidate: true, onsubmit: portal.doing(saved) },
      elements.slice(0, 3),
      await typePicker(portal, types),
      elements.slice(3),
      h(
        'p',
        { class: 'actions' },
        h('button', {}, words.form.save),
        h('a', { class: 'button quiet', href: back }, words.form.cancel),
      ),
    ),
  );
  return page;
}

function fieldsOf(portal: Portal, endpoint: Endpoint | null) {
  const { form } = portal.words;
  const { url: before = 'https://', description: said, eventTypes = [] } = endpoint ?? {};
  const url = h('input', { type: 'url', dir: 'ltr', required: true, maxlength: 2048, value: before });
  const description = h('input', { maxlength: 200, value: said ?? '' });
  const types = h('textarea', { dir: 'ltr', rows: 4, required: true, spellcheck: 'false' });
  types.value = eventTypes.join('\n');
  const channels = h('fieldset', {}, channelBoxes(portal, endpoint));
  const ofChannels = new Field('channels', channels, form.channels, form.channelsHelp);
  ofChannels.element.hidden = channels.querySelector('input') === null;
  const fields = [
    new Field('url', url, form.url, form.urlHelp),
    new Field('description', description, form.description),
    new Field('eventTypes', types, form.eventTypes, form.eventTypesHelp),
    ofChannels,
  ];
  const body = (): object => ({
    url: url.value,
    description: description.value === '' ? null : description.value,
    eventTypes: wordsIn(types.value),
    ...(ofChannels.element.hidden ? {} : { channels: ticked(channels) }),
  });
  return { fields, types, body };
}

/** Those of the session, and those that the endpoint has. A new endpoint begins with all that the session is bound to. */
function channelBoxes({ session }: Portal, endpoint: Endpoint | null): HTMLElement[] {
  const bound = session.channels ?? [];
  const chosen = endpoint?.channels ?? bound;
  return [...new Set([...bound, ...chosen])].map((channel) => box(channel, code(channel), chosen.includes(channel)));
}

/** The catalogue to be picked from; what is picked is written into the field, which stays what is sent. */
async function typePicker(portal: Portal, field: HTMLTextAreaElement): Promise<HTMLElement> {
  const { data } = await portal.api.get<Page<EventType>>('/v1/event-types');
  const names = ['*', ...patternsOf(data.map(({ type }) => type)), ...data.map(({ type }) => type)];
  const list = h('div', { class: 'picker' });
  const show = (): void => {
    const chosen = wordsIn(field.value);
    list.replaceChildren(
      ...names.map((name) => {
        const isOwn = chosen.includes(name);
        const isByPattern = !isOwn && isCovered(name, chosen);
        const text = h('span', {}, code(name), isByPattern ? ` (${portal.words.form.covered})` : '');
        return box(name, text, isOwn);
      }),
    );
  };
  list.addEventListener('change', (event) => {
    const { value, checked } = event.target as HTMLInputElement;
    const others = wordsIn(field.value).filter((name) => name !== value);
    field.value = (checked ? [...others, value] : others).join('\n');
    show();
    [...list.querySelectorAll('input')].find((input) => input.value === value)?.focus();
  });
  field.addEventListener('input', show);
  show();
  return h('details', {}, h('summary', {}, portal.words.form.pick), list);
}
