import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the bare server is told at its start. */
export interface BareSettings {
  readonly databaseUrl: string;
  readonly poolMax: number;
  /** Sent for `GET /read/:id`, with the id as $1. */
  readonly select: string;
  /** Sent for `POST /insert`, with a new UUID as $1 and the body as $2. */
  readonly insert: string;
}

/**
 * What a route costs at the least on this machine: Fastify and node-postgres with a pool, one prepared statement a request, no
 * authentication, no validation, no log. A process of its own, as the API is.
 */
export class BareServer {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(settings: BareSettings): Promise<BareServer> {
    const child = fork(join(import.meta.dirname, 'bare-process.ts'), [JSON.stringify(settings)], {
      execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
    });
    const [url] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (typeof url !== 'string') throw new Error('The bare server did not start');
    return new BareServer(url, child);
  }

  stop(): void {
    this.child.kill();
  }
}
