import { ProjectionPositions } from '../context/projection-positions.ts';

/** Every thing of the sample but `THING` is in the read model when `seen` has reached `head`. Waiting moves `seen` to 100 and no further. */
export const SAMPLE_LOG = { head: 0, seen: 0 };

/** A read model that `SAMPLE_LOG` moves. */
export class SamplePositions extends ProjectionPositions {
  override async waitFor(_schema: string, name: string, position: number): Promise<boolean> {
    if (name !== 'sample.things' || position > 100) return false;
    SAMPLE_LOG.seen = 100;
    return true;
  }

  override async behind(): Promise<number | undefined> {
    return SAMPLE_LOG.seen < SAMPLE_LOG.head ? SAMPLE_LOG.head : undefined;
  }
}
