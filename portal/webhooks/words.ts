import { ARABIC } from './words-ar.ts';
import { ENGLISH, type Words } from './words-en.ts';

export type Language = 'en' | 'ar';
export { type Words } from './words-en.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, ar: ARABIC };
export const DIRECTION = { en: 'ltr', ar: 'rtl' } as const;

/** `{count} messages` with its numbers and names in their places. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What a list says of a code, or the code itself: the API may learn new ones before the page does. */
export function named(list: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(list, code) ? list[code]! : code;
}

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar' };

/** A moment on the reader's clock, to the second. */
export function momentIn(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** A number as the language writes it. */
export const numberIn = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value);
