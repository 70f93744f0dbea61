import { currentContext } from '../context/request-context.ts';
import { type PlatformDatabase } from '../tenancy/platform-database.ts';
import { type Message, Messages } from './messages.ts';

/** How long a message of test data is kept. */
const KEPT_DAYS = 30;

const SQL = {
  keep: {
    name: 'test_message.keep',
    text: `insert into platform.test_message (tenant_id, message_id, channel, recipient, locale, template, subject, text)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
  },
  prune: {
    name: 'test_message.prune',
    text: 'delete from platform.test_message where kept_at < now() - make_interval(days => $1)',
  },
} as const;

/** Nothing that happens to test data reaches a person: what a sandbox would send is kept, to be read by who tries things out. */
export class SandboxMessages extends Messages {
  constructor(
    private readonly outside: Messages,
    private readonly platform: PlatformDatabase,
  ) {
    super();
  }

  override async send(id: string, message: Message): Promise<void> {
    const tenant = currentContext()?.tenant;
    if (!tenant?.sandboxOf) return this.outside.send(id, message);
    const { channel, to, locale, template, subject = null, text } = message;
    await this.platform.query({ ...SQL.keep, values: [tenant.id, id, channel, to, locale, template, subject, text] });
  }
}

/** Leaves nothing of what a tenant's test data would have sent. */
export async function forgetTestMessages(platform: PlatformDatabase, tenantId: string): Promise<void> {
  await platform.query({ text: 'delete from platform.test_message where tenant_id = $1', values: [tenantId] });
}

/** Removes what has been kept for long enough, of all tenants. */
export async function pruneTestMessages(platform: PlatformDatabase): Promise<void> {
  await platform.query({ ...SQL.prune, values: [KEPT_DAYS] });
}
