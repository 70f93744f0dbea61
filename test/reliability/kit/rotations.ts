import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '../../../apps/cli/demo/http-client.ts';
import { type BurdenedTenant } from './burdened-tenant.ts';

/** Longer than any run: answers are lost, and what the receiver knows is to be good until it hears of the next. Ten keys are the most. */
const OVERLAP_SECONDS = 3_600;
/** So long after a rotation the receiver knows the new secret and forgets the old one: well within the overlap. */
const TOLD_AFTER_MS = 5_000;
const PAUSE_MS = 3_000;
const ROTATED = '/perKey';

/** Gives an endpoint one new key after the other. Its receiver hears of each only some time later. */
export class Rotations {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(
    private readonly tenant: BurdenedTenant,
    private readonly apiUrl: string,
  ) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { receiver, garage } = this.tenant;
    const api = new HttpClient(this.apiUrl, garage.ownKey);
    while (await this.#rested(PAUSE_MS)) {
      const secret = await freshSecret(api, receiver.endpointOf(ROTATED));
      if (secret === null || !(await this.#rested(TOLD_AFTER_MS))) continue;
      receiver.trust(ROTATED, secret);
    }
  }

  /** @returns whether to go on */
  async #rested(ms: number): Promise<boolean> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined); // stopped, as asked
    return !this.#stopping.signal.aborted;
  }
}

/** `null` where the answer was lost with the process that gave it, or ten keys are live: the one before goes on. */
async function freshSecret(api: HttpClient, endpointId: string): Promise<string | null> {
  const asked = { overlapSeconds: OVERLAP_SECONDS };
  return api.post<{ secret: string | null }>(`/v1/webhook-endpoints/${endpointId}/keys`, asked).then(
    ({ secret }) => secret,
    () => null,
  );
}
