import { type QueryResultRow } from 'pg';
import { Lane } from './lane.ts';
import { type Statement } from './statement-batch.ts';
import { type TenantConnections } from './tenant-pool.ts';

/** How many lanes there are: so many at the most, and no more than a share of the connections. */
export interface LaneCount {
  readonly most: number;
  readonly share: number;
}

/** Lanes for one kind of work of a process; each tenant always travels on the same one. */
export class Lanes {
  readonly #lanes: readonly Lane[];

  constructor(pool: TenantConnections, { most, share }: LaneCount) {
    const count = Math.max(1, Math.min(most, Math.floor(share * pool.options.max)));
    this.#lanes = Array.from({ length: count }, () => new Lane(pool));
  }

  run(schema: string, statements: readonly Statement[]): Promise<QueryResultRow[][]> {
    return this.#of(schema).run(schema, statements);
  }

  waitingOf(schema: string): number {
    return this.#of(schema).waitingOf(schema);
  }

  #of(schema: string): Lane {
    return this.#lanes[hash(schema) % this.#lanes.length]!;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
