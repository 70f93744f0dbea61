import { code, facts, h } from './dom.ts';
import { choice, Field } from './fields.ts';
import { type Portal } from './portal.ts';
import { secretBox } from './secret.ts';
import { type Endpoint, type MadeKey, type SigningKey } from './views.ts';
import { filled } from './words.ts';

const DAY = '86400';

/** What messages are signed with: its keys, their secrets for those who may see them, and a new one. */
export async function keyRing(portal: Portal, { id }: Endpoint): Promise<HTMLElement> {
  const { words, api } = portal;
  const path = `/v1/webhook-endpoints/${id}/keys`;
  const list = h('ul', { class: 'cards' });
  const secrets = h('div', { 'aria-live': 'polite' });
  const load = async (): Promise<void> => {
    const { data } = await api.get<{ readonly data: readonly SigningKey[] }>(path);
    list.replaceChildren(...data.map((key) => card(portal, path, key)));
  };
  await load();
  const overlap = choice(
    [
      [DAY, words.keys.day],
      ['3600', words.keys.hour],
      ['604800', words.keys.week],
      ['0', words.keys.now],
    ],
    DAY,
  );
  const rotate = portal.button(words.keys.rotate, async () => {
    const made = await api.post<MadeKey>(path, { overlapSeconds: Number(overlap.value) });
    const shown = made.secret ?? made.publicKey;
    secrets.replaceChildren(...(shown === null ? [] : [secretBox(portal, words.keys.rotated, shown)]));
    await load();
    portal.say(words.keys.rotated);
  });
  const rotation = h('div', { class: 'row' }, new Field('overlapSeconds', overlap, words.keys.overlap).element, rotate);
  return h('div', {}, h('p', {}, words.keys.intro), secrets, list, portal.may('manage') ? rotation : null);
}

function card(portal: Portal, path: string, { id, algorithm, publicKey, ...key }: SigningKey): HTMLElement {
  const { words } = portal;
  const state =
    key.expiresAt === null
      ? words.keys.current
      : filled(words.keys.overlapping, { time: portal.moment(key.expiresAt) });
  const reveal = portal.button(
    words.keys.reveal,
    async () => {
      const { secret } = await portal.api.get<{ readonly secret: string }>(`${path}/${id}/secret`);
      item.querySelector('.secret')?.remove();
      item.append(secretBox(portal, words.keys.secret, secret));
    },
    'quiet',
  );
  const item = h(
    'li',
    {},
    h('h2', {}, code(id)),
    facts([
      [words.endpoint.state, state],
      ['', code(algorithm)],
      [words.keys.publicKey, publicKey && code(publicKey)],
      [words.keys.createdAt, portal.moment(key.createdAt)],
    ]),
    portal.may('view-secret') && publicKey === null ? h('p', {}, reveal) : null,
  );
  return item;
}
