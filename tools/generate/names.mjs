// One word in all the spellings that a context or slice needs. Tested by test/architecture/generators.spec.ts.

const IRREGULAR = {
  begin: 'begun',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  find: 'found',
  freeze: 'frozen',
  give: 'given',
  hold: 'held',
  keep: 'kept',
  lend: 'lent',
  lose: 'lost',
  make: 'made',
  pay: 'paid',
  put: 'put',
  read: 'read',
  rebuild: 'rebuilt',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  shut: 'shut',
  split: 'split',
  take: 'taken',
  withdraw: 'withdrawn',
  write: 'written',
};
/** Verbs of more than one syllable that double their last letter all the same. */
const DOUBLING = /^(cancel|control|fulfil|label|refer|submit|transfer|travel)$/;

/** `loyalty-card` → `LoyaltyCard`. */
export const pascal = (kebab) => kebab.replaceAll(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());

/** `loyalty-card` → `loyaltyCard`. */
export const camel = (kebab) => pascal(kebab).replace(/^./, (letter) => letter.toLowerCase());

/** `loyalty-card` → `loyalty_card`, for tables. */
export const snake = (kebab) => kebab.replaceAll('-', '_');

/** `loyalty-card` → `loyalty card`, for sentences. */
export const words = (name) => name.replaceAll('-', ' ');

/** English plural of a kebab-case noun. */
export function plural(noun) {
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

const endsDoubled = (verb) => DOUBLING.test(verb) || /^[^aeiou]*[aeiou][bdglmnprt]$/.test(verb);

/** Past participle of a verb: `cancel` → `cancelled`. */
export function past(verb) {
  if (Object.hasOwn(IRREGULAR, verb)) return IRREGULAR[verb];
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return verb.replace(/y$/, 'ied');
  return endsDoubled(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

/** `cancel` → `cancelling`. */
export function gerund(verb) {
  if (/[^e]e$/.test(verb)) return verb.replace(/e$/, 'ing');
  return endsDoubled(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

/** Three letters for public ids: `loyalty` → `loy`. */
export const idPrefix = (noun) => noun.replaceAll('-', '').slice(0, 3);

/** First letter upper case, for the beginning of a sentence. */
export const sentence = (text) => text.replace(/^./, (letter) => letter.toUpperCase());
