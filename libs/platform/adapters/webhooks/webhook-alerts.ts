import { Injectable, Logger, Optional } from '@nestjs/common';
import {
  currentContext,
  EventStore,
  Messages,
  sendOrLog,
  TenantDatabase,
  TenantPeople,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { ALERT_CATEGORY, alertOf, type EndpointAlert } from '../../domain/webhooks/endpoint-alert-events.ts';
import { type EndpointNotice, GATHERED_SECONDS, isMailed } from '../../domain/webhooks/endpoint-alerts.ts';
import { writeEndpointLetter } from '../../domain/webhooks/endpoint-letter.ts';
import { EXPIRING } from './certificate-notices.ts';

interface Untold {
  readonly endpoint_id: string;
  readonly url: string;
  readonly notices: readonly EndpointNotice[];
}

const SQL = {
  untold: {
    name: 'webhook.untold',
    text: `select endpoint_id, url, notices from platform_webhook_endpoint where notices <> '[]' order by endpoint_id limit 100`,
  },
  told: {
    name: 'webhook.told',
    text: `update platform_webhook_endpoint e set notices = coalesce((select jsonb_agg(n.notice order by n.place)
        from jsonb_array_elements(e.notices) with ordinality n (notice, place) where n.notice ->> 'id' <> $2), '[]')
      where e.endpoint_id = $1`,
  },
  exhausted: {
    name: 'webhook.exhausted_untold',
    text: `select endpoint_id from platform_webhook_endpoint
      where exhausted_untold > 0 and coalesce(exhausted_told_at < now() - make_interval(secs => $1), true) limit 100`,
  },
  gather: {
    name: 'webhook.gather_exhausted',
    text: `with untold as (select endpoint_id, exhausted_untold from platform_webhook_endpoint where endpoint_id = $1 and exhausted_untold > 0
        and coalesce(exhausted_told_at < now() - make_interval(secs => $2), true) for no key update)
      update platform_webhook_endpoint e set exhausted_untold = 0, exhausted_told_at = now()
        from untold u where e.endpoint_id = u.endpoint_id returning u.exhausted_untold as count`,
  },
} as const;

/**
 * Tells what happened to endpoints: as events in the tenant's log, and by mail to those who answer for the tenant. What there is to be told
 * was written down with what happened, so that no crash loses it, and neither a log nor a mailbox that is away keeps an endpoint from
 * being disabled. Told once: a notice is gone when its event and its letters are on their way, and both know it by its id.
 */
@Injectable()
@WorkerPart()
export class WebhookAlerts implements WorkerPartOf {
  readonly #log = new Logger('webhooks');

  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly messages: Messages,
    @Optional() private readonly people?: TenantPeople,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const { schema } = tenant;
    const [, untold, exhausted] = await this.database.readAll<[never, Untold, { endpoint_id: string }]>(schema, [
      EXPIRING,
      SQL.untold,
      { ...SQL.exhausted, values: [GATHERED_SECONDS] },
    ]);
    for (const { endpoint_id: endpointId } of exhausted) await this.#gather(schema, endpointId);
    // All events first: a letter that cannot go out now keeps back nothing but itself.
    for (const { endpoint_id: endpointId, notices } of untold)
      for (const notice of notices) await this.#append(endpointId, notice);
    for (const endpoint of untold) await this.#writeAll(tenant, endpoint);
  }

  /** By the notice's id the log knows one that it has. */
  async #append(endpointId: string, notice: EndpointNotice): Promise<void> {
    await this.events.append(currentContext()!, {
      streamId: endpointId,
      category: ALERT_CATEGORY,
      expected: 'any',
      events: [alertOf(endpointId, notice)],
      commandId: notice.id,
      result: { fingerprint: notice.id },
    });
  }

  async #writeAll(tenant: TenantRef, endpoint: Untold): Promise<void> {
    try {
      for (const notice of endpoint.notices) await this.#write(tenant, endpoint, notice);
    } catch (err) {
      this.#log.warn({ err, endpoint: endpoint.endpoint_id }, 'A letter could not go out; the next sweep tries again');
    }
  }

  async #write(tenant: TenantRef, { endpoint_id: endpointId, url }: Untold, notice: EndpointNotice): Promise<void> {
    // Who tries something out is not written to.
    const isForPeople = isMailed(notice) && !tenant.sandboxOf;
    const readers = isForPeople ? ((await this.people?.owners(tenant)) ?? []) : [];
    for (const { userId, email: to, locale, name } of readers) {
      const written = writeEndpointLetter(notice, { name, locale, tenant: tenant.slug, url: withoutQuery(url) });
      const message = { channel: 'email', to, locale, template: 'webhook-endpoint', ...written } as const;
      await sendOrLog(this.messages, `webhook-letter:${notice.id}:${userId}`, message);
    }
    await this.database.read(tenant.schema, { ...SQL.told, values: [endpointId, notice.id] });
  }

  /** Counting anew and telling commit together. */
  async #gather(schema: string, endpointId: string): Promise<void> {
    const typed = (count: number): EndpointAlert => ({ type: 'WebhookMessagesExhausted', data: { endpointId, count } });
    await this.events.codec.registerTypes([typed(1)]);
    const isTold = await this.database.transaction(schema, async (tx) => {
      const values = [endpointId, GATHERED_SECONDS];
      const [gathered] = await tx.query<{ count: number }>({ ...SQL.gather, values });
      if (!gathered) return false;
      const events = [typed(gathered.count)];
      const stream = { streamId: endpointId, category: ALERT_CATEGORY, expected: 'any' } as const;
      await this.events.appendIn(tx, currentContext()!, { ...stream, events });
      return true;
    });
    if (isTold) this.events.announce(schema);
  }
}

/** What stands behind the question mark may be a secret. */
function withoutQuery(url: string): string {
  return url.split('?')[0]!;
}
