import { Api } from './api.ts';
import { catalogue } from './catalogue.ts';
import { h } from './dom.ts';
import { newEndpoint } from './endpoint-form.ts';
import { endpointList } from './endpoint-list.ts';
import { endpointPage } from './endpoint-page.ts';
import { Problem } from './problem.ts';
import { Portal } from './portal.ts';
import { embedIn, keyOf, mayShow, tokenIn, TokenStore } from './token.ts';
import { type Brand, type Session } from './views.ts';
import { DIRECTION, filled, type Language, type Words, WORDS } from './words.ts';

const element = (id: string): HTMLElement => document.getElementById(id)!;
const main = element('content');
const voices = { status: element('status'), alert: element('alert') };
const embed = embedIn(location.search);
const tokens = new TokenStore(keyOf(embed), () => sessionStorage);
let language: Language = document.documentElement.lang === 'ar' ? 'ar' : 'en';
/** Shows the same once more: in another language. */
let again: () => Promise<void> = async () => undefined;
/** Counts what is shown: what comes late, when somebody has gone on, is not shown any more. */
let shows = 0;

takeToken();
addEventListener('hashchange', () => {
  if (takeToken()) location.reload();
});
element('language').addEventListener('click', (event) => {
  event.preventDefault();
  speak(language === 'en' ? 'ar' : 'en');
});
start().catch(failed);

/** Where no answer came the reader is told so; whatever else it was, the browser's console has it. */
function failed(error: unknown): void {
  reportError(error);
  tell((words) => words.unreachable);
}

/** Out of the address bar and the history at once: what is copied or bookmarked there gives nobody access. */
function takeToken(): boolean {
  const { token, rest } = tokenIn(location.hash);
  if (token === null) return false;
  tokens.set(token);
  history.replaceState(null, '', location.pathname + location.search + rest);
  return true;
}

/** In another language, without a new request: a frame may have nowhere to keep its token over one. */
function speak(to: Language): void {
  language = to;
  const address = new URL(location.href);
  address.searchParams.set('lang', to);
  history.replaceState(null, '', address);
  dress();
  again().catch(failed);
}

async function start(): Promise<void> {
  dress();
  const token = tokens.get();
  if (token === null) return tell((words) => words.noToken);
  const api = new Api(token, () => language);
  const session = await sessionOf(api);
  if (session === null) return;
  if (!mayShow(window.self !== window.top, embed, session.id)) return tell((words) => words.notHere);
  if (session.brand) wear(session.brand);
  const portal = new Portal(api, session, voices);
  portal.ended = end;
  element('parts').hidden = false;
  again = () => show(portal);
  addEventListener('hashchange', () => {
    portal.hush();
    show(portal).catch((error: unknown) => portal.complain(error));
  });
  const left = Date.parse(session.expiresAt) - Date.now();
  setTimeout(end, Math.min(Math.max(left, 0), 2 ** 31 - 1));
  await show(portal);
}

async function sessionOf(api: Api): Promise<Session | null> {
  try {
    return await api.get<Session>('/v1/webhook-portal-session');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) end();
    else tell((words) => words.notASession);
    return null;
  }
}

/** Nothing of what was shown stays. */
function end(): void {
  tokens.clear();
  tell((words) => words.ended);
}

function tell(said: (words: Words) => string): void {
  const words = WORDS[language];
  element('parts').hidden = true;
  voices.status.textContent = '';
  voices.alert.replaceChildren();
  element('until').textContent = '';
  main.replaceChildren(h('h1', { tabindex: -1 }, words.title), h('p', { class: 'note', role: 'alert' }, said(words)));
  again = async () => tell(said);
}

/** The words around the content, and the direction of everything. */
function dress(): void {
  const words = WORDS[language];
  const root = document.documentElement;
  root.lang = language;
  root.dir = DIRECTION[language];
  const other = language === 'en' ? 'ar' : 'en';
  const link = element('language');
  link.textContent = words.otherLanguage;
  link.lang = other;
  link.setAttribute('hreflang', other);
  const address = new URL(location.href);
  address.searchParams.set('lang', other);
  link.setAttribute('href', address.search);
  element('skip').textContent = words.skip;
  element('parts').setAttribute('aria-label', words.navigation);
  element('to-endpoints').textContent = words.endpoints;
  element('to-events').textContent = words.events;
}

/** The colours and the name of whose portal it is. Light colours cannot be read on white and dark ones not on black: it is for light pages. */
function wear({ name, logoUrl, accentColor }: Brand): void {
  element('brand').textContent = name;
  document.title = name;
  if (logoUrl !== null) {
    const logo = h('img', {
      src: logoUrl,
      alt: '',
      height: 28,
      referrerpolicy: 'no-referrer',
      onerror: () => logo.remove(),
    });
    element('brand').prepend(logo);
  }
  if (accentColor === null || !/^#[\da-f]{6}$/i.test(accentColor)) return;
  const own = [...document.styleSheets].find(({ href }) => href?.endsWith('/portal/webhooks.css'));
  own?.insertRule(`@media (prefers-color-scheme: light) { :root { --accent: ${accentColor}; } }`, own.cssRules.length);
}

async function show(portal: Portal): Promise<void> {
  const mine = ++shows;
  portal.language = language;
  element('until').textContent = filled(portal.words.until, { time: portal.moment(portal.session.expiresAt) });
  const [, place = '', id = '', part = ''] = location.hash.slice(1).split('/');
  element('to-endpoints').setAttribute('aria-current', place === 'events' ? 'false' : 'page');
  element('to-events').setAttribute('aria-current', place === 'events' ? 'page' : 'false');
  main.setAttribute('aria-busy', 'true');
  try {
    const shown = await pageAt(portal, place, id, part);
    if (mine !== shows) return;
    main.replaceChildren(shown);
    main.querySelector('h1')?.focus();
  } catch (error) {
    if (mine !== shows) return;
    main.replaceChildren(h('p', {}, h('a', { href: '#/' }, portal.words.endpoints)));
    portal.complain(error);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function pageAt(portal: Portal, place: string, id: string, part: string): Promise<HTMLElement> {
  if (place === 'events') return catalogue(portal);
  if (place === 'new' && portal.may('manage')) return newEndpoint(portal);
  if (place === 'endpoints' && id !== '') return endpointPage(portal, id, part === '' ? 'overview' : part);
  return endpointList(portal);
}
