import { type QueryResultRow } from 'pg';
import { Lane } from './lane.ts';
import { type Statement } from './statement-batch.ts';
import { type TenantConnections } from './tenant-pool.ts';

/** Commits of as many lanes share a flush of the log to the disk; with more of them fewer transactions would share a write to the network. */
const MOST = 8;
/** The rest is for transactions of many steps. */
const SHARE = 0.8;

/** The lanes of a process; each tenant always travels on the same one. */
export class Lanes {
  readonly #lanes: readonly Lane[];

  constructor(pool: TenantConnections) {
    const count = Math.max(1, Math.min(MOST, Math.floor(SHARE * pool.options.max)));
    this.#lanes = Array.from({ length: count }, () => new Lane(pool));
  }

  run(schema: string, statements: readonly Statement[]): Promise<QueryResultRow[][]> {
    return this.#lanes[hash(schema) % this.#lanes.length]!.run(schema, statements);
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
