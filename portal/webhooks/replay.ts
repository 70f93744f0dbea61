import { h } from './dom.ts';
import { box, clearFaults, Field, showFaults, ticked } from './fields.ts';
import { ended, followed } from './operations.ts';
import { Problem } from './problem.ts';
import { type Portal } from './portal.ts';
import { instantOf, localOf, wordsIn } from './texts.ts';
import { type Endpoint, type Operation } from './views.ts';
import { filled } from './words.ts';

const DAY_MS = 86_400_000;
const MISSING = 'missing';

/** Sends what lies in a period once more. How many messages that is, is counted before anything can be sent. */
export function replay(portal: Portal, { id }: Endpoint): HTMLElement {
  const { words, api } = portal;
  const path = `/v1/webhook-endpoints/${id}/replays`;
  const { fields, wish } = fieldsOf(portal);
  const result = h('div', { 'aria-live': 'polite' });
  const count = async (): Promise<void> => {
    clearFaults(fields);
    result.replaceChildren();
    try {
      const body = wish();
      const { progress } = await ended(api, await api.post<Operation>(path, { ...body, dryRun: true }));
      offer(body, progress.done);
    } catch (error) {
      showFaults(fields, error);
    }
  };
  const offer = (body: object, counted: number): void => {
    const send = portal.button(filled(words.replay.send, { count: counted }), async () => {
      const begun = await api.post<Operation>(path, body);
      result.replaceChildren();
      await followed(portal, begun, result);
    });
    result.replaceChildren(
      h('p', {}, filled(words.replay.counted, { count: counted })),
      ...(counted > 0 ? [h('p', {}, send)] : []),
    );
  };
  const form = h(
    'form',
    { novalidate: true, onsubmit: portal.doing(count) },
    h('p', {}, words.replay.intro),
    fields.map(({ element }) => element),
    h('p', {}, h('button', {}, words.replay.count)),
  );
  // What was counted is no longer what would be sent.
  form.addEventListener('input', () => result.replaceChildren());
  return h('div', {}, form, result);
}

function fieldsOf({ words }: Portal) {
  const since = h('input', { type: 'datetime-local', required: true, value: localOf(new Date(Date.now() - DAY_MS)) });
  const until = h('input', { type: 'datetime-local' });
  const types = h('textarea', { dir: 'ltr', rows: 2, spellcheck: 'false' });
  const which = h(
    'fieldset',
    {},
    (['exhausted', 'pending', 'delivered', MISSING] as const).map((one) =>
      box(one, words.replay[one], one === 'exhausted'),
    ),
  );
  const fields = [
    new Field('since', since, words.replay.since),
    new Field('until', until, words.replay.until, words.replay.untilHelp),
    new Field('eventTypes', types, words.endpoint.eventTypes, words.form.eventTypesHelp),
    new Field('status', which, words.replay.which),
  ];
  const wish = (): object => {
    const chosen = ticked(which);
    const [from, to, named] = [instantOf(since.value), instantOf(until.value), wordsIn(types.value)];
    if (from === null) throw missingSince(words.replay.sinceNeeded);
    return {
      since: from,
      ...(to === null ? {} : { until: to }),
      ...(named.length === 0 ? {} : { eventTypes: named }),
      status: chosen.filter((one) => one !== MISSING),
      missing: chosen.includes(MISSING),
    };
  };
  return { fields, wish };
}

const missingSince = (detail: string): Problem =>
  new Problem(422, 'request.invalid', detail, detail, [{ field: 'since', detail }]);
