import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  currentContext,
  OperationRunner,
  OperationsModule,
  PolicyCommands,
  SubscriptionRunner,
  type TenantRef,
  uuidOf,
} from '#kernel';
import { type HttpAnswer, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';
import { type Noted, notes } from './note-events.ts';

/** Every text in it is a time. */
interface Health {
  readonly failedHours?: readonly number[];
}

/** A tenant with webhooks over HTTP, where messages are made and sent when a test says so. */
export class WebhookStage {
  private constructor(
    readonly clutch: TestInstallation,
    readonly tenant: TenantRef,
    readonly http: TestHttp,
    readonly runner: SubscriptionRunner,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<WebhookStage> {
    const clutch = await testInstallation([platformContext, notes], {
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      ...settings,
    });
    const tenant = await clutch.newTenant();
    const http = await testHttp(clutch, tenant, PlatformModule, OperationsModule);
    const { database, events, subscriptions } = clutch.kernel;
    attendTo(events, { wake: () => undefined });
    const reports = {
      lag: () => undefined,
      failed: (_: TenantRef, subscription: string, error: unknown) => {
        throw new Error(`${subscription} failed`, { cause: error });
      },
    };
    const policies = new PolicyCommands(http.app.get(CommandBus, { strict: false }), () => undefined);
    return new WebhookStage(
      clutch,
      tenant,
      http,
      new SubscriptionRunner(database, events, subscriptions, policies, reports),
    );
  }

  get schema(): string {
    return this.tenant.schema;
  }

  as<T>(work: () => Promise<T>): Promise<T> {
    return this.clutch.as(this.tenant, work);
  }

  /** @returns the id, `whe_…` */
  async endpoint(url: string, body: object = {}): Promise<string> {
    const made = await this.http.post('/v1/webhook-endpoints', { url, eventTypes: ['note.*'], ...body });
    if (made.status !== 201) throw new Error(`No endpoint: ${JSON.stringify(made.body)}`);
    return made.body['id'] as string;
  }

  async change(id: string, body: object): Promise<HttpAnswer> {
    const headers = { 'if-match': '*' };
    const answer = await this.http.app.inject({
      method: 'PATCH',
      url: `/v1/webhook-endpoints/${id}`,
      headers,
      payload: body,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }

  /** Writes notes with these numbers, and gives them to the endpoints. */
  async notes(...numbers: readonly number[]): Promise<void> {
    const events = numbers.map((n): Noted => ({ type: 'Noted', data: { n } }));
    const request = { streamId: uuidv7(), category: 'note', expected: 'any', events } as const;
    await this.as(() => this.clutch.kernel.events.append(currentContext()!, request));
    await this.fanOut();
  }

  async fanOut(): Promise<void> {
    await this.as(() => this.runner.drain(this.tenant));
  }

  /** Sends what is due, until nothing is. */
  deliver(): Promise<void> {
    return this.http.app.get(WebhookDispatcher, { strict: false }).rest(this.schema);
  }

  /** Does long work to its end. @returns as it is shown then */
  async work({ body }: HttpAnswer): Promise<HttpAnswer['body']> {
    const id = body['id'] as string;
    const { signal } = new AbortController();
    await this.as(() => this.http.app.get(OperationRunner, { strict: false }).run(uuidOf('op', id)!, signal));
    return (await this.http.get(`/v1/operations/${id}`)).body;
  }

  async sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.clutch.owner.query<Row>(text.replaceAll('{schema}', this.schema), [...values]);
    return rows;
  }

  /** Makes all that the tenant's endpoints have been through so many hours older; what waits for its next try is due. */
  async age(hours: number): Promise<void> {
    const shift = [`${hours} hours`];
    await this.sql('update {schema}.platform_webhook_attempt set started_at = started_at - $1::interval', shift);
    await this.sql('update {schema}.platform_webhook_delivery set next_attempt_at = now()');
    const rows = await this.sql<{ endpoint_id: string; health: Health }>(
      'select endpoint_id, health from {schema}.platform_webhook_endpoint',
    );
    for (const { endpoint_id: id, health } of rows) {
      const text = 'update {schema}.platform_webhook_endpoint set health = $2 where endpoint_id = $1';
      await this.sql(text, [id, JSON.stringify(older(health, hours))]);
    }
  }

  async close(): Promise<void> {
    await this.http.app.close();
    await this.clutch.close();
  }
}

/** The health of an endpoint, as it would be had all of it happened so many hours earlier. */
export function older({ failedHours, ...health }: Health, hours: number): object {
  const times = JSON.parse(JSON.stringify(health), (_, value: unknown) =>
    typeof value === 'string' ? new Date(Date.parse(value) - hours * 3_600_000).toISOString() : value,
  ) as object;
  return { ...times, ...(failedHours ? { failedHours: failedHours.map((hour) => hour - hours) } : {}) };
}
