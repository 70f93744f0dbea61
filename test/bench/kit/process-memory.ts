import { readFileSync, writeFileSync } from 'node:fs';

/** In MB (10^6 bytes) of one process; undefined where there is no /proc. */
export interface ProcessMemory {
  /** What is resident now. */
  readonly resident: number;
  /** The most that was ever resident, or since `forgetPeak`: the kernel's high-water mark, which no sampling can miss. */
  readonly peak: number;
}

export function memoryOf(pid: number | 'self'): ProcessMemory | undefined {
  const status = readProc(`/proc/${pid}/status`);
  return status === undefined ? undefined : { resident: megabytes(status, 'VmRSS'), peak: megabytes(status, 'VmHWM') };
}

/** Sets the high-water mark of this process back to what is resident now (proc_pid_clear_refs(5)). */
export function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

/** What a process has for itself, in MB: what would be free if it ended. Undefined where there is no /proc, or no such process any more. */
export function privateMemoryOf(pid: number): number | undefined {
  const rollup = readProc(`/proc/${pid}/smaps_rollup`);
  return rollup === undefined
    ? undefined
    : megabytes(rollup, 'Private_Clean') + megabytes(rollup, 'Private_Dirty') + megabytes(rollup, 'Private_Hugetlb');
}

/** Reads `Name:   1234 kB`. 0 where the name is missing. */
export function megabytes(text: string, name: string): number {
  const [, kib = '0'] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text) ?? [];
  return (Number(kib) * 1_024) / 1_000_000;
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
