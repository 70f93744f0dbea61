import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { type Random, seededRandom } from './seeded-random.ts';

export type Ordering = 'none' | 'perKey' | 'strict';

/** A message as it came in. */
export interface Arrival {
  /** `evt_…` */
  readonly messageId: string;
  /** Of the body's bytes. */
  readonly digest: string;
  /** By a key that the receiver knew then. */
  readonly isSigned: boolean;
  readonly cameAt: number;
  /** When it was answered with 2xx; infinite if it was not. Both by a count that grows with everything that happens here. */
  takenAt: number;
}

/** What one endpoint got, in the order in which it came. */
export interface Receipts {
  readonly endpointId: string;
  readonly ordering: Ordering;
  readonly arrivals: readonly Arrival[];
}

interface Endpoint {
  readonly endpointId: string;
  readonly ordering: Ordering;
  readonly arrivals: Arrival[];
  judge: Webhook;
}

/** How it behaves, by chance: below the first it fails, below the second it hangs up, below the third it takes its time. */
const FAILS = 0.1;
const HANGS_UP = 0.15;
const IS_SLOW = 0.25;
const SLOW_MS = 50;

/** A receiver of webhooks on loopback that fails, hangs up and dawdles, and remembers all that came. */
export class FlakyReceiver {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #random: Random;
  #moments = 0;
  readonly #server: Server = createServer((request, response) => {
    this.#take(request, response).catch(() => response.destroy()); // the sender has gone in the middle of it
  });

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** @returns the address, to which each endpoint adds a path of its own */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on messages on this path are judged by this secret. */
  expect(path: string, endpoint: { endpointId: string; ordering: Ordering; secret: string }): void {
    const { endpointId, ordering, secret } = endpoint;
    this.#endpoints.set(path, { endpointId, ordering, arrivals: [], judge: new Webhook(secret) });
  }

  endpointOf(path: string): string {
    return this.#endpoints.get(path)!.endpointId;
  }

  /** This secret and no other is known from now on. */
  trust(path: string, secret: string): void {
    this.#endpoints.get(path)!.judge = new Webhook(secret);
  }

  get receipts(): Receipts[] {
    return [...this.#endpoints.values()];
  }

  /** `3 endpoints, 6402 tries of 5400 messages`. */
  summary(): string {
    const tries = this.receipts.flatMap(({ arrivals }) => arrivals);
    const messages = this.receipts.map(({ arrivals }) => new Set(arrivals.map(({ messageId }) => messageId)).size);
    const sum = messages.reduce((total, one) => total + one, 0);
    return `${this.#endpoints.size} endpoints, ${tries.length} tries of ${sum} messages`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #happened(): number {
    this.#moments += 1;
    return this.#moments;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endpoint = this.#endpoints.get(request.url ?? '');
    const body = Buffer.concat(await request.toArray());
    if (!endpoint) {
      response.writeHead(404).end();
      return;
    }
    const arrival: Arrival = {
      messageId: String(request.headers['webhook-id']),
      digest: createHash('sha256').update(body).digest('hex'),
      isSigned: isSigned(endpoint.judge, body, request),
      cameAt: this.#happened(),
      takenAt: Infinity,
    };
    endpoint.arrivals.push(arrival);
    await this.#answer(response, arrival);
  }

  async #answer(response: ServerResponse, arrival: Arrival): Promise<void> {
    const chance = this.#random();
    if (chance < FAILS) {
      response.writeHead(500).end();
      return;
    }
    if (chance < HANGS_UP) {
      response.destroy();
      return;
    }
    if (chance < IS_SLOW) await sleep(SLOW_MS);
    // Before it goes out: who gets it may send the next one before we hear that it went.
    arrival.takenAt = this.#happened();
    response.writeHead(204).end();
  }
}

function isSigned(judge: Webhook, body: Buffer, { headers }: IncomingMessage): boolean {
  try {
    judge.verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false; // what the judge says of it is all that is asked
  }
}
