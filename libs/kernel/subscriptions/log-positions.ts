import { setTimeout as sleep } from 'node:timers/promises';
import { ProjectionPositions } from '../context/projection-positions.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';

/** Waits until a projection has reached a position, by looking at its checkpoint with growing pauses (2 to 50 ms). */
export class LogPositions extends ProjectionPositions {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async waitFor(schema: string, name: string, position: number, timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    for (let pause = 2; ; pause = Math.min(50, pause * 1.5)) {
      const [row] = await this.database.read<{ position: string }>(schema, {
        name: 'sub.position',
        text: 'select position from subscription where name = $1 and shard = 0',
        values: [name],
      });
      if (row && Number(row.position) >= position) return true;
      if (performance.now() + pause > deadline) return false;
      await sleep(pause);
    }
  }

  override async behind(schema: string, name: string): Promise<number | undefined> {
    const [row] = await this.database.read<{ head: string }>(schema, {
      name: 'sub.behind',
      text: `select h.position as head from event_head h left join subscription s on s.shard = h.shard and s.name = $1
             where h.shard = 0 and coalesce(s.position, 0) < h.position`,
      values: [name],
    });
    return row && Number(row.head);
  }
}
