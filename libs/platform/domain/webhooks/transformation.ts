import { DomainError } from '#kernel/domain';
import { faultOfHeaders } from './custom-headers.ts';
import { type WebhookTransformation } from './endpoint-settings.ts';
import { LARGEST_BODY } from './message-forms.ts';

/** UTF-16 code units that a script may have: 64 KiB. */
export const LONGEST_CODE = 65_536;
export const MOST_REVISIONS = 10;
const LONGEST_PATH = 2_048;
const LONGEST_CONTENT_TYPE = 200;
/** RFC 9110 §8.3: a type, a subtype and parameters. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[\t\x20-\x7e]*)?$/;
const KNOWN = ['body', 'contentType', 'headers', 'urlPath', 'cancel'];

/** What the function `transform` of a script is given. */
export interface TransformInput {
  readonly message: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: unknown;
  };
  readonly endpoint: {
    /** `whe_…` */
    readonly id: string;
    readonly url: string;
    readonly description: string | null;
    readonly metadata: Readonly<Record<string, unknown>>;
  };
}

/** What a script made of a message; what is `undefined` stays as it was. */
export interface Transformed {
  /** As it is sent. */
  readonly body: string | undefined;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Path and query in place of those of the endpoint's address. */
  readonly urlPath: string | undefined;
  /** Nothing is sent, and nothing is wrong. */
  readonly isCancelled: boolean;
}

/** Why a script cannot be used, or failed. */
export interface ScriptFault {
  readonly message: string;
  /** From 1; `null` where no place in the script is meant. */
  readonly line: number | null;
  readonly column: number | null;
}

export interface ScriptRun {
  /** What the script wrote with `console.log`: a hundred lines at the most. */
  readonly logs: readonly string[];
  /** Of CPU. */
  readonly ms: number;
  readonly result: { readonly transformed: Transformed } | { readonly fault: ScriptFault };
}

/** Runs the scripts of tenants, each run by itself. */
export abstract class Transformer {
  /** @returns what is wrong with the script as it stands; `null` when it compiles and defines a function `transform` that is not async */
  abstract check(owner: string, code: string): Promise<ScriptFault | null>;
  /** Never throws. Runs of one `owner` take nobody else's time. */
  abstract run(owner: string, code: string, input: TransformInput): Promise<ScriptRun>;
}

/** Where, and what, in text that can be stored: a script says what it likes. */
export function shownFault({ message, line, column }: ScriptFault): string {
  const text = message.replaceAll('\0', '').toWellFormed();
  return line === null ? text : `${text} (line ${line}, column ${column ?? 1})`;
}

/** Reads what a script has returned. Pure. @returns what it made of the message, or what is wrong with that as its author reads it */
export function readTransformed(returned: unknown, url: string): Transformed | string {
  if (typeof returned !== 'object' || returned === null || Array.isArray(returned))
    return 'transform must return an object with body, headers, urlPath or cancel';
  const { body, contentType, headers = {}, urlPath, cancel = false } = returned as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(returned).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) return `transform returned "${unknown.slice(0, 50)}": known are ${KNOWN.join(', ')}`;
  if (typeof cancel !== 'boolean') return 'cancel must be true or false';
  if (!areHeaders(headers)) return 'headers must be an object of texts';
  const fault = faultOfHeaders(headers) ?? faultOfContent(body, contentType);
  if (fault !== null) return fault.startsWith('must') ? `headers ${fault}` : fault;
  const badPath = faultOfPath(urlPath, url);
  if (badPath !== null) return badPath;
  const text =
    body === undefined || typeof contentType === 'string' ? (body as string | undefined) : JSON.stringify(body);
  if (text !== undefined && new TextEncoder().encode(text).length > LARGEST_BODY) return 'body has more than 256 KiB';
  return {
    body: text,
    contentType: contentType as string | undefined,
    headers,
    urlPath: urlPath as string | undefined,
    isCancelled: cancel,
  };
}

function areHeaders(headers: unknown): headers is Readonly<Record<string, string>> {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return false;
  return Object.values(headers).every((value) => typeof value === 'string');
}

function faultOfContent(body: unknown, contentType: unknown): string | null {
  if (contentType === undefined) return null;
  if (typeof contentType !== 'string' || contentType.length > LONGEST_CONTENT_TYPE || !CONTENT_TYPE.test(contentType))
    return 'contentType must be a media type such as text/plain';
  return typeof body === 'string' ? null : 'body must be a text where contentType is given';
}

/** The address may be another one of the same origin, and says so plainly: nothing that two parsers could read in two ways. */
function faultOfPath(path: unknown, url: string): string | null {
  if (path === undefined) return null;
  if (typeof path !== 'string' || path.length > LONGEST_PATH || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path))
    return `urlPath must begin with one slash and have ${LONGEST_PATH} printable ASCII characters at most`;
  if (/[\\#]/.test(path)) return 'urlPath must not hold a backslash or a fragment';
  const [names = ''] = path.split('?');
  if (names.split('/').some((name) => /^(\.|%2e){1,2}$/i.test(name))) return 'urlPath must not hold . or .. as a part';
  const [before, after] = [new URL(url), new URL(path, url)];
  return after.origin === before.origin && after.username === before.username ? null : 'urlPath must stay on the host';
}

/** A new script before those that were, ten kept at the most. Pure. */
export function withRevision(
  before: WebhookTransformation | null,
  { code, at, isEnabled }: { readonly code: string; readonly at: Date; readonly isEnabled: boolean | undefined },
): WebhookTransformation {
  const older = before?.revisions ?? [];
  const revision = (older[0]?.revision ?? 0) + 1;
  const newest = { revision, code, createdAt: at.toISOString() };
  const revisions = [newest, ...older].slice(0, MOST_REVISIONS);
  return { isEnabled: isEnabled ?? before?.isEnabled ?? true, revision, revisions };
}

/** The script that runs. */
export function currentCode({ revision, revisions }: WebhookTransformation): string | undefined {
  return revisions.find((one) => one.revision === revision)?.code;
}

/** Where a message goes, and what its form says in headers, after a script. Pure. */
export function applied(
  { url, form }: { readonly url: string; readonly form: Readonly<Record<string, string>> | null },
  { urlPath, contentType }: Transformed,
): { readonly url: string; readonly form: Readonly<Record<string, string>> | null } {
  return {
    url: urlPath === undefined ? url : new URL(urlPath, url).href,
    form: contentType === undefined ? form : { ...form, 'content-type': contentType },
  };
}

/** @throws DomainError 404 `webhook-transformation.not-found` */
export function requireTransformation(transformation: WebhookTransformation | null): WebhookTransformation {
  if (transformation) return transformation;
  throw new DomainError('not-found', 'webhook-transformation.not-found', 'The endpoint has no transformation');
}

/** Another of the kept revisions runs. Pure. @throws DomainError `webhook-transformation.not-found`, 422 `webhook-transformation.no-revision` */
export function rolledBack(before: WebhookTransformation | null, revision: number): WebhookTransformation {
  const transformation = requireTransformation(before);
  const detail = `The transformation has no revision ${revision}, or it is not kept any more`;
  const errors = [{ pointer: '/revision', code: 'unknown-revision', detail }];
  if (!transformation.revisions.some((one) => one.revision === revision))
    throw new DomainError('invalid', 'webhook-transformation.no-revision', detail, { errors });
  return { ...transformation, revision };
}
