import { memoryOf } from '../kit/process-memory.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type AppName, type Cluster } from '../../kit/cluster.ts';

const APPS: readonly AppName[] = ['api', 'admin', 'worker'];

/** The largest resident set that an app has ever had: the kernel's high-water mark (VmHWM), which no sampling can miss. Linux only. */
export function memory(cluster: Cluster): Result[] {
  const peaks = APPS.flatMap((app) => {
    const memory = memoryOf(cluster.pid(app));
    return memory ? [{ app, mb: memory.peak }] : [];
  });
  if (peaks.length < APPS.length) {
    console.log('memory: not measured, there is no /proc here');
    return [];
  }
  console.log(`memory: ${peaks.map(({ app, mb }) => `${app} ${mb.toFixed(0)} MB`).join(', ')} at their peaks`);
  return [
    {
      name: 'rss.max.mb',
      value: rounded(Math.max(...peaks.map(({ mb }) => mb))),
      unit: 'MB',
      goal: 220,
      better: 'lower',
    },
  ];
}
