import { isConnectionLost } from '../tenancy/connection-lost.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { type AppendAnswer } from './append.ts';

/** What a group is put together by. */
export interface Groupable {
  readonly stream: string;
  /** `null` any, 0 none, -1 exists, n exactly. */
  readonly expected: number | null;
  readonly command: string | null;
  readonly bytes: number;
}

interface Waiting<Append> {
  readonly append: Append;
  resolve(answer: AppendAnswer): void;
  reject(error: unknown): void;
}

const LARGEST_GROUP = 128;
/** Of all events of a group; a single append may be larger. */
const LARGEST_BYTES = 1_048_576;

/**
 * Joins concurrent appends of one tenant into one transaction, so that a busy tenant is not held to one commit at a time.
 * There is no timer: while a group is in flight appends queue, then all of them go together. Of one stream only the first may
 * expect a version: those behind it are numbered in order if they expect nothing, or else wait for the next group.
 * When a group raises, each of its members is tried alone, so that no command fails for its neighbour.
 */
export class GroupCommit<Append extends Groupable> {
  readonly #queues = new Map<string, Waiting<Append>[]>();

  constructor(private readonly commit: (schema: string, group: readonly Append[]) => Promise<AppendAnswer[]>) {}

  append(schema: string, append: Append): Promise<AppendAnswer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#queues.get(schema);
      if (waiting) {
        waiting.push({ append, resolve, reject });
        return;
      }
      const queue: Waiting<Append>[] = [{ append, resolve, reject }];
      this.#queues.set(schema, queue);
      inBackground('committing a group', this.#run(schema, queue));
    });
  }

  async #run(schema: string, queue: Waiting<Append>[]): Promise<void> {
    while (queue.length > 0) {
      const group = nextGroup(queue);
      await this.#flush(schema, group);
      // Whoever was just answered gets one turn to append again, or groups of many and of one would alternate.
      if (group.length > 1 || queue.length > 0) await new Promise(setImmediate);
    }
    this.#queues.delete(schema);
  }

  async #flush(schema: string, group: Waiting<Append>[]): Promise<void> {
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
  async #commitAlone(schema: string, group: readonly Waiting<Append>[]): Promise<void> {
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
        if (isConnectionLost(error)) lost = error;
      }
    }
  }
}

/** Takes what may go together out of the queue, oldest first; what stays keeps its order, above all within its stream. */
function nextGroup<Append extends Groupable>(queue: Waiting<Append>[]): Waiting<Append>[] {
  const group: Waiting<Append>[] = [];
  const left: Waiting<Append>[] = [];
  const met = new Set<string>();
  const leftBehind = new Set<string>();
  const commands = new Set<string>();
  let total = 0;
  for (const waiting of queue) {
    const { stream, expected, command, bytes } = waiting.append;
    const isNext = !leftBehind.has(stream) && (expected === null || !met.has(stream));
    // Of twins the second would break the first one's group: it learns the first one's answer from the next.
    const isTwin = command !== null && commands.has(command);
    const hasRoom = group.length < LARGEST_GROUP && (group.length === 0 || total + bytes <= LARGEST_BYTES);
    if (isNext && !isTwin && hasRoom) {
      group.push(waiting);
      met.add(stream);
      if (command !== null) commands.add(command);
      total += bytes;
    } else {
      left.push(waiting);
      leftBehind.add(stream);
    }
  }
  queue.splice(0, queue.length, ...left);
  return group;
}
