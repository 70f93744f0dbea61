export const RUNTIME_ERROR = 'an error of the runtime';

/** What only the inside of Clutch, of its database or of the machine would say. */
const INNER_TEXTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace', /\\n\s+at [\w.<>[\] ]+ ?\(|\bat \S+:\d+:\d+/g],
  ['a path of the machine', /node_modules|file:\/\/\/|\/(?:libs|apps|dist|tmp|home)\/[\w/.-]+\.(?:[cm]?[jt]s)\b/g],
  [
    'SQL',
    /\bselect\b[^"]{1,200}\bfrom\b \w+\.\w+|\binsert into \w+|\bsyntax error at or near|\bviolates \S+ constraint|\brelation "|\bcolumn \S+ does not exist/gi,
  ],
  [
    RUNTIME_ERROR,
    /\b(?:Type|Reference|Range|Syntax)Error\b|\bcannot read propert|is not a function\b|\[object Object\]|ECONNREFUSED|invalid input syntax/gi,
  ],
  ['the hash of a password', /\$argon2/g],
];

/** Something of the inside in a text, and where it stands. */
export interface InnerText {
  readonly what: string;
  readonly shown: string;
  readonly index: number;
}

/** Goes through all that a text shows of the inside. */
export function* innerTexts(text: string): Generator<InnerText, void> {
  for (const [what, pattern] of INNER_TEXTS)
    for (const { 0: shown, index } of text.matchAll(pattern)) yield { what, shown, index };
}
