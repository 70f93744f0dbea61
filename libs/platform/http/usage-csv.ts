import { type UsageReport } from '../queries/usage-view.dto.ts';

const HEADER = 'at,operation,key,status,code,requests,errors,cost,p50_ms,p95_ms,p99_ms,mean_ms';

/** A report as a table (RFC 4180). Every field is a time, a number or an id, so that none needs quotes and none is a formula. */
export function usageCsv({ data }: UsageReport): string {
  const lines = data.map(({ at, operation, key, status, code, requests, errors, cost, latency }) =>
    [
      at,
      operation,
      key,
      status,
      code,
      requests,
      errors,
      cost,
      latency.p50Ms,
      latency.p95Ms,
      latency.p99Ms,
      latency.meanMs,
    ]
      .map((field) => field ?? '')
      .join(','),
  );
  return [HEADER, ...lines, ''].join('\r\n');
}
