import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../kit/cluster.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_MS = 60_000;

/**
 * `prism proxy docs/openapi/{app}.json {upstream} --errors` as a process of its own: what goes through it is checked against the
 * document in both directions, and a violation is answered by Prism itself.
 */
export class Prism {
  #said = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.on('data', (said: Buffer) => (this.#said += said.toString()));
  }

  static async start(app: 'api' | 'admin', upstream: string): Promise<Prism> {
    const [port] = await freePorts(1);
    const cli = join(ROOT, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
    const document = join(ROOT, 'docs', 'openapi', `${app}.json`);
    const options = ['proxy', document, upstream, '--errors', '--port', String(port), '--verboseLevel', 'fatal'];
    const child = spawn(process.execPath, [cli, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
    const prism = new Prism(`http://127.0.0.1:${port}`, child);
    await prism.#untilListening();
    return prism;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  async #untilListening(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    // No document knows it, so that Prism answers by itself: there may be nobody behind it yet.
    const nowhere = new URL('/is-anybody-listening', this.url);
    for (;;) {
      const answer = await fetch(nowhere).catch(() => undefined); // not listening yet
      if (answer) return;
      if (this.child.exitCode !== null || Date.now() > deadline)
        throw new Error(`Prism did not begin to listen: ${this.#said.slice(0, 2_000)}`);
      await sleep(100);
    }
  }
}

/** What Prism says when an answer or a request is not what the document says; `null` where it has let the answer through. */
export function violationIn(type: unknown, body: unknown): string | null {
  const isPrisms = typeof type === 'string' && type.startsWith('https://stoplight.io/prism/');
  return isPrisms ? JSON.stringify(body) : null;
}
