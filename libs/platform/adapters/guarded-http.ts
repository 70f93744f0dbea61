import { type LookupAddress } from 'node:dns';
import { type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { inBackground } from '#kernel';
import { DomainError } from '#kernel/domain';
import { type GuardedRequest } from '../contracts.ts';
import { WebhookTargets } from '../domain/webhooks/webhook-targets.ts';
import { type AddressRules, type Target } from './address-rules.ts';
import { type EgressProxy } from './egress-proxy.ts';
import { byNameServers, bySystem, type Resolve } from './name-servers.ts';
import { ProtocolFault, wasClosed } from './webhooks/error-class.ts';
import { timed, traced, WireTrace } from './wire-trace.ts';

export interface Answer {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The first 64 KiB, as text that Postgres can keep. */
  readonly body: string;
}

/** Who a caller says it is, where the receiver asks for a certificate: in PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  /** Authorities that the receiver's own certificate is trusted by, besides the usual ones. */
  readonly ca?: string;
}

export interface Post {
  /** `POST`, where it is left out. */
  readonly method?: 'POST' | 'OPTIONS';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
  /** Whose connections it uses: no two pools share one. */
  readonly pool?: string;
  readonly certificate?: ClientCertificate | undefined;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** A name that moved is looked up again after so long at the latest. */
const CONNECTION_LASTS_MS = 60_000;
const BODY_KEPT_BYTES = 65_536;
const SECONDS = /^\d{1,9}$/;
/** Pools that are kept; the one that was used longest ago makes room. */
const MOST_POOLS = 1_000;
/** Interim answers (1xx) before the one that counts; a receiver that sends more has nothing to say. */
const MOST_INTERIM = 16;

/**
 * Sends to addresses that strangers have chosen. The rules are asked for every literal address at each request and, at the moment of
 * dialling, for every address that the name has then: what was checked is what is dialled, so that no answer can change in between.
 * Redirects are answers, never followed; bodies are not decompressed.
 *
 * A connection that is kept for the next request is no way round the rules: it leads where it was dialled to, to an address that was
 * found good, whatever its name means by now; it serves the same name, port and scheme only, and those for which the same rules hold
 * (`listedOnly`); it is closed a minute after it was made at the latest, and then the name is asked again. The rules themselves are those
 * of the process from its start.
 *
 * With a proxy nothing is dialled but that. Literal addresses, ports and forms are held to the same rules before it is asked; the addresses
 * of names are its own to look at.
 */
export class GuardedHttp extends WebhookTargets {
  readonly #agents = new Map<string, Agent>();

  constructor(
    private readonly rules: AddressRules,
    // Names that only the host knows lead into networks that only its operator has listed.
    private readonly resolve: Resolve = rules.listsNetworks ? bySystem : byNameServers(),
    private readonly proxy?: EgressProxy,
  ) {
    super();
  }

  override async check(text: string): Promise<void> {
    const { url, literal, listedOnly } = this.#target(text);
    if (literal === null && !this.proxy) this.rules.checkAll(await this.#addressesOf(url.hostname), listedOnly);
  }

  /**
   * Sends, and notes in `trace` how that went. A connection that was kept, and that the receiver closed in the same moment, is made anew
   * once, so that only what a new connection says counts. The time limit is for all of it, the reading of the body too.
   * @throws DomainError `webhook-target.refused`; else what undici throws
   */
  async post(text: string, post: Post, trace = new WireTrace()): Promise<Answer> {
    const { url, listedOnly } = this.#target(text);
    const ending = new AbortController();
    const timer = setTimeout(
      () => ending.abort(new DOMException('The receiver took too long', 'TimeoutError')),
      post.timeoutMs,
    );
    const ask = (dispatcher: Agent) => traced(trace, () => posted(url, { ...post, dispatcher, ending }));
    let extra: Agent | undefined;
    try {
      const answer = await ask(this.#agent(listedOnly, post.pool, post.certificate)).catch((error: unknown) => {
        if (!trace.isReused || !wasClosed(error)) throw error;
        // Of a pool one might get another connection that is closed already.
        extra = this.#newAgent(listedOnly, post.certificate);
        return ask(extra);
      });
      return {
        status: answer.statusCode,
        retryAfterSeconds: retryAfter(answer.headers['retry-after']),
        headers: flat(answer.headers),
        body: await beginning(answer.body),
      };
    } finally {
      clearTimeout(timer);
      if (extra) inBackground('closing a connection to a receiver', extra.destroy());
    }
  }

  /** The whole answer. @throws DomainError `webhook-target.refused`; an Error when it is larger; else what undici throws */
  async ask(
    text: string,
    { method, headers, body, timeoutMs, mostBytes }: GuardedRequest & { timeoutMs: number; mostBytes: number },
  ): Promise<{ status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }> {
    const { url, listedOnly } = this.#target(text);
    const answer = await request(url, {
      method,
      dispatcher: this.#agent(listedOnly),
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
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()));
    await this.proxy?.close();
  }

  #target(text: string): Target {
    const target = this.rules.parse(text);
    if (this.proxy && target.literal === null) this.rules.checkName(target.url.hostname, target.listedOnly);
    return target;
  }

  #agent(listedOnly: boolean, pool = '', certificate?: ClientCertificate): Agent {
    const name = `${listedOnly}:${pool}`;
    const agent = this.#agents.get(name) ?? this.#newAgent(listedOnly, certificate);
    this.#agents.delete(name);
    this.#agents.set(name, agent);
    const [oldest] = this.#agents;
    if (this.#agents.size > MOST_POOLS && oldest) {
      this.#agents.delete(oldest[0]);
      inBackground('closing connections to receivers', oldest[1].close());
    }
    return agent;
  }

  #newAgent(listedOnly: boolean, certificate: ClientCertificate | undefined): Agent {
    const look: LookupFunction = (name, { all }, done) => {
      this.#addressesOf(name, (addresses) => this.rules.checkAll(addresses, listedOnly)).then(
        ([first, ...rest]) =>
          all ? done(null, [first!, ...rest].map(withFamily)) : done(null, first!, withFamily(first!).family),
        (error: unknown) => done(error as NodeJS.ErrnoException, ''),
      );
    };
    const { ca, ...own } = certificate ?? {};
    const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
    // One request at a time on each connection, and none by HTTP/2, which writes the names of headers in small letters.
    const connect = buildConnector({ lookup: look, timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...own, ...trusted });
    const dial = this.proxy ? timed(this.proxy.connector(connect), { isTunnel: true }) : timed(connect);
    return new Agent({ pipelining: 1, allowH2: false, clientTtl: CONNECTION_LASTS_MS, connect: dial });
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

function posted(
  url: URL,
  {
    method = 'POST',
    headers,
    body,
    dispatcher,
    ending,
  }: Post & { readonly dispatcher: Agent; readonly ending: AbortController },
): Promise<Dispatcher.ResponseData> {
  let interim = 0;
  const onInfo = (): void => {
    interim += 1;
    if (interim > MOST_INTERIM) ending.abort(new ProtocolFault('Interim answers without end'));
  };
  return request(url, { method, dispatcher, headers, body, signal: ending.signal, onInfo });
}

/** Texts that Postgres can keep; some receivers put into headers what is no text. */
function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, storable([value].flat().join(', '))]),
  );
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
  return storable(Buffer.concat(chunks).subarray(0, BODY_KEPT_BYTES).toString('utf8'));
}

function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
