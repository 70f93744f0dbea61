import { appendFileSync } from 'node:fs';
import process from 'node:process';

/** What a reliability test saw; a control names the planted bug and how it was caught. */
export interface Outcome {
  readonly test: string;
  /** Absent where nothing is random. */
  readonly seed?: number;
  /** Counts, as a person reads them. */
  readonly saw: string;
  readonly control?: string;
  readonly seconds: number;
}

/** Prints the outcome and, under `npm run reliability`, keeps it for RELIABILITY.md. */
export function record(outcome: Outcome): void {
  const { test, seed, saw, control, seconds } = outcome;
  const what = control === undefined ? test : `${test}, control "${control}"`;
  console.log(`${what}${seed === undefined ? '' : `, seed ${seed}`}: ${saw} (${seconds.toFixed(1)} s)`);
  const file = process.env['RELIABILITY_RECORD'];
  if (file) appendFileSync(file, `${JSON.stringify(outcome)}\n`);
}
