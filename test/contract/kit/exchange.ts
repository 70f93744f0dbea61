import { randomUUID } from 'node:crypto';
import { type Call } from '../../authorization/call.ts';
import { type Operation } from '../../authorization/operations.ts';

/** A call and its answer as they went over the wire. */
export interface Exchange {
  readonly operation: Operation;
  readonly call: Call;
  /** The media type of the body, if there was one. */
  readonly sentAs: string;
  readonly status: number;
  /** Without its parameters. */
  readonly mediaType: string;
  readonly headers: Headers;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

const FORM = 'application/x-www-form-urlencoded';

/** Makes the call, follows no redirect, and takes whatever is answered. */
export async function exchange(
  baseUrl: string,
  operation: Operation,
  call: Call,
  { token, takesForm }: { readonly token: string | undefined; readonly takesForm: boolean },
): Promise<Exchange> {
  const { method, path } = operation;
  const { params = {}, query = {}, body, headers = {} } = call;
  const filled = path.replaceAll(/\{(?<name>\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${baseUrl}${filled}${search ? `?${search}` : ''}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(body === undefined ? {} : { 'content-type': takesForm ? FORM : 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: takesForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!;
  const isJson = /[+/]json$/.test(mediaType) && text !== '';
  return {
    operation,
    call,
    sentAs: takesForm ? FORM : 'application/json',
    status: response.status,
    mediaType,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
}
