import { existsSync, readFileSync } from 'node:fs';
import { type Result, rounded } from '../kit/report.ts';
import { type AppName, type Cluster } from '../../kit/cluster.ts';

const APPS: readonly AppName[] = ['api', 'admin', 'worker'];

/** The largest resident set that an app has ever had: the kernel's high-water mark (VmHWM), which no sampling can miss. Linux only. */
export function memory(cluster: Cluster): Result[] {
  if (!existsSync('/proc/self/status')) {
    console.log('memory: not measured, there is no /proc here');
    return [];
  }
  const peaks = APPS.map((app) => ({ app, mb: peakMb(cluster.pid(app)) }));
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

function peakMb(pid: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return (Number(kib) * 1_024) / 1_000_000;
}
