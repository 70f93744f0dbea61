import { isConnectionLost } from '../tenancy/connection-lost.ts';
import { type AppendAnswer } from './append.ts';

/** An append that waits for its turn, as JSON for the database. */
export interface QueuedAppend {
  readonly stream: string;
  readonly category: string;
  readonly expected: number | null;
  readonly command: string | null;
  readonly result: object | null;
  readonly events: readonly object[];
}

interface Waiting {
  readonly append: QueuedAppend;
  resolve(answer: AppendAnswer): void;
  reject(error: unknown): void;
}

const LARGEST_GROUP = 128;

/**
 * Joins concurrent appends of one tenant into one transaction, so that a busy tenant is not held to one commit at a time.
 * There is no timer: while a group is in flight appends queue, then all of them go together, at most one per stream.
 * When a group raises, each of its members is tried alone, so that no command fails for its neighbour.
 */
export class GroupCommit {
  readonly #queues = new Map<string, Waiting[]>();

  constructor(private readonly commit: (schema: string, group: readonly QueuedAppend[]) => Promise<AppendAnswer[]>) {}

  append(schema: string, append: QueuedAppend): Promise<AppendAnswer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#queues.get(schema);
      if (waiting) {
        waiting.push({ append, resolve, reject });
        return;
      }
      const queue: Waiting[] = [{ append, resolve, reject }];
      this.#queues.set(schema, queue);
      void this.#run(schema, queue);
    });
  }

  async #run(schema: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      await this.#flush(schema, nextGroup(queue));
      // Whoever was just answered gets one turn to append again, or groups of many and of one would alternate.
      await new Promise(setImmediate);
    }
    this.#queues.delete(schema);
  }

  async #flush(schema: string, group: Waiting[]): Promise<void> {
    try {
      const answers = await this.commit(
        schema,
        group.map(({ append }) => append),
      );
      group.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else await this.#commitAlone(schema, group);
    }
  }

  /** Where one alone finds the database away, it is away for those behind it: each asking anew would only make them wait longer. */
  async #commitAlone(schema: string, group: readonly Waiting[]): Promise<void> {
    let lost: unknown;
    for (const { append, resolve, reject } of group) {
      if (lost !== undefined) {
        reject(lost);
        continue;
      }
      try {
        const [answer] = await this.commit(schema, [append]);
        resolve(answer!);
      } catch (error) {
        reject(error);
        // A TypeError comes from an event that is no JSON, and from nowhere else.
        if (isConnectionLost(error) && !(error instanceof TypeError)) lost = error;
      }
    }
  }
}

/** Takes what may go together out of the queue, oldest first. */
function nextGroup(queue: Waiting[]): Waiting[] {
  const streams = new Set<string>();
  const group: Waiting[] = [];
  for (let index = 0; index < queue.length && group.length < LARGEST_GROUP;) {
    const next = queue[index]!;
    if (streams.has(next.append.stream)) index += 1;
    else {
      streams.add(next.append.stream);
      group.push(next);
      queue.splice(index, 1);
    }
  }
  return group;
}
