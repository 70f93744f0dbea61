/** What people are told of a code: what is wrong in a few words, and what they can do about it. Markdown: only `code`. */
export interface ProblemText {
  readonly title: string;
  readonly help: string;
}

/** A code that a program may be answered with. It never changes its meaning, and keeps its status. */
export interface RegisteredProblem {
  /** The HTTP status; `null` for the few codes that stand for several. */
  readonly status: number | null;
  readonly en: ProblemText;
  readonly ar: ProblemText;
}

/** Codes of one context. */
export type ProblemTexts = Readonly<Record<string, RegisteredProblem>>;

type Words = readonly [title: string, help: string];

/** Declares a code: its status, and title and help in English and Arabic. */
export function problem(status: number | null, en: Words, ar: Words): RegisteredProblem {
  return { status, en: { title: en[0], help: en[1] }, ar: { title: ar[0], help: ar[1] } };
}
