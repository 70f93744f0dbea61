import { createPublicKey, verify } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { TenantDatabase, type TenantRef } from '#kernel';
import { GuardedHttp } from '../../libs/platform/adapters/guarded-http.ts';
import { type Receiver, Receivers } from '../../libs/platform/adapters/webhooks/receivers.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { IssueApiKey } from '../../libs/platform/contracts.ts';
import { Transformer } from '../../libs/platform/domain/webhooks/transformation.ts';
import { SecretBox } from '../../libs/platform/domain/secret-box.ts';
import { agreed } from './reference-judges.ts';
import { WebhookApp } from './webhook-app.ts';
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** What a receiver knows of a key. */
export interface KnownKey {
  readonly secret: string | null;
  readonly publicKey: string | null;
}
export type NewKey = KnownKey & { readonly id: string };
export type ListedKey = Readonly<Record<'id' | 'algorithm' | 'state', string>>;

interface Asked {
  readonly body?: object;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export function signaturesOf({ headers }: ReceivedWebhook): string[] {
  return String(headers['webhook-signature']).split(' ');
}

/**
 * Whether a receiver that knows the key takes the message: by both reference libraries, or by plain Ed25519.
 * @throws Error when the libraries do not agree
 */
export function takes({ secret, publicKey }: KnownKey, message: ReceivedWebhook): boolean {
  if (secret === null) return takesByEd25519(publicKey!, message);
  const headers = message.headers as Record<string, string>;
  const body = message.body.toString();
  return agreed({
    standardwebhooks: () => new StandardWebhook(secret).verify(body, headers),
    svix: () => new SvixWebhook(secret).verify(body, headers),
  });
}

function takesByEd25519(publicKey: string, message: ReceivedWebhook): boolean {
  const raw = Buffer.from(publicKey.slice('whpk_'.length), 'base64');
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  const { headers, body } = message;
  const signed = Buffer.concat([
    Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`),
    body,
  ]);
  return signaturesOf(message).some(
    (one) => one.startsWith('v1a,') && verify(null, signed, key, Buffer.from(one.slice('v1a,'.length), 'base64')),
  );
}

/** Tries are made so much later than the clock says. */
export class LaterReceivers extends Receivers {
  elapsedMs = 0;

  override async of(...asked: Parameters<Receivers['of']>): Promise<Map<string, Receiver>> {
    const found = await super.of(...asked);
    const { elapsedMs } = this;
    const sooner = (keys: Receiver['keys']) => keys.map((key) => ({ ...key, expiresAt: key.expiresAt - elapsedMs }));
    return new Map([...found].map(([id, receiver]) => [id, { ...receiver, keys: sooner(receiver.keys) }]));
  }
}

/** A tenant whose messages are sent to a live receiver when a test says so, and by what it says. */
export class SigningStage {
  private constructor(
    readonly of: WebhookApp,
    readonly tenant: TenantRef,
    private readonly owner: string,
    readonly receiver: WebhookReceiver,
  ) {}

  static async open(): Promise<SigningStage> {
    const app = await WebhookApp.open();
    const tenant = await app.clutch.newTenant();
    return new SigningStage(app, tenant, await keyOf(app, tenant, ['*:*']), await startWebhookReceiver());
  }

  async close(): Promise<void> {
    await this.receiver.close();
    await this.of.close();
  }

  keyWith(...scopes: string[]): Promise<string> {
    return keyOf(this.of, this.tenant, scopes);
  }

  async strangersKey(): Promise<string> {
    return keyOf(this.of, await this.of.clutch.newTenant(), ['*:*']);
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, asked: Asked = {}) {
    const { body, key = this.owner, headers } = asked;
    const answer = await this.of.app.inject({
      method,
      url: `/v1/${url}`,
      headers: { ...headers, authorization: `Bearer ${key}` },
      ...(body ? { payload: body } : {}),
    });
    const json = answer.body === '' ? {} : answer.json<Readonly<Record<string, unknown>>>();
    return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
  }

  register(body: object = {}): Promise<NewKey> {
    return this.#made('webhook-endpoints', { url: this.receiver.url, eventTypes: ['*'], ...body });
  }

  rotate(endpointId: string, body: object = {}): Promise<NewKey> {
    return this.#made(`webhook-endpoints/${endpointId}/keys`, body);
  }

  async keys(endpointId: string): Promise<ListedKey[]> {
    const { json } = await this.ask('GET', `webhook-endpoints/${endpointId}/keys`);
    return json['data'] as ListedKey[];
  }

  receivers(Kind = LaterReceivers): LaterReceivers {
    return new Kind(this.of.part(TenantDatabase), this.of.part(SecretBox));
  }

  dispatcher(receivers: Receivers = this.receivers()): WebhookDispatcher {
    return new WebhookDispatcher({
      database: this.of.part(TenantDatabase),
      http: this.of.part(GuardedHttp),
      receivers,
      transformer: this.of.part(Transformer),
      retrySeconds: [],
      count: () => undefined,
    });
  }

  async enqueue(endpointId: string): Promise<void> {
    const { status } = await this.ask('POST', `webhook-endpoints/${endpointId}/test-messages`);
    if (status !== 202) throw new Error(`The message was answered with ${status}`);
  }

  /** The one message that waits, as it arrived. */
  async delivered(by = this.dispatcher()): Promise<ReceivedWebhook> {
    const { received } = this.receiver;
    const before = received.length;
    await by.rest(this.tenant.schema);
    if (received.length !== before + 1) throw new Error(`${received.length - before} messages arrived, and not one`);
    return received.at(-1)!;
  }

  async send(endpointId: string, by = this.dispatcher()): Promise<ReceivedWebhook> {
    await this.enqueue(endpointId);
    return this.delivered(by);
  }

  async #made(url: string, body: object): Promise<NewKey> {
    const { status, json } = await this.ask('POST', url, { body });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
    return json as unknown as NewKey;
  }
}

async function keyOf(of: WebhookApp, tenant: TenantRef, scopes: string[]): Promise<string> {
  const { secret } = await of.clutch.as(tenant, () =>
    of.part(CommandBus).execute(new IssueApiKey({ name: 'Key', mode: 'live', scopes })),
  );
  return secret!;
}
