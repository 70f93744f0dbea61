import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  type Config,
  currentTenant,
  DomainError,
  Operations,
  PlatformDatabase,
  TenantDatabase,
  type TenantTransaction,
  typedId,
} from '#kernel';
import { checkPeriod, type ReplayWish, WebhookReplays } from '../../domain/webhooks/replay.ts';
import { longestKeptDays } from '../../domain/webhooks/retention.ts';
import { scopeOfCaller } from '../../entities/endpoint-scope.ts';
import { REPLAY_KIND, REPLAY_SQL as SQL, type ReplayedEndpoint } from './replay-sql.ts';
import { retentionOfTenant } from './retention-of-tenant.ts';

/** Begins replays as long work, once it is clear that they can be done. */
@Injectable()
export class StartedReplays extends WebhookReplays {
  constructor(
    private readonly database: TenantDatabase,
    private readonly platform: PlatformDatabase,
    private readonly operations: Operations,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhook'>,
  ) {
    super();
  }

  async start(wish: ReplayWish, begin: Date): Promise<string> {
    const tenant = currentTenant();
    await this.database.transaction(tenant.schema, (tx) => lockedEndpoint(tx, wish));
    const days = await retentionOfTenant(this.platform, tenant);
    const until = wish.until === null ? null : new Date(wish.until);
    // When something was recorded the database's clock has said, which no test clock moves.
    checkPeriod({ since: begin, until }, new Date(), longestKeptDays(days, this.config.webhook.retentionDays));
    const metadata = { ...wish, endpointId: typedId('whe', wish.endpointId) };
    return this.operations.start({ kind: REPLAY_KIND, request: wish, mediaType: 'application/x-ndjson', metadata });
  }
}

/**
 * The endpoint, whose row the transaction then holds.
 * @throws DomainError 404 `webhook-endpoint.not-found`, 409 `webhook-endpoint.disabled` unless it is only to be counted
 */
export async function lockedEndpoint(
  tx: TenantTransaction,
  { endpointId, dryRun }: ReplayWish,
): Promise<ReplayedEndpoint> {
  const [endpoint] = await tx.query<ReplayedEndpoint>({ ...SQL.lock, values: [endpointId, scopeOfCaller()] });
  if (!endpoint)
    throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
  if (endpoint.status === 'disabled' && !dryRun)
    throw new DomainError('conflict', 'webhook-endpoint.disabled', 'The endpoint is disabled; make it active first');
  return endpoint;
}
