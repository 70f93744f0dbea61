import { OperationRunner, type TenantRef, uuidOf } from '#kernel';
import { project, type TestInstallation } from '#kernel/testing';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { older } from '../kit/webhook-stage.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { WORKSHOP } from '../versions/workshop.ts';

export type Json = Readonly<Record<string, unknown>>;
export interface LiveAnswer {
  readonly status: number;
  readonly code: unknown;
  readonly json: Json;
  readonly text: string;
}
export interface MadeEndpoint {
  readonly id: string;
  readonly secret: string | null;
  readonly publicKey: string | null;
}
/** A try, as `GET …/deliveries/{messageId}` shows it. */
interface ShownTry {
  readonly attempt: number;
  readonly cause: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly error: string | null;
  readonly errorDetail: string | null;
  readonly responseStatus: number | null;
  readonly responseBody: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
}
/** A message for an endpoint, as `GET …/deliveries/{messageId}` shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly eventType: string;
  readonly status: string;
  readonly error: string | null;
  readonly endedBecause: string | null;
  readonly nextAttemptAt: string | null;
  readonly body: string | null;
  readonly attempts: readonly ShownTry[];
}
interface Asked {
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** What a tenant needs of the installation that it lives in. */
interface LiveInstallation {
  readonly url: string;
  readonly clutch: TestInstallation;
  part<Part>(token: abstract new (...given: never[]) => Part): Part;
  dispatcher(Kind?: typeof WebhookDispatcher): WebhookDispatcher;
}

let serial = 0;

/** A tenant whose program asks the API over HTTP; its key may do everything. */
export class LiveTenant {
  constructor(
    readonly live: LiveInstallation,
    readonly tenant: TenantRef,
    readonly key: string,
  ) {}

  async ask(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<LiveAnswer> {
    const response = await fetch(`${this.live.url}/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        'if-match': '*',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
    return { status: response.status, code: json['code'], json, text };
  }

  /** @throws Error when the answer is no success */
  async done(method: string, path: string, asked: Asked = {}): Promise<Json> {
    const { status, json, text } = await this.ask(method, path, asked);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return json;
  }

  async register(url: string, more: object = {}): Promise<MadeEndpoint> {
    const body = { url, eventTypes: ['*'], ...more };
    return (await this.done('POST', 'webhook-endpoints', { body })) as unknown as MadeEndpoint;
  }

  change(endpointId: string, body: object): Promise<Json> {
    return this.done('PATCH', `webhook-endpoints/${endpointId}`, { body });
  }

  endpoint(endpointId: string): Promise<Json> {
    return this.done('GET', `webhook-endpoints/${endpointId}`);
  }

  /** Registers vehicles, one event each. @returns their ids, in the order of the log */
  async vehicles(many: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < many)
      ids.push((await this.done('POST', 'vehicles', { body: { vin: vinOf((serial += 1)) } }))['id'] as string);
    return ids;
  }

  /** Reports a trouble code: one more event of the vehicle's stream. */
  async report(vehicleId: string, code: string): Promise<void> {
    const body = { code, detectedAt: '2026-05-01T00:00:00Z' };
    await this.done('POST', `vehicles/${vehicleId}/trouble-codes`, { body });
  }

  /** @returns its id */
  async workshop(): Promise<string> {
    return (await this.done('POST', 'workshops', { body: WORKSHOP }))['id'] as string;
  }

  /** Makes the messages of what has happened, as the worker does. */
  fanOut(): Promise<void> {
    return project(this.live.clutch.kernel, this.tenant);
  }

  /** Registers vehicles and makes their messages. @returns the vehicles' ids */
  async happens(many: number): Promise<string[]> {
    const ids = await this.vehicles(many);
    await this.fanOut();
    return ids;
  }

  /** Sends what is due, by a worker that was just started, until nothing is due and nothing under way. */
  async deliver(Kind = WebhookDispatcher): Promise<void> {
    const worker = this.live.dispatcher(Kind);
    await worker.rest(this.tenant.schema);
    await worker.stop();
  }

  /** Of one endpoint, in its order. */
  async messages(endpointId: string): Promise<ShownMessage[]> {
    const path = `webhook-endpoints/${endpointId}/deliveries`;
    const { data } = (await this.done('GET', `${path}?sort=id&limit=100`)) as unknown as { data: ShownMessage[] };
    return data;
  }

  /** In full. @returns the endpoint's message at this place of its order */
  async message(endpointId: string, place = 0): Promise<ShownMessage> {
    const { id } = (await this.messages(endpointId))[place]!;
    const path = `webhook-endpoints/${endpointId}/deliveries/${id}`;
    return (await this.done('GET', path)) as unknown as ShownMessage;
  }

  async statuses(endpointId: string): Promise<string[]> {
    return (await this.messages(endpointId)).map(({ status }) => status);
  }

  /** Does long work to its end. @returns it, as it is shown then */
  async work({ json, text }: LiveAnswer): Promise<Json> {
    const id = uuidOf('op', String(json['id']));
    if (id === null) throw new Error(text);
    const { signal } = new AbortController();
    await this.live.clutch.as(this.tenant, () => this.live.part(OperationRunner).run(id, signal));
    return this.done('GET', `operations/${String(json['id'])}`);
  }

  /** `{}` is the tenant's schema. */
  async sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.live.clutch.owner.query<Row>(text.replaceAll('{}', this.tenant.schema), [...values])).rows;
  }

  /** Time goes on: all that webhooks have been through, and all that they wait for, is so many seconds earlier. */
  async passes(seconds: number): Promise<void> {
    const shift = [`${seconds} seconds`];
    await this.sql('update {}.platform_webhook_attempt set started_at = started_at - $1::interval', shift);
    await this.sql(
      `update {}.platform_webhook_delivery set next_attempt_at = next_attempt_at - $1::interval, recorded_at = recorded_at - $1::interval,
         leased_until = leased_until - $1::interval, resend_at = resend_at - $1::interval, finished_at = finished_at - $1::interval`,
      shift,
    );
    const rows = await this.sql<{ endpoint_id: string; health: object; signing: Signing | null }>(
      'select endpoint_id, health, signing from {}.platform_webhook_endpoint',
    );
    for (const { endpoint_id: id, health, signing } of rows) {
      const aged = JSON.stringify(older(health, seconds / 3_600));
      const text = `update {}.platform_webhook_endpoint set health = $2, signing = $3 where endpoint_id = $1`;
      await this.sql(text, [id, aged, signing && JSON.stringify(sooner(signing, seconds))]);
    }
  }
}

interface Signing {
  readonly keys: readonly { readonly expiresAt: string | null }[];
}
function sooner({ keys, ...signing }: Signing, seconds: number): Signing {
  const earlier = (at: string): string => new Date(Date.parse(at) - 1_000 * seconds).toISOString();
  return { ...signing, keys: keys.map((key) => ({ ...key, expiresAt: key.expiresAt && earlier(key.expiresAt) })) };
}
