import createClient, { type Client } from 'openapi-fetch';
import { ClutchError } from './clutch-error.ts';
import { type Page, pagePromise, type PagePromise } from './paging.ts';
import { queryString } from './query-string.ts';
import { type Fetch, resilientFetch, sleepMs } from './resilient-fetch.ts';
import { API_VERSION } from './generated/facts.ts';
import { USUAL_POLICY } from './retry-policy.ts';

/** How the client reaches Clutch. */
export interface ClientOptions {
  /** An API key, or the access token of a session; a function is asked before each request. */
  readonly apiKey: string | (() => string | Promise<string>);
  /** `https://api.example.com` */
  readonly baseUrl: string;
  /**
   * The dated version of the API that answers are wanted in. Default `API_VERSION`, which the types of this client are made of; `null` is
   * the one that the key is pinned to.
   */
  readonly version?: string | null;
  /** Which data are meant. A key of the other ones is refused before anything is sent; a person's session works on these. */
  readonly mode?: 'live' | 'test';
  /** Tries after the first. Default 2. */
  readonly maxRetries?: number;
  /** The longest wait between two tries, in milliseconds. Default 30,000. */
  readonly maxDelayMs?: number;
  /** Of each try, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** Default: the platform's. */
  readonly fetch?: Fetch;
  /** Told of every answer, for logs and for headers such as `ETag` and `RateLimit`. */
  readonly onResponse?: (response: Response) => void;
}

/** What can be said of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told of this answer. */
  readonly onResponse?: (response: Response) => void;
}

/** Of a POST: under the same key it is done once, however often it is sent. Left out, each call makes a key of its own. */
export interface KeyedOptions extends CallOptions {
  readonly idempotencyKey?: string;
}

/** Of a change: the ETag (`"7"`) of the version that is meant, or `*`. */
export interface MatchOptions {
  readonly ifMatch?: string;
}

/** Of a change that may not be made blindly. */
export interface RequiredMatchOptions {
  readonly ifMatch: string;
}

/** Of a read: the `position` that a command has answered, which the read must have seen. */
export interface PositionOptions {
  readonly minPosition?: number;
}

/** What each request is made with. */
export interface RequestInit {
  readonly fetch: Fetch;
  readonly signal?: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  readonly querySerializer: (query: Readonly<Record<string, unknown>>) => string;
}

interface Answered {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

const TIMEOUT_MS = 30_000;

/** One way to one app of Clutch: authentication, retries, versions and errors, for all of its operations. */
export class Transport<Paths extends object> {
  readonly client: Client<Paths>;
  readonly #options: ClientOptions;

  /** @throws TypeError when the key is not one of the mode that is wanted */
  constructor(options: ClientOptions) {
    this.#options = options;
    assertMode(options.mode, typeof options.apiKey === 'string' ? options.apiKey : '');
    this.client = createClient<Paths>({ baseUrl: options.baseUrl.replace(/\/+$/, '') });
    this.client.use({
      onRequest: async ({ request }) => {
        const { apiKey, mode, version = API_VERSION } = this.#options;
        const credential = typeof apiKey === 'string' ? apiKey : await apiKey();
        assertMode(mode, credential);
        request.headers.set('authorization', `Bearer ${credential}`);
        if (version !== null) request.headers.set('clutch-version', version);
        if (mode !== undefined) request.headers.set('clutch-mode', mode);
        return request;
      },
    });
  }

  /** @throws ClutchError when Clutch refuses, ClutchConnectionError when it does not answer */
  async call<Result>(options: CallOptions, run: (init: RequestInit) => Promise<Answered>): Promise<Result> {
    const { data, error, response } = await run(this.#initOf(options));
    this.#options.onResponse?.(response);
    options.onResponse?.(response);
    if (!response.ok) throw new ClutchError(response, error);
    return data as Result;
  }

  /** A list, page by page. */
  pages<One extends Page<unknown>>(
    options: CallOptions,
    run: (init: RequestInit, cursor: string | undefined) => Promise<Answered>,
  ): PagePromise<One> {
    return pagePromise((cursor) => this.call<One>(options, (init) => run(init, cursor)));
  }

  #initOf({ signal, timeoutMs, maxRetries, headers = {} }: CallOptions): RequestInit {
    const { fetch = (request) => globalThis.fetch(request), ...usual } = this.#options;
    return {
      fetch: resilientFetch({
        fetch,
        sleep: sleepMs,
        timeoutMs: timeoutMs ?? usual.timeoutMs ?? TIMEOUT_MS,
        maxRetries: maxRetries ?? usual.maxRetries ?? USUAL_POLICY.maxRetries,
        maxDelayMs: usual.maxDelayMs ?? USUAL_POLICY.maxDelayMs,
      }),
      ...(signal ? { signal } : {}),
      headers,
      querySerializer: queryString,
    };
  }
}

/** A program that was meant for test data must not be let loose on live ones by a wrong environment variable. */
function assertMode(mode: ClientOptions['mode'], credential: string): void {
  const [, own] = /^clk_(live|test)_/.exec(credential) ?? [];
  if (mode !== undefined && own !== undefined && own !== mode)
    throw new TypeError(`This is a key of mode ${own}, and the client is for ${mode} data`);
}

/** The key of a call: the caller's, or a new one. */
export function keyOf({ idempotencyKey }: KeyedOptions): string {
  return idempotencyKey ?? globalThis.crypto.randomUUID();
}
