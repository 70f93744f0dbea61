import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type StoredEvent } from '#kernel';
import { noteName, type Noted } from './notes.ts';

const PAGE = 500;

/** What a reader saw of one event. */
export interface Tailed {
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly note: string;
}

/**
 * Tails the tenant's log by position, as every subscription does, until it is stopped and has found nothing new. A connection that is
 * killed under it is asked for again from where it was. @returns all that it found, in the order in which it found it
 */
export async function tailLog(
  events: EventStore,
  schema: string,
  stopping: AbortSignal,
): Promise<{ readonly found: readonly Tailed[]; readonly interruptions: number }> {
  const found: Tailed[] = [];
  let interruptions = 0;
  for (let after = 0; ;) {
    const isLast = stopping.aborted;
    const page = await events.readLog(events.reading(schema), { after, limit: PAGE }).catch(() => undefined);
    if (!page) {
      interruptions += 1;
      await sleep(10);
      continue;
    }
    found.push(...page.map(toTailed));
    after = page.at(-1)?.position ?? after;
    if (isLast && page.length === 0) return { found, interruptions };
    if (page.length < PAGE) await sleep(1);
  }
}

function toTailed({ position, streamId, version, data }: StoredEvent): Tailed {
  return { position, streamId, version, note: noteName(data as Noted['data']) };
}
