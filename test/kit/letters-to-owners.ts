import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventStore, type Message, Messages, TenantDatabase, type TenantPeople } from '#kernel';
import { WebhookAlerts } from '../../libs/platform/adapters/webhooks/webhook-alerts.ts';

const ANA = { userId: 'usr_ana', email: 'ana@garage.example', locale: 'en', name: 'Ana' };

/** Remembers letters as a provider does that knows their ids; may be away. */
export class Letters extends Messages {
  readonly sent = new Map<string, Message>();
  isAway = false;

  override async send(id: string, message: Message): Promise<void> {
    if (this.isAway) throw new Error('no connection');
    this.sent.set(id, message);
  }

  get subjects(): (string | undefined)[] {
    return [...this.sent.values()].map(({ subject }) => subject);
  }
}

/** What writes such letters of a tenant's endpoints, as the worker has it: every tenant is Ana's. */
export function alertsByLetter(app: NestFastifyApplication, letters: Letters): WebhookAlerts {
  const people = { owners: async () => [ANA] } as unknown as TenantPeople;
  const [database, events] = [app.get(TenantDatabase, { strict: false }), app.get(EventStore, { strict: false })];
  return new WebhookAlerts(database, events, letters, people);
}
