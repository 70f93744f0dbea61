import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { type AppendRequest, type Kernel, type RequestContext, type TenantTransaction } from '#kernel';
import { between, pick, type Random } from '../kit/seeded-random.ts';
import { type Noted, noteName } from './notes.ts';
import { insertNote } from './sequence-table.ts';

/** How the appends are made; the shares sum up to 1 with that of the grouped ones. */
const SHARES = { transaction: 0.3, rolledBack: 0.03, long: 0.004, heldLong: 0.001 } as const;
const LONG_MS = [20, 120] as const;
const BETWEEN_TRIES_MS = 20;

/** What became of the appends of all writers. */
export interface Written {
  /** Notes whose append was acknowledged, and the event's id of none twice. */
  readonly acknowledged: string[];
  readonly rolledBack: string[];
  /** Those that a planted table holds as well. */
  readonly planted: string[];
  /** Appends that were asked for again because a connection was lost under them. */
  repeats: number;
}

export interface WriterParts {
  readonly kernel: Pick<Kernel, 'events' | 'database'>;
  readonly context: RequestContext;
  readonly random: Random;
  /** Streams that other writers append to as well, and those of this writer alone. */
  readonly streams: readonly string[];
  readonly written: Written;
}

class OnPurpose extends Error {}

/**
 * One writer: so many appends one after another, each of one event under a command id. Most are grouped with those of others; some bring
 * their own transaction, which may be long, before it takes its place in the log or after, or be rolled back. A lost connection leaves
 * it open whether an append was committed: it is asked for again under its command id.
 */
export async function write(writer: number, appends: number, parts: WriterParts): Promise<void> {
  for (let n = 0; n < appends;) {
    const chance = parts.random();
    if (chance < SHARES.rolledBack) await rollBack({ writer, n: -n - 1 }, parts);
    else {
      await insist(parts, { writer, n }, chance < SHARES.rolledBack + SHARES.transaction);
      n += 1;
    }
  }
}

async function insist(parts: WriterParts, note: Noted['data'], ownTransaction: boolean): Promise<void> {
  const { written, kernel, context } = parts;
  const request = requestFor(note, parts);
  for (;;) {
    try {
      const { status } = ownTransaction
        ? await inTransaction(parts, request, noteName(note))
        : await kernel.events.append(context, request);
      if (status === 'conflict') throw new Error('An append of any version was answered conflict');
      written.acknowledged.push(noteName(note));
      if (ownTransaction) written.planted.push(noteName(note));
      return;
    } catch (error) {
      if (!isLostConnection(error)) throw error;
      written.repeats += 1;
      await sleep(BETWEEN_TRIES_MS);
    }
  }
}

/** Long ones wait where a mistaken order would show: with a number of the sequence in hand, or with the log's lock. */
function inTransaction({ kernel, context, random }: WriterParts, request: AppendRequest, note: string) {
  return kernel.database.transaction(context.tenant!.schema, async (tx) => {
    if (await isKnown(kernel, tx, request)) return { status: 'duplicate' } as const;
    await tx.query(insertNote(note));
    if (random() < SHARES.long / SHARES.transaction) await sleep(between(random, ...LONG_MS));
    const answer = await kernel.events.appendIn(tx, context, request);
    if (random() < SHARES.heldLong / SHARES.transaction) await sleep(between(random, ...LONG_MS));
    return answer;
  });
}

/** A repeat whose first try was committed brings no second row. */
async function isKnown(
  { events }: WriterParts['kernel'],
  tx: TenantTransaction,
  { commandId }: AppendRequest,
): Promise<boolean> {
  return (await events.findCommand(tx, commandId!)) !== null;
}

async function rollBack(note: Noted['data'], { kernel, context, written, ...parts }: WriterParts): Promise<void> {
  const request = requestFor(note, parts);
  const undone = kernel.database.transaction(context.tenant!.schema, async (tx) => {
    await tx.query(insertNote(noteName(note)));
    await kernel.events.appendIn(tx, context, request);
    throw new OnPurpose();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof OnPurpose) && !isLostConnection(error)) throw error;
  });
  written.rolledBack.push(noteName(note));
}

function requestFor(data: Noted['data'], { random, streams }: Pick<WriterParts, 'random' | 'streams'>) {
  return {
    streamId: pick(random, streams),
    category: 'cursor',
    expected: 'any' as const,
    events: [{ type: 'CursorNoted', data }],
    commandId: uuidv7(),
  };
}

/** Also when all connections of the pool had to be opened anew, and the line of those who wait was too long. */
function isLostConnection(error: unknown): boolean {
  const { code = '', message } = error as Error & { code?: string };
  return code.startsWith('57P') || code.startsWith('08') || /connection|ECONNRESET/i.test(message);
}
