import { type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { DomainError } from '#kernel/domain';
import { type GuardedRequest } from '../contracts.ts';
import { WebhookTargets } from '../domain/webhooks/webhook-targets.ts';
import { type AddressRules } from './address-rules.ts';

/** Gives all addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

export interface Answer {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  /** The first 16 KiB, as text that Postgres can keep. */
  readonly body: string;
}

const CONNECT_TIMEOUT_MS = 3_000;
const BODY_KEPT_BYTES = 16_384;
const SECONDS = /^\d{1,9}$/;

/**
 * Sends to addresses that strangers have chosen. The rules are asked for every literal address and, at the moment of dialling, for
 * every address that the name has then, so that no answer can change in between. Redirects are answers, never followed.
 */
export class GuardedHttp extends WebhookTargets {
  readonly #anywhere: Agent;
  readonly #listedOnly: Agent;

  constructor(
    private readonly rules: AddressRules,
    private readonly resolve: Resolve = (name) => lookup(name, { all: true }),
  ) {
    super();
    this.#anywhere = this.#agent(false);
    this.#listedOnly = this.#agent(true);
  }

  override async check(text: string): Promise<void> {
    const { url, literal, listedOnly } = this.rules.parse(text);
    if (literal === null) this.rules.checkAll(await this.#addressesOf(url.hostname), listedOnly);
  }

  /** @throws DomainError `webhook-target.refused`; else what undici throws */
  async post(
    text: string,
    { headers, body, timeoutMs }: { headers: Record<string, string>; body: Uint8Array; timeoutMs: number },
  ): Promise<Answer> {
    const { url, listedOnly } = this.rules.parse(text);
    const answer = await request(url, {
      method: 'POST',
      dispatcher: listedOnly ? this.#listedOnly : this.#anywhere,
      headers,
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: answer.statusCode,
      retryAfterSeconds: retryAfter(answer.headers['retry-after']),
      body: await beginning(answer.body),
    };
  }

  /** The whole answer. @throws DomainError `webhook-target.refused`; an Error when it is larger; else what undici throws */
  async ask(
    text: string,
    { method, headers, body, timeoutMs, mostBytes }: GuardedRequest & { timeoutMs: number; mostBytes: number },
  ): Promise<{ status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }> {
    const { url, listedOnly } = this.rules.parse(text);
    const answer = await request(url, {
      method,
      dispatcher: listedOnly ? this.#listedOnly : this.#anywhere,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const given = Object.entries(answer.headers).flatMap(([name, value = []]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return { status: answer.statusCode, headers: given, body: await whole(answer.body, mostBytes) };
  }

  async close(): Promise<void> {
    await Promise.all([this.#anywhere.destroy(), this.#listedOnly.destroy()]);
  }

  #agent(listedOnly: boolean): Agent {
    const look: LookupFunction = (name, { all }, done) => {
      this.#addressesOf(name, (addresses) => this.rules.checkAll(addresses, listedOnly)).then(
        ([first, ...rest]) =>
          all ? done(null, [first!, ...rest].map(withFamily)) : done(null, first!, withFamily(first!).family),
        (error: unknown) => done(error as NodeJS.ErrnoException, ''),
      );
    };
    // Without a second request on a connection no receiver's closing races with our sending, and each try dials anew.
    return new Agent({ pipelining: 0, connect: { lookup: look, timeout: CONNECT_TIMEOUT_MS } });
  }

  async #addressesOf(name: string, check: (addresses: string[]) => void = () => undefined): Promise<string[]> {
    const found = await this.resolve(name).catch(() => {
      throw new DomainError('invalid', 'webhook-target.unresolved', 'The name of the receiver has no address');
    });
    const addresses = found.map(({ address }) => address);
    check(addresses);
    return addresses;
  }
}

function withFamily(address: string): LookupAddress {
  return { address, family: address.includes(':') ? 6 : 4 };
}

/** `Retry-After` in seconds; its other form, a date, is not taken: the receiver's clock is its own. */
function retryAfter(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && SECONDS.test(header) ? Number(header) : undefined;
}

/** @throws Error when it is larger */
async function whole(
  body: AsyncIterable<Buffer> & { destroy(): unknown },
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) {
      body.destroy();
      throw new Error(`The answer has more than ${mostBytes} bytes`);
    }
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** Reads on only as long as something is kept; the status has been heard, so a body that breaks off is no failure. */
async function beginning(body: Dispatcher.BodyMixin & AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= BODY_KEPT_BYTES) break;
    }
  } catch {
    // what arrived is kept
  }
  body.destroy();
  return Buffer.concat(chunks).subarray(0, BODY_KEPT_BYTES).toString('utf8').replaceAll('\0', '').toWellFormed();
}
