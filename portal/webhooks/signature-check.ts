import { block, code, facts, h } from './dom.ts';
import { clearFaults, Field, showFaults } from './fields.ts';
import { Problem } from './problem.ts';
import { type Portal } from './portal.ts';
import { headersOf } from './texts.ts';
import { type Endpoint, type Finding, type SignatureCheck } from './views.ts';
import { filled, numberIn } from './words.ts';

/** Says which part of a message is not right, for whoever sets up a receiver that refuses what it gets. */
export function signatureCheck(portal: Portal, { id }: Endpoint): HTMLElement {
  const { words } = portal;
  const headers = h('textarea', { dir: 'ltr', rows: 6, required: true, spellcheck: 'false', autocomplete: 'off' });
  const body = h('textarea', { dir: 'ltr', rows: 8, spellcheck: 'false', autocomplete: 'off' });
  const fields = [
    new Field('headers', headers, words.check.headers, words.check.headersHelp),
    new Field('body', body, words.check.body, words.check.bodyHelp),
  ];
  const result = h('div', { role: 'status' });
  const check = async (): Promise<void> => {
    clearFaults(fields);
    result.replaceChildren();
    try {
      const given = headersOf(headers.value);
      if (Object.keys(given).length === 0) throw noHeaders(words.check.noHeaders);
      const sent = { headers: given, body: body.value };
      show(portal, await portal.api.post<SignatureCheck>(`/v1/webhook-endpoints/${id}/signature-checks`, sent), result);
    } catch (error) {
      showFaults(fields, error);
    }
  };
  return h(
    'div',
    {},
    h('p', {}, words.check.intro),
    h(
      'form',
      { novalidate: true, onsubmit: portal.doing(check) },
      fields.map(({ element }) => element),
      h('p', {}, h('button', {}, words.check.run)),
    ),
    result,
  );
}

const noHeaders = (detail: string): Problem =>
  new Problem(422, 'request.invalid', detail, detail, [{ field: 'headers', detail }]);

function show(portal: Portal, { valid, keyId, findings }: SignatureCheck, into: HTMLElement): void {
  const { words } = portal;
  const verdict = h(
    'strong',
    { class: `badge ${valid ? 'healthy' : 'failing'}` },
    valid ? words.check.valid : words.check.invalid,
  );
  into.replaceChildren(
    h('p', {}, verdict),
    h(
      'ul',
      { class: 'findings' },
      findings.map((finding) => found(portal, finding)),
    ),
    facts([[words.check.key, keyId && code(keyId)]]),
  );
}

function found(
  { words, language }: Portal,
  { code: what, severity, message, advice, secondsOff, difference }: Finding,
): HTMLElement {
  const seconds =
    secondsOff === null ? '' : ` (${filled(words.check.seconds, { seconds: numberIn(language, secondsOff) })})`;
  const text = Object.hasOwn(words.findings, what) ? words.findings[what]! : message;
  return h(
    'li',
    { class: severity, 'data-code': what },
    h('p', {}, text + seconds),
    h('p', { class: 'soft', lang: 'en', dir: 'ltr' }, advice),
    difference
      ? facts([
          [words.check.sent, block(difference.sent, words.check.sent)],
          [words.check.given, block(difference.given, words.check.given)],
        ])
      : null,
  );
}
