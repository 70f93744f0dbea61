import { type ProblemRegistry } from '#kernel';
import { type AnswerSchemas, JSON_TYPE } from './answer-schemas.ts';
import { type Documented } from './documented.ts';
import { type Asked, type Caller, decoded } from './asked.ts';
import { innerTexts, RUNTIME_ERROR } from './inner-texts.ts';
import { type Said } from './said.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly milliseconds: number;
}

/** What must stay hidden from a caller, in a text that stands nowhere but in the things of one tenant. */
export type Hidden = Readonly<Partial<Record<Caller, readonly string[]>>>;

/** Whom the oracle must know to tell a fault from an answer. */
export interface OracleParts {
  readonly schemas: AnswerSchemas;
  readonly hidden: Hidden;
  /** Nobody is ever shown these. */
  readonly secrets: readonly string[];
  readonly problems: Pick<ProblemRegistry, 'text'>;
  /** By requests before this one. */
  readonly said: Pick<Said, 'explains'>;
}

/** 503 is an answer where it says when to come back, and why. */
const TRY_AGAIN = new Set([
  'unavailable',
  'overloaded',
  'projection.behind',
  'tenant.frozen',
  'release.outdated',
  'password.busy',
  'session.unverifiable',
]);
/** What is said of parts that the operation does not take: a document tells of requests that are made from it. */
const OF_WHAT_IS_NOT_TAKEN = new Set([405, 412, 413, 414, 415, 422]);
/** They tell what went wrong in a script that the caller has written, in the words of the engine that ran it. */
const TELL_OF_SCRIPTS = new Set(['putWebhookTransformation', 'testWebhookTransformation', 'getWebhookDelivery']);
const SLOWEST_MS = 15_000;

/** Judges answers by what every one of them must be, and by the document of its operation. */
export class Oracle {
  constructor(private readonly parts: OracleParts) {}

  /** @returns what is wrong with the answer; nothing when it is as it should be */
  faultOf(operation: Documented, asked: Asked, answer: Answered): string | undefined {
    const shown = this.#shown(operation, asked, answer);
    if (shown !== undefined) return shown;
    if (answer.milliseconds > SLOWEST_MS) return `took ${Math.round(answer.milliseconds)} ms`;
    if (answer.status >= 500) return serverFault(answer);
    if (answer.headers['x-request-id'] === undefined) return `${answer.status} without X-Request-Id`;
    if (answer.headers['x-content-type-options'] !== 'nosniff') return `${answer.status} may be sniffed`;
    if (answer.status >= 400) return this.#errorFault(operation, answer);
    return isWhole(asked) ? this.#shapeFault(operation, answer) : undefined;
  }

  #shown({ operationId }: Documented, asked: Asked, { text, headers }: Answered): string | undefined {
    const everything = `${text} ${JSON.stringify(headers)}`;
    const said = `${decoded(asked.url)} ${asked.body ?? ''}`;
    const hidden = this.parts.hidden[asked.caller] ?? [];
    const leaked = hidden.find((canary) => everything.includes(canary) && !said.includes(canary));
    if (leaked !== undefined) return `shows what is another tenant's: ${leaked}`;
    const secret = this.parts.secrets.find((one) => everything.includes(one));
    if (secret !== undefined) return `shows a secret behind ${everything.split(secret)[0]!.slice(-100)}`;
    const isOfScript = (what: string): boolean => what === RUNTIME_ERROR && TELL_OF_SCRIPTS.has(operationId);
    for (const { what, shown, index } of innerTexts(everything))
      if (!isOfScript(what) && !said.includes(shown) && !this.parts.said.explains(everything, { shown, index }))
        return `shows ${what}: ${shown.slice(0, 200)}`;
    return undefined;
  }

  #shapeFault(operation: Documented, answer: Answered): string | undefined {
    const { status, text } = answer;
    const documented = operation.responses[String(status)];
    if (!documented) return `${status} is not in the document`;
    if (text === '') return undefined;
    const type = typeOf(answer);
    const types = Object.keys(documented.content ?? {});
    if (types.length > 0 && !types.some((one) => type.startsWith(one)))
      return `${status} is ${type}, not ${types.join(' or ')}`;
    return JSON_TYPE.test(type) ? this.parts.schemas.misfit(operation, status, JSON.parse(text)) : undefined;
  }

  /** Problem JSON everywhere, but where a standard has errors of its own. */
  #errorFault(operation: Documented, answer: Answered): string | undefined {
    const { status, text } = answer;
    const { path, responses } = operation;
    const isDocumented = Object.hasOwn(responses, String(status));
    if (!isDocumented && !OF_WHAT_IS_NOT_TAKEN.has(status))
      return `${status} is not in the document: ${text.slice(0, 200)}`;
    const body = jsonOf(text) as Readonly<Record<string, unknown>>;
    const type = typeOf(answer);
    const isOwnForm = path.startsWith('/oauth/')
      ? typeof body['error'] === 'string'
      : path === '/graphql' && Array.isArray(body['errors']);
    if (isOwnForm) return undefined;
    const isScim = path.startsWith('/scim/');
    const wanted = isScim ? 'application/scim+json' : 'application/problem+json';
    if (!type.startsWith(wanted)) return `${status} is ${type || 'nothing'}, not ${wanted}`;
    if (Number(body['status']) !== status) return `${status} says that it is ${String(body['status'])}`;
    return this.parts.schemas.misfit(operation, status, body) ?? (isScim ? undefined : this.#codeFault(body));
  }

  #codeFault({ code }: Readonly<Record<string, unknown>>): string | undefined {
    return this.parts.problems.text(String(code), 'en') ? undefined : `no code is registered as ${String(code)}`;
  }
}

/** Whether the caller wants all of an answer, and today's: the document tells of no other. */
function isWhole({ url, headers, body = '' }: Asked): boolean {
  return (
    !/[?&](?:fields|attributes|excludedAttributes)=/.test(url) &&
    !body.includes('"fields"') &&
    headers['clutch-version'] === undefined
  );
}

function serverFault({ status, headers, text }: Answered): string | undefined {
  if (status !== 503) return `${status}: ${text.slice(0, 300)}`;
  const { code } = jsonOf(text) as { readonly code?: string };
  if (headers['retry-after'] === undefined) return '503 without Retry-After';
  return code !== undefined && TRY_AGAIN.has(code) ? undefined : `503 with ${code}`;
}

const typeOf = ({ headers }: Answered): string => {
  const type = headers['content-type'];
  return typeof type === 'string' ? type : '';
};

/** The members of a JSON text; none where it is no object. */
export function jsonOf(text: string): object {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
