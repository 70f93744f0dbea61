import { problemOf } from './problem.ts';
import { type Language } from './words.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly page: { readonly nextCursor: string | null };
}

export interface Asked {
  readonly body?: object;
  /** Only this version is changed; `*`: whichever there is. */
  readonly ifMatch?: string;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** The public API, with the token of the session and in the language of the page. Nothing else of the page asks a server. */
export class Api {
  constructor(
    private readonly token: string,
    private readonly language: () => Language,
  ) {}

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask<Answer>('GET', path, {});
  }

  /** One request is done once, though it may arrive twice. */
  post<Answer>(path: string, body?: object): Promise<Answer> {
    return this.#ask<Answer>('POST', path, body === undefined ? {} : { body });
  }

  patch<Answer>(path: string, asked: Asked): Promise<Answer> {
    return this.#ask<Answer>('PATCH', path, asked);
  }

  async delete(path: string, asked: Asked = {}): Promise<void> {
    await this.#ask('DELETE', path, asked);
  }

  /** @throws Problem where the API refuses; TypeError where it cannot be reached */
  async #ask<Answer>(method: Method, path: string, { body, ifMatch }: Asked): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'accept-language': this.language(),
      ...(method === 'POST' ? { 'idempotency-key': newKey() } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
    });
    const text = await answer.text();
    const json: unknown = text === '' ? {} : parsed(text);
    if (!answer.ok) throw problemOf(answer.status, json);
    return json as Answer;
  }
}

/** `null` where a proxy has answered with something else. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
