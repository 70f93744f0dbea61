const REDACTED = '[redacted]';
const MOST_DEPTH = 6;
const MOST_ITEMS = 20;

/** Ids, instants, dates, durations, and what else has one form only: nobody's name or address looks like one. */
const ID = /^[a-z]{2,8}_[0-9A-Za-z_-]{10,64}$/;
const TIME =
  /^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?|P(\d+[YMWD])*(T(\d+[HMS])+)?|\d{2}:\d{2})$/;
/** A word of a closed list, under a name that such words stand under. */
const WORD = /^[A-Za-z*][A-Za-z0-9]*([.:*/-][A-Za-z0-9*]+)*$/;
const WORD_NAME =
  /^(status|state|kind|type|mode|code|[a-z]+Code|currency|unit|order|sort|scopes|eventTypes|operation|action|permission|holder|timeZone|granularity|per|violated-policies|pointer|parameter|instance|preset|environment|refill|plan|outcome|correlationId|requestId)$/;
/** Our own words to the caller; what they repeat of the caller's stands in quotes. */
const TOLD_NAME = /^(title|detail)$/;
/** Numbers that say where or who somebody is. */
const PERSONAL_NUMBER = /lat|lon|lng|coord|phone|number|birth|age|odometer|accuracy|heading|altitude/i;
/** Whatever stands there is a secret, a number too; headers that somebody wants on requests are keys as often as not. */
const SECRET_NAME =
  /authorization|cookie|passw|secret|token|pepper|signature|credential|otp|pin$|backup|recovery|challenge|assertion|^headers$/i;

/**
 * A copy of a JSON body that can be kept. It goes by what may stay, not by what must go: ids, times, numbers, words of closed lists and
 * our own texts. Everything that somebody has written is masked, whatever its field is called.
 */
export function redactBody(value: unknown, name = '', depth = 0): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (SECRET_NAME.test(name)) return REDACTED;
  if (typeof value === 'number') return PERSONAL_NUMBER.test(name) ? REDACTED : value;
  if (typeof value === 'string') return redactText(value, name);
  if (typeof value !== 'object' || depth >= MOST_DEPTH) return REDACTED;
  if (Array.isArray(value)) {
    const kept = value.slice(0, MOST_ITEMS).map((item: unknown) => redactBody(item, name, depth + 1));
    return value.length > MOST_ITEMS ? [...kept, `and ${value.length - MOST_ITEMS} more`] : kept;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value).slice(0, 100))
    if (isPlainName(key)) copy[key] = redactBody(item, key, depth + 1);
  return copy;
}

function redactQueryValue(value: string, name: string): string {
  return SECRET_NAME.test(name) ? REDACTED : redactText(value, name);
}

/** A text, or what stands in its place. */
function redactText(text: string, name: string): string {
  if (text === '' || (text.length <= 100 && ((ID.test(text) && !text.startsWith('clk_')) || TIME.test(text))))
    return text;
  if (WORD_NAME.test(name) && text.length <= 200 && isWordy(text)) return text;
  if (TOLD_NAME.test(name)) return text.slice(0, 300).replaceAll(/"[^"]*"|\S+@\S+/g, '…');
  return REDACTED;
}

/** Words, pointers, and addresses of problem types. */
function isWordy(text: string): boolean {
  return WORD.test(text) || /^(#|https:\/\/[a-z0-9.-]+)?(\/[A-Za-z0-9_-]+)+(#[a-z-]+)?$/.test(text);
}

/** The names of a body's fields are the sender's choice. */
function isPlainName(name: string): boolean {
  return name.length <= 60 && /^[A-Za-z][A-Za-z0-9_.-]*$/.test(name);
}

/** A word as routes have them, a version, or a typed id. */
const PATH_WORD = /^(v\d{1,3}|[a-z][a-z-]{0,29}|[a-z]{2,4}_[0-9a-z]{26})$/;

/** A path that no route has, of which only that is kept which could stand in one: the rest is whatever somebody wrote. */
export function redactUnknownPath(url: string): string {
  const [path = ''] = url.split('?', 1);
  const parts = path.slice(0, 500).split('/');
  return parts.map((part) => (part === '' || PATH_WORD.test(part) ? part : REDACTED)).join('/');
}

/** A URL whose query shows names, and of the values those that can be kept. */
export function redactUrl(url: string): string {
  const at = url.indexOf('?');
  const path = (at < 0 ? url : url.slice(0, at)).slice(0, 500);
  if (at < 0) return path;
  const query = [...new URLSearchParams(url.slice(at + 1, at + 2_001))].map(([key, value]) => {
    const name = key.replaceAll(/[^A-Za-z0-9_.[\]-]/g, '').slice(0, 60);
    const isPlain = /^\d{1,15}$/.test(value) && !PERSONAL_NUMBER.test(name);
    return `${name}=${isPlain ? value : redactQueryValue(value, name.replace(/^.*\[([A-Za-z]+)\].*$/, '$1'))}`;
  });
  return `${path}?${query.join('&')}`;
}

const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'clutch-min-position',
  'clutch-version',
  'content-length',
  'content-type',
  'if-match',
  'if-none-match',
  'prefer',
  'traceparent',
  'user-agent',
] as const;

/** The headers of a request that say how it was meant; of the others only that there was a credential and a key. */
export function keptRequestHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of REQUEST_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value.slice(0, 200);
  }
  for (const name of ['authorization', 'idempotency-key', 'cookie'])
    if (headers[name] !== undefined) kept[name] = REDACTED;
  return kept;
}
