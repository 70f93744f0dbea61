import { type Asked, decoded } from './asked.ts';
import { innerTexts } from './inner-texts.ts';

/**
 * Texts that requests have said and that look like the inside of Clutch. The trail, the log of requests and names show them again to later
 * requests, and only whole: whatever else of the inside an answer shows has come out of it.
 */
export class Said {
  readonly #texts = new Set<string>();

  /** Remembers what of a request would look like a leak in a later answer. */
  note(asked: Asked): void {
    for (const text of textsOf(asked)) {
      const inJson = JSON.stringify(text).slice(1, -1);
      if (!innerTexts(inJson).next().done) this.#texts.add(text).add(inJson);
    }
  }

  /** Whether `shown`, at this place of the answer, is part of a remembered text that stands there whole. */
  explains(answer: string, { shown, index }: { readonly shown: string; readonly index: number }): boolean {
    for (const text of this.#texts)
      for (let at = text.indexOf(shown); at !== -1; at = text.indexOf(shown, at + 1))
        if (index >= at && answer.startsWith(text, index - at)) return true;
    return false;
  }
}

function textsOf({ url, headers, body }: Asked): string[] {
  const [path = '', search = ''] = url.split('?', 2);
  return [
    ...path.split('/').map(decoded),
    ...[...new URLSearchParams(search)].flat(),
    ...Object.values(headers),
    ...(body === undefined ? [] : textsIn(body)),
  ];
}

function textsIn(body: string): string[] {
  try {
    return leavesOf(JSON.parse(body));
  } catch {
    return [body, ...[...new URLSearchParams(body)].flat()]; // a form, or what nobody can read
  }
}

/** The texts of a value, names of members among them. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...leavesOf(inner)]);
}
