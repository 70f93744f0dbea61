import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type KeptRequest, PlatformDatabase, RequestLogSink, TenantPlans } from '#kernel';

const ADD = {
  name: 'request_log.add',
  text: `insert into platform.request_log
      (tenant_id, at, log_id, request_id, operation, method, url, status, code, credential, actor_id, ms, exchange)
    select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[],
      $9::text[], $10::text[], $11::text[], $12::real[], $13::jsonb[])`,
} as const;

/** Keeps the requests of tenants whose plan wants that, a batch in one statement. */
@Injectable()
export class StoredRequestLog extends RequestLogSink {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly plans: TenantPlans,
  ) {
    super();
  }

  override keeps(tenantId: string): boolean {
    const plan = this.plans.of(tenantId);
    if (!(plan instanceof Promise)) return plan.requestLogDays > 0;
    plan.catch(() => undefined); // `write` asks again, decides by the answer, and reports that there is none
    return true;
  }

  override async write(all: readonly KeptRequest[]): Promise<void> {
    const requests: KeptRequest[] = [];
    for (const request of all) if ((await this.plans.of(request.tenantId)).requestLogDays > 0) requests.push(request);
    if (requests.length === 0) return;
    const column = <T>(read: (request: KeptRequest) => T): T[] => requests.map(read);
    const values = [
      column(({ tenantId }) => tenantId),
      column(({ at }) => at),
      column(() => uuidv7()),
      column(({ requestId }) => requestId),
      column(({ operation }) => operation),
      column(({ method }) => method),
      column(({ url }) => url),
      column(({ status }) => status),
      column(({ code }) => code),
      column(({ credential }) => credential),
      column(({ actorId }) => actorId),
      column(({ ms }) => ms),
      column(exchangeOf),
    ];
    await this.platform.query({ ...ADD, values });
  }
}

function exchangeOf({ requestHeaders, requestBody, responseHeaders, responseBody }: KeptRequest): string {
  return JSON.stringify({
    request: { headers: requestHeaders, body: requestBody },
    response: { headers: responseHeaders, body: responseBody },
  });
}
