/** What the API says of a request that it refused (RFC 9457), in the language that was asked for. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail: string,
    /** What is wrong with which field of the body. */
    readonly fields: readonly FieldProblem[],
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

export interface FieldProblem {
  /** `eventTypes` */
  readonly field: string;
  readonly detail: string;
}

interface Body {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly errors?: unknown;
}

/** @param body - the parsed answer; anything, where a proxy has answered in the API's place */
export function problemOf(status: number, body: unknown): Problem {
  const { code, title, detail, errors } = (typeof body === 'object' && body !== null ? body : {}) as Body;
  const titleText = typeof title === 'string' ? title : String(status);
  return new Problem(
    status,
    typeof code === 'string' ? code : 'unknown',
    titleText,
    typeof detail === 'string' ? detail : titleText,
    Array.isArray(errors) ? errors.flatMap(fieldProblem) : ofCode(code, detail),
  );
}

/** Refusals that are about one field, and name none. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  'webhook-endpoint.unknown-event-type': 'eventTypes',
  'webhook-endpoint.out-of-scope': 'channels',
  'webhook-target.refused': 'url',
  'webhook-replay.no-period': 'until',
  'webhook-replay.before-retention': 'since',
};

function ofCode(code: unknown, detail: unknown): FieldProblem[] {
  if (typeof code !== 'string' || typeof detail !== 'string' || !Object.hasOwn(FIELD_OF_CODE, code)) return [];
  return [{ field: FIELD_OF_CODE[code]!, detail }];
}

function fieldProblem(item: { readonly pointer?: unknown; readonly detail?: unknown }): FieldProblem[] {
  if (typeof item.pointer !== 'string' || typeof item.detail !== 'string') return [];
  return [{ field: fieldOf(item.pointer), detail: item.detail }];
}

/** The field of the body in which a place lies: `/eventTypes/0` and `#/eventTypes` are both in `eventTypes`. */
export function fieldOf(pointer: string): string {
  return pointer.replace(/^#?\//, '').split('/', 1)[0]!.replaceAll('~1', '/').replaceAll('~0', '~');
}
