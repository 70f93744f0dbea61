import { EventEmitter } from 'node:events';
import { type Socket } from 'node:net';
import { type buildConnector, Pool } from 'undici';
import { inBackground } from '#kernel';
import { DomainError } from '#kernel/domain';
import { basicCredentials } from '../domain/webhooks/receiver-auth.ts';
import { ProxyFailed } from './webhooks/error-class.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** The proxy looks the name up and dials meanwhile. */
const ANSWERS_WITHIN_MS = 10_000;
const FORBIDDEN = 403;
const GATEWAY_TIMEOUT = 504;
/** What proxies answer when they know no address, or nobody listens there. */
const REACHED_NOBODY = [502, 503];

/**
 * The installation's way out: each connection to a receiver is a tunnel (`CONNECT`, RFC 9110 §9.3.6) through this proxy, which looks names
 * up itself. TLS is spoken with the receiver, through the tunnel, so that the proxy sees neither what is sent nor a client's certificate.
 */
export class EgressProxy {
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param address `http://` or `https://`, with a user name and password where the proxy wants them */
  constructor(address: string) {
    const { origin, username, password } = new URL(address);
    const credentials = basicCredentials(decodeURIComponent(username), decodeURIComponent(password));
    this.#headers = username === '' ? {} : { 'proxy-authorization': `Basic ${credentials}` };
    this.#pool = new Pool(origin, { connectTimeout: CONNECT_TIMEOUT_MS, headersTimeout: ANSWERS_WITHIN_MS });
  }

  /** A connector that dials through the proxy. @param secure speaks TLS over a connection that is there */
  connector(secure: buildConnector.connector): buildConnector.connector {
    return (options, done) => {
      const dialling = new EventEmitter();
      const dial = async (): Promise<void> => {
        let socket: Socket;
        try {
          socket = await this.#tunnel(options);
        } catch (error) {
          done(error as Error, null);
          return;
        }
        dialling.emit('connect');
        if (options.protocol !== 'https:') {
          done(null, socket);
          return;
        }
        // What it gives back is the socket, though its types do not say so.
        const secured = secure({ ...options, httpSocket: socket }, done) as unknown as Socket;
        secured.once('secureConnect', () => dialling.emit('secureConnect'));
      };
      inBackground('dialling through the egress proxy', dial());
      // Tells of the parts of dialling as a socket does.
      return dialling;
    };
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** @throws ProxyFailed where the proxy is at fault; else what is wrong with the receiver, as the proxy tells it */
  async #tunnel({ host, protocol, port }: buildConnector.Options): Promise<Socket> {
    // The request that wants the connection is not this one, and whoever watches it does not watch this.
    await Promise.resolve();
    const path = port ? host! : `${host}:${protocol === 'https:' ? 443 : 80}`;
    const { statusCode, socket } = await this.#pool
      .connect({ path, headers: { ...this.#headers, host: path } })
      .catch((error: unknown) => {
        throw isLate(error) ? late(error) : new ProxyFailed('The egress proxy could not be reached', { cause: error });
      });
    if (statusCode >= 200 && statusCode < 300) return socket as Socket;
    socket.on('error', () => undefined).destroy();
    throw refusal(statusCode);
  }
}

function isLate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_HEADERS_TIMEOUT';
}

function late(cause?: unknown): Error {
  return Object.assign(new DOMException('The egress proxy got no connection in time', 'TimeoutError'), { cause });
}

function refusal(status: number): Error {
  if (status === FORBIDDEN)
    return new DomainError('invalid', 'webhook-target.refused', 'The egress proxy does not let anything go there');
  if (status === GATEWAY_TIMEOUT) return late();
  if (REACHED_NOBODY.includes(status)) return new Error(`The egress proxy reached nobody there: ${status}`);
  return new ProxyFailed(`The egress proxy answered ${status}`);
}
