import { join } from 'node:path';
import { BenchProcess } from '../kit/bench-process.ts';
import { percentile } from '../kit/statistics.ts';
import type { Storm, Weathered } from './storm-load.ts';

/** A load generator of its own, so that two can run beside each other. */
export class Stormer {
  private constructor(private readonly process: BenchProcess<Storm, Weathered>) {}

  static async start(): Promise<Stormer> {
    return new Stormer(await BenchProcess.start<Storm, Weathered>(join(import.meta.dirname, 'storm-process.ts'), {}));
  }

  /** @throws Error when anything but 2xx and 503 came back */
  async send(storm: Storm): Promise<Weathered> {
    const weathered = await this.process.ask(storm);
    const { served, shed, other } = weathered;
    // Requests that are on their way at the end are cut off; more than those is a fault.
    if (other > storm.connections)
      throw new Error(`${other} of ${served.length + shed.length + other} requests were neither served nor shed`);
    return weathered;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

export const perSecond = ({ served, seconds }: Weathered): number => served.length / seconds;
export const p99 = (times: readonly number[]): number => (times.length === 0 ? 0 : percentile(times, 0.99));
