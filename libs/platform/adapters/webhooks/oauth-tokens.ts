import { basicCredentials, type OAuthClient } from '../../domain/webhooks/receiver-auth.ts';
import { type GuardedHttp } from '../guarded-http.ts';
import { errorClassOf, TokenRefused } from './error-class.ts';

interface Token {
  readonly text: string;
  readonly goodUntil: number;
}

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 65_536;
/** A token is not used within so long of its end: what is under way must still arrive. */
const MARGIN_SECONDS = 60;
/** Of a token that does not say how long it lasts. */
const USUAL_SECONDS = 300;
const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/**
 * The token of one endpoint in one version: asked for when it is first needed, by one request at a time however many messages wait for it,
 * and kept until a minute before its end, or half of its life where that is shorter.
 */
export class OAuthToken {
  #kept: Token | undefined;
  #asking: Promise<string> | undefined;

  constructor(
    private readonly client: OAuthClient,
    private readonly now: () => number = Date.now,
  ) {}

  /** Its address is held to the same rules as a receiver's. @throws TokenRefused */
  async of(http: Pick<GuardedHttp, 'ask'>): Promise<string> {
    if (this.#kept && this.#kept.goodUntil > this.now()) return this.#kept.text;
    this.#asking ??= this.#ask(http).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The receiver does not take this one: the next is asked for anew. */
  drop(text: string): void {
    if (this.#kept?.text === text) this.#kept = undefined;
  }

  async #ask(http: Pick<GuardedHttp, 'ask'>): Promise<string> {
    const token = await this.#askedFor(http).catch((error: unknown) => {
      if (error instanceof TokenRefused) throw error;
      throw new TokenRefused(`The token URL gave no answer: ${errorClassOf(error)}`, { cause: error });
    });
    this.#kept = token;
    return token.text;
  }

  async #askedFor(http: Pick<GuardedHttp, 'ask'>): Promise<Token> {
    const { status, body } = await http.ask(this.client.tokenUrl, {
      method: 'POST',
      ...requestOf(this.client),
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
    });
    if (status !== 200) throw new TokenRefused(`The token URL answered ${status}`);
    return tokenOf(body, this.now());
  }
}

/** RFC 6749 §4.4.2, and §2.3.1 for the credentials. */
function requestOf({ clientId, clientSecret, scopes, audience, credentialsIn }: OAuthClient) {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes && scopes.length > 0) form.set('scope', scopes.join(' '));
  if (audience !== undefined) form.set('audience', audience);
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'user-agent': 'Clutch-Webhooks/1',
  };
  if (credentialsIn === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  } else headers['authorization'] = `Basic ${basicCredentials(formEncoded(clientId), formEncoded(clientSecret))}`;
  return { headers, body: form.toString() };
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

/** RFC 6749 §5.1. What is wrong with it is said without repeating any of it. */
function tokenOf(body: Uint8Array, now: number): Token {
  const given = parsed(body);
  const { access_token: text, token_type: type, expires_in: seconds = USUAL_SECONDS } = given;
  if (typeof text !== 'string' || !TOKEN.test(text)) throw new TokenRefused('The token URL gave no access_token');
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    throw new TokenRefused('The token is of a type other than Bearer');
  const life = Number(seconds);
  const lasts = Number.isFinite(life) && life > 0 ? life : USUAL_SECONDS;
  return { text, goodUntil: now + 1_000 * Math.max(lasts - MARGIN_SECONDS, lasts / 2) };
}

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null) throw new TokenRefused('The token URL gave no JSON object');
  return { ...value };
}
