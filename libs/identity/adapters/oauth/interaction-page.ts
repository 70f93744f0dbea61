/** Nothing from elsewhere, nothing in a frame, no form that goes anywhere: what it does, its own script does. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Where somebody signs in and says whether an app may act in their name: the built-in page, until the tenant has one of its own. */
export const INTERACTION_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title>
<link rel="stylesheet" href="/oauth/page.css">
<script src="/oauth/page.js" defer></script>
</head>
<body>
<main>
<p id="message" role="alert" hidden></p>
<form id="sign-in">
<h1>Sign in</h1>
<label>E-mail <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Go on</button>
</form>
<form id="factor" hidden>
<h1>Second factor</h1>
<label>Prove it by <select name="factor"></select></label>
<button type="button" id="send" hidden>Send me a code</button>
<label>Code <input name="code" autocomplete="one-time-code" required></label>
<button>Go on</button>
</form>
<form id="consent" hidden>
<h1 id="app"></h1>
<p>It wants to do this in your name, as far as you may yourself:</p>
<ul id="scopes"></ul>
<p>Then you go on to <strong id="target"></strong>.</p>
<button id="allow">Allow</button>
<button type="button" id="refuse">Refuse</button>
</form>
</main>
</body>
</html>
`;

export const INTERACTION_STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 24rem; margin: 10vh auto; padding: 0 1rem; }
label, button { display: block; width: 100%; margin-top: 1rem; }
input, select { display: block; width: 100%; box-sizing: border-box; padding: 0.5rem; font: inherit; }
button { padding: 0.6rem; font: inherit; }
#message { border-left: 0.25rem solid; padding-left: 0.75rem; }
[hidden] { display: none; }
`;

/** The access token stays in the page's memory, and its session ends with the page's work. */
export const INTERACTION_SCRIPT = `'use strict';
const [, , tenant, , uid] = location.pathname.split('/');
const element = (id) => document.getElementById(id);
const forms = ['sign-in', 'factor', 'consent'].map(element);
let attempt;
let token;

async function ask(method, path, body) {
  const headers = { ...(token ? { authorization: 'Bearer ' + token } : {}), ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: 'omit' });
  const json = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(json.detail || 'Something went wrong; try again');
  return json;
}

function show(form) {
  for (const other of forms) other.hidden = other !== form;
  form.querySelector('input, button').focus();
}

function tell(text) {
  element('message').textContent = text;
  element('message').hidden = text === '';
}

const doing = (work) => async (event) => {
  event.preventDefault();
  tell('');
  try {
    await work(event);
  } catch (error) {
    tell(error.message);
  }
};

const chosen = () => attempt.offered[Number(forms[1].elements.factor.value)];

async function signedIn(outcome) {
  if (outcome.status === 'enrolment-required') throw new Error('Set up a second factor first: your organisation asks for one');
  if (outcome.status === 'signed-in') {
    token = outcome.session.accessToken;
    return askForConsent();
  }
  const offered = outcome.attempt.offered.filter(({ kind }) => kind !== 'passkey');
  if (offered.length === 0) throw new Error('Your only second factor is a passkey, which this page cannot ask for');
  attempt = { ...outcome.attempt, offered };
  forms[1].elements.factor.replaceChildren(...offered.map(({ kind, hint }, index) => new Option(kind + ' ' + hint, index)));
  chooseFactor();
  show(forms[1]);
}

function chooseFactor() {
  element('send').hidden = !['sms', 'email'].includes(chosen().kind);
}

async function askForConsent() {
  const { app, scopes, redirectTo } = await ask('GET', '/v1/oauth/interactions/' + uid);
  element('app').textContent = app.name;
  element('target').textContent = redirectTo;
  element('scopes').replaceChildren(...scopes.map((scope) => {
    const item = document.createElement('li');
    item.textContent = scope;
    return item;
  }));
  show(forms[2]);
}

async function answer(what) {
  const { continueAt } = await ask('POST', '/v1/oauth/interactions/' + uid + '/' + what);
  // The answer is given. A session that could not be ended is known to nobody but this page, which goes now, and idles out.
  await ask('DELETE', '/v1/sessions/current').catch(() => undefined);
  location.assign(continueAt);
}

forms[0].addEventListener('submit', doing(async () => {
  const { email, password } = forms[0].elements;
  await signedIn(await ask('POST', '/v1/auth/sign-in', { tenant, email: email.value, password: password.value }));
}));
forms[1].elements.factor.addEventListener('change', chooseFactor);
element('send').addEventListener('click', doing(() =>
  ask('POST', '/v1/auth/sign-in/' + attempt.id + '/challenge', { token: attempt.token, kind: chosen().kind, factorId: chosen().id })));
forms[1].addEventListener('submit', doing(async () =>
  signedIn(await ask('POST', '/v1/auth/sign-in/' + attempt.id + '/proof', { token: attempt.token, kind: chosen().kind, code: forms[1].elements.code.value }))));
forms[2].addEventListener('submit', doing(() => answer('accept')));
element('refuse').addEventListener('click', doing(() => answer('refuse')));
`;
