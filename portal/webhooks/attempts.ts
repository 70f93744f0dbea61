import { type Page } from './api.ts';
import { block, code, facts, h } from './dom.ts';
import { choice, Field } from './fields.ts';
import { type Portal } from './portal.ts';
import { inLines } from './texts.ts';
import { type Attempt, type AttemptDetail, type Delivery, type Endpoint } from './views.ts';
import { filled, named, numberIn } from './words.ts';

const SIZE = 25;

/** What of the log is asked for. */
function filterOf(chosen: string): string {
  if (chosen === '') return '';
  if (chosen === 'succeeded' || chosen === 'failed') return `&filter[error][isNull]=${chosen === 'succeeded'}`;
  return `&filter[error]=${encodeURIComponent(chosen)}`;
}

/** The log of tries, the newest first; each can be opened, and its message sent again. */
export async function attempts(portal: Portal, { id }: Endpoint): Promise<HTMLElement> {
  const { words } = portal;
  const path = `/v1/webhook-endpoints/${id}`;
  const filter = choice([
    ['', words.attempts.all],
    ['succeeded', words.attempts.succeeded],
    ['failed', words.attempts.failed],
    ...Object.entries(words.errors),
  ]);
  const list = h('ol', { class: 'log' });
  const none = h('p', { class: 'soft', hidden: true }, words.attempts.none);
  let cursor: string | null = null;
  const load = async (from: string | null): Promise<void> => {
    const query = `?limit=${SIZE}${filterOf(filter.value)}${from === null ? '' : `&cursor=${encodeURIComponent(from)}`}`;
    const { data, page } = await portal.api.get<Page<Attempt>>(`${path}/attempts${query}`);
    if (from === null) list.replaceChildren();
    list.append(...data.map((attempt) => entry(portal, path, attempt)));
    cursor = page.nextCursor;
    more.hidden = cursor === null;
    none.hidden = list.children.length > 0;
  };
  const more = portal.button(words.more, () => load(cursor), 'quiet');
  filter.addEventListener(
    'change',
    portal.doing(() => load(null)),
  );
  await load(null);
  const refresh = portal.button(words.attempts.refresh, () => load(null), 'quiet');
  return h(
    'div',
    {},
    h('div', { class: 'row' }, new Field('', filter, words.attempts.filter).element, refresh),
    none,
    list,
    more,
  );
}

function entry(portal: Portal, path: string, attempt: Attempt): HTMLElement {
  const { words, language } = portal;
  const { eventType, responseStatus, error } = attempt;
  const outcome = error === null ? words.attempts.ok : named(words.errors, error);
  const status = responseStatus === null ? '' : ` · ${filled(words.attempts.status, { status: responseStatus })}`;
  const took = filled(words.attempts.took, { ms: numberIn(language, Math.round(attempt.durationMs)) });
  const inside = h('div', {}, h('p', {}, words.loading));
  const summary = h(
    'summary',
    {},
    h('span', { class: `badge ${error === null ? 'healthy' : 'failing'}` }, outcome + status),
    ' ',
    code(eventType ?? ''),
    h(
      'span',
      { class: 'soft' },
      ` ${portal.moment(attempt.startedAt)} · ${filled(words.attempts.number, { number: attempt.attempt })} · ${took}`,
    ),
  );
  const details = h('details', {}, summary, inside);
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    showDetails(portal, path, attempt, inside).catch((problem: unknown) => portal.complain(problem));
  });
  return h('li', {}, details);
}

async function showDetails(portal: Portal, path: string, attempt: Attempt, into: HTMLElement): Promise<void> {
  const { words } = portal;
  const { messageId } = attempt;
  if (messageId === null) return into.replaceChildren(h('p', {}, words.attempts.gone));
  const delivery = await portal.api.get<Delivery>(`${path}/deliveries/${messageId}`);
  const detail = delivery.attempts.find((one) => one.attempt === attempt.attempt);
  const resend = portal.button(words.attempts.resend, async () => {
    await portal.api.post(`${path}/deliveries/${messageId}/resends`);
    portal.say(words.attempts.resent);
  });
  into.replaceChildren(
    ...(portal.may('replay') ? [h('p', {}, resend)] : []),
    facts([
      [words.attempts.messageId, code(messageId)],
      [words.attempts.cause, named(words.causes, attempt.cause)],
      [words.attempts.startedAt, portal.moment(attempt.startedAt)],
      [words.attempts.error, attempt.error && named(words.errors, attempt.error)],
      ['', detail?.errorDetail ?? null],
      [words.attempts.address, attempt.remoteAddress && code(attempt.remoteAddress)],
      [words.attempts.timing, timing(portal, attempt)],
    ]),
    h('h3', {}, words.attempts.message),
    delivery.body === null ? h('p', {}, words.attempts.gone) : block(inLines(delivery.body), words.attempts.message),
    ...(detail ? bothSides(portal, detail) : []),
  );
}

/** What each part of the try took: those that did not come about are left out. */
function timing({ words, language }: Portal, { phases, durationMs }: Attempt): string {
  const ms = (value: number): string =>
    filled(words.attempts.took, { ms: numberIn(language, Math.round(value * 10) / 10) });
  const parts = (['dns', 'connect', 'tls', 'firstByte'] as const).flatMap((phase) => {
    const value = phases[phase];
    return value === null ? [] : [`${words.phases[phase]} ${ms(value)}`];
  });
  return [ms(durationMs), ...parts].join(' · ');
}

function bothSides({ words }: Portal, { requestHeaders, responseHeaders, responseBody }: AttemptDetail): HTMLElement[] {
  const answer = responseHeaders
    ? [
        h('h3', {}, words.attempts.responseHeaders),
        block(headerLines(responseHeaders), words.attempts.responseHeaders),
        h('h3', {}, words.attempts.response),
        block(responseBody ?? '', words.attempts.response),
      ]
    : [h('p', {}, words.attempts.noAnswer)];
  return [
    h('h3', {}, words.attempts.requestHeaders),
    block(headerLines(requestHeaders), words.attempts.requestHeaders),
    ...answer,
  ];
}

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
