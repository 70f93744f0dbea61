import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, shapeOf, TenantDatabase } from '#kernel';
import { type EndpointHealth, ladderPercent } from '../../domain/webhooks/endpoint-health.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { type PauseRow, STATS_SQL } from './stats-sql.ts';

export class EndpointHealthView {
  /**
   * `healthy`: the last message was taken, or nothing was sent yet. `failing`: the clock runs after which it is disabled. `paused`: too much
   * failed lately, so that only single messages are tried until one is taken. `disabled`: nothing is sent.
   */
  readonly state!: 'healthy' | 'failing' | 'paused' | 'disabled';
  /** When the five days began after which it is disabled; `null`: they have not. */
  readonly failingSince!: string | null;
  /** How much of the five days is over. */
  @ApiProperty({ format: 'double' })
  readonly failingPercent!: number;
  /** While it is paused: when it is tried next. */
  readonly pausedUntil!: string | null;
  /** Why it is disabled: `person`, `gone` (its answer 410), `receiver` (its header), `failing` (five days), `operator`, or `unverified`. */
  readonly disabledReason!: string | null;
  /** When it was last disabled, also where it is active again: what it has missed since, a recovery gives it. */
  readonly lastDisabledAt!: string | null;
  /** Since when the operator has nothing sent for you, to any endpoint; `null`: it is sent. Nothing is lost meanwhile. */
  readonly pausedByOperatorSince!: string | null;
}

/** What is shown of how an endpoint has been. */
export const endpointHealthShape = shapeOf<EndpointHealthView>({
  state: true,
  failingSince: true,
  failingPercent: true,
  pausedUntil: true,
  disabledReason: true,
  lastDisabledAt: true,
  pausedByOperatorSince: true,
});

/** How an endpoint has been: as it changes with every try, it is apart from the endpoint and its version. */
export class GetEndpointHealth extends Query<EndpointHealthView> {
  constructor(readonly endpointId: string) {
    super();
  }
}

@QueryHandler(GetEndpointHealth)
export class GetEndpointHealthHandler implements IQueryHandler<GetEndpointHealth> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId }: GetEndpointHealth): Promise<EndpointHealthView> {
    const { schema } = currentTenant();
    const row = await this.database.withEntities(schema, (em) => em.findOne(WebhookEndpointRow, { endpointId }));
    if (!row)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const [pause] = await this.database.read<PauseRow & object>(schema, STATS_SQL.pause);
    const { health, status, disabledReason, disabledAt } = row;
    return {
      state: status === 'disabled' ? 'disabled' : stateOf(health),
      failingSince: health.failingSince ?? null,
      failingPercent: ladderPercent(health, new Date()),
      pausedUntil: health.breaker?.probeAt ?? null,
      disabledReason,
      lastDisabledAt: disabledAt?.toISOString() ?? null,
      pausedByOperatorSince: pause?.since.toISOString() ?? null,
    };
  }
}

function stateOf({ breaker, failingSince }: EndpointHealth): EndpointHealthView['state'] {
  if (breaker) return 'paused';
  return failingSince === undefined ? 'healthy' : 'failing';
}
