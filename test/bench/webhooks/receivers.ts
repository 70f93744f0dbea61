import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchProcess } from '../kit/bench-process.ts';
import { type Installation } from '../smoke/installation.ts';
import { type Came, type Receipts } from './messages.ts';

const PATIENCE_MS = 120_000;

/** The receiver with what came on it. */
export class Receiver {
  #came: Came[] = [];

  private constructor(
    private readonly process: BenchProcess<object, Receipts>,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const process = await BenchProcess.start<object, Receipts>(join(import.meta.dirname, 'receiver-process.ts'), {});
    return new Receiver(process, (await process.ask({})).url);
  }

  /** Forgets what came. */
  async forget(): Promise<void> {
    await this.process.ask({});
    this.#came = [];
  }

  /** Resolves when so many have come on paths that begin so. @throws when that takes longer than two minutes */
  async until(count: number, path: string): Promise<readonly Came[]> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
      this.#came.push(...(await this.process.ask({})).came);
      const own = this.#came.filter((one) => one.path.startsWith(path));
      if (own.length >= count) return own;
    }
    throw new Error(`${this.#came.length} messages came, and ${count} should have`);
  }
}

/** @returns ids of `count` endpoints on paths below `path` */
export async function register(
  { api }: Installation,
  url: string,
  { count, types = ['*'] }: { readonly count: number; readonly types?: readonly string[] },
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const body = { url: `${url}/${index}`, eventTypes: types };
    ids.push((await api.post<{ id: string }>('/v1/webhook-endpoints', body)).id);
  }
  return ids;
}

export async function remove({ api }: Installation, ids: readonly string[]): Promise<void> {
  for (const id of ids) await api.send('DELETE', `/v1/webhook-endpoints/${id}`);
}
