import { randomUUID } from 'node:crypto';
import { type Operation } from './operations.ts';

/** A right call of an operation, but for who makes it. */
export interface Call {
  /** By the names in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the rightful caller is refused in this state of things, the code of the refusal. */
  readonly refusedWith?: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** `www-authenticate`; empty when there is none. */
  readonly challenge: string;
  /** Body and headers, to look for what should not be there. */
  readonly everything: string;
  readonly code: string | undefined;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Sends the call to one app, as whoever holds the token. */
export async function send(
  baseUrl: string,
  { method, path }: Operation,
  { params = {}, query = {}, body, headers = {} }: Call,
  token?: string,
): Promise<Answer> {
  const filled = path.replaceAll(/\{(?<name>\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${baseUrl}${filled}${search ? `?${search}` : ''}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  const json = contentType.includes('json') && text ? (JSON.parse(text) as Record<string, unknown>) : {};
  return {
    status: response.status,
    contentType,
    challenge: response.headers.get('www-authenticate') ?? '',
    everything: `${JSON.stringify([...response.headers])} ${text}`,
    code: typeof json['code'] === 'string' ? json['code'] : undefined,
    json,
  };
}

/** A place in body or query where an id stands. */
export interface IdPlace {
  readonly where: 'body' | 'query';
  readonly keys: readonly (string | number)[];
  readonly value: string;
}

export const PUBLIC_ID = /^[a-z]+_[0-9a-z]{26}$/;

/** Where the call names something outside of its path. */
export function idPlaces({ body, query = {} }: Call): IdPlace[] {
  return [...walk(body, [], 'body'), ...walk(query, [], 'query')];
}

function walk(value: unknown, keys: readonly (string | number)[], where: IdPlace['where']): IdPlace[] {
  if (typeof value === 'string') return PUBLIC_ID.test(value) ? [{ where, keys, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => walk(inner, [...keys, key], where));
}

/** The call with another id in that place. */
export function withId(call: Call, { where, keys }: IdPlace, value: string): Call {
  const part = structuredClone(call[where]) as Record<string | number, unknown>;
  let target = part;
  for (const key of keys.slice(0, -1)) target = target[key] as Record<string | number, unknown>;
  target[keys.at(-1)!] = value;
  return { ...call, [where]: part };
}
