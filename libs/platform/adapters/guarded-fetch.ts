import { type GuardedRequest, GuardedRequests } from '../contracts.ts';
import { type GuardedHttp } from './guarded-http.ts';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 262_144;
/** Statuses that a `Response` may only have without a body. */
const BODILESS = [204, 205, 304];

export class GuardedFetch extends GuardedRequests {
  constructor(private readonly http: Pick<GuardedHttp, 'check' | 'ask'>) {
    super();
  }

  override check(url: string): Promise<void> {
    return this.http.check(url);
  }

  override async fetch(url: string, request: GuardedRequest): Promise<Response> {
    const { status, headers, body } = await this.http.ask(url, {
      ...request,
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
    });
    return new Response(BODILESS.includes(status) ? null : body, { status, headers });
  }
}
