import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

type Reply<Answer> = { readonly answer: Answer } | { readonly error: string };

/** A part of a bench in a process of its own: it does one thing after another as it is asked, and ends with us. */
export class BenchProcess<Question extends object, Answer> {
  static readonly #running = new Set<ChildProcess>();

  private constructor(private readonly child: ChildProcess) {
    BenchProcess.#running.add(child);
    child.once('exit', () => BenchProcess.#running.delete(child));
  }

  /** Ends what still runs, before the server that it works on is ended. */
  static async stopAll(): Promise<void> {
    await Promise.all([...BenchProcess.#running].map(end));
  }

  /**
   * Starts a script that calls `answerQuestions`; `settings` reach it as JSON. Resolves when it is ready.
   * @param flags for Node, beside those that let it read TypeScript
   */
  static async start<Question extends object, Answer>(
    script: string,
    settings: object,
    flags: readonly string[] = [],
  ): Promise<BenchProcess<Question, Answer>> {
    const execArgv = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', ...process.execArgv, ...flags];
    const child = fork(resolve(script), [JSON.stringify(settings)], { execArgv });
    const started = new BenchProcess<Question, Answer>(child);
    await started.#reply();
    return started;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** @throws Error with what went wrong there */
  async ask(question: Question): Promise<Answer> {
    this.child.send(question);
    return this.#reply();
  }

  /** Asks it to end; resolves when it is gone. */
  async stop(): Promise<void> {
    await end(this.child);
  }

  async #reply(): Promise<Answer> {
    const heard = new AbortController();
    const { signal } = heard;
    try {
      const [reply] = await Promise.race([
        once(this.child, 'message', { signal }),
        once(this.child, 'exit', { signal }),
      ]);
      if (typeof reply !== 'object' || reply === null)
        throw new Error(`${this.child.spawnargs.at(-2)} ended with ${reply}`);
      if ('error' in reply) throw new Error((reply as { error: string }).error);
      return (reply as { answer: Answer }).answer;
    } finally {
      heard.abort();
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** The other end: makes what answers out of the settings, then answers one question at a time. Without the parent nobody wants the rest. */
export async function answerQuestions<Settings, Question, Answer>(
  open: (settings: Settings) => Promise<(question: Question) => Promise<Answer>>,
): Promise<void> {
  process.on('disconnect', () => process.exit());
  const reply = (reply: Reply<Answer | undefined>): void => void process.send!(reply);
  const tell = (error: unknown): void =>
    reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  try {
    const answer = await open(JSON.parse(process.argv[2]!) as Settings);
    process.on('message', (question: Question) => void answer(question).then((answer) => reply({ answer }), tell));
    reply({ answer: undefined });
  } catch (error) {
    tell(error);
  }
}
