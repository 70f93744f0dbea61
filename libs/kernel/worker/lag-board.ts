import { type TenantRef } from '../context/request-context.ts';
import { type Lag } from '../subscriptions/subscription-runner.ts';
import { BEHIND_SECONDS } from '../subscriptions/subscription-status.ts';
import { type PlatformDatabase } from '../tenancy/platform-database.ts';

const WRITE = {
  name: 'lag_board.write',
  text: `with seen as materialized (select * from jsonb_to_recordset($2) as x(tenant_id uuid, name text, state text, events bigint, seconds float8, parked int)),
    well as (delete from platform.lagging_subscription l where l.tenant_id = any($1)
      and not exists (select from seen where seen.tenant_id = l.tenant_id and seen.name = l.name))
    insert into platform.lagging_subscription (tenant_id, name, state, events, seconds, parked)
      select tenant_id, name, state, events, seconds, parked from seen
      on conflict (tenant_id, name) do update set state = excluded.state, events = excluded.events, seconds = excluded.seconds,
        parked = excluded.parked, seen_at = now()`,
} as const;

/** How a subscription stands, in one word. */
export function stateOfLag({ status, events, seconds }: Lag): 'live' | 'catching-up' | 'paused' | 'halted' {
  if (status === 'paused' || status === 'halted') return status;
  return events > 0 && seconds >= BEHIND_SECONDS ? 'catching-up' : 'live';
}

/**
 * Writes down which subscriptions of which tenants are in trouble, all tenants together in one statement, so that nobody has to look
 * into ten thousand schemas to find them. What drains and sweeps report is gathered until `flush`.
 */
export class LagBoard {
  #reported = new Map<string, readonly Lag[]>();

  constructor(private readonly platform: PlatformDatabase) {}

  /** The lags of all subscriptions of a tenant; the last ones count. */
  report({ id }: TenantRef, lags: readonly Lag[]): void {
    this.#reported.set(id, lags);
  }

  /** @throws Error when the database is away; what was gathered is lost, and reported again by the next sweep. */
  async flush(): Promise<void> {
    const reported = this.#reported;
    if (reported.size === 0) return;
    this.#reported = new Map();
    const troubled = [...reported].flatMap(([tenant_id, lags]) =>
      lags
        .map((lag) => ({ ...lag, state: stateOfLag(lag) }))
        .filter(({ state, parked }) => state !== 'live' || parked > 0)
        .map(({ subscription: name, state, events, seconds, parked }) => ({
          tenant_id,
          name,
          state,
          events,
          seconds,
          parked,
        })),
    );
    await this.platform.query({ ...WRITE, values: [[...reported.keys()], JSON.stringify(troubled)] });
  }
}
