import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second (USER_HZ), on every platform that Clutch runs on. */
const TICK_MS = 10;

/** What one process has used, and what its children that have ended used; in ms. */
interface ProcessTime {
  readonly own: number;
  readonly ended: number;
}

/**
 * Processor time of a process and all its children, living and ended, in ms since their start: of a Postgres with all its backends when
 * `pid` is the postmaster's. Undefined where there is no /proc.
 */
export function familyTimeMs(pid: number): number | undefined {
  const parent = timeOf(pid);
  if (!parent) return undefined;
  const children = childrenOf(pid).map((child) => timeOf(child)?.own ?? 0); // a child that has just ended is in `ended`
  return parent.own + parent.ended + children.reduce((sum, time) => sum + time, 0);
}

/** The children of a process that live. Empty where there is no /proc. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function timeOf(pid: number): ProcessTime | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads a line of /proc/<pid>/stat: utime, stime, cutime, cstime (proc_pid_stat(5)). The name in it may hold blanks and brackets. */
export function parseStat(line: string): ProcessTime {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = (field: number): number => Number(fields[field - 3]);
  return { own: (ticks(14) + ticks(15)) * TICK_MS, ended: (ticks(16) + ticks(17)) * TICK_MS };
}
