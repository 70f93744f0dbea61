import { cpus, totalmem } from 'node:os';

/** One figure. `goal` is reached when `value` is on its `better` side or equal; without one the figure is there to be known. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
  readonly better: 'higher' | 'lower';
  /** Of the rounds, where `value` is their median. */
  readonly lowest?: number;
  readonly highest?: number;
  /** Processor time of client and server for each event in µs; absent where there is no /proc. */
  readonly cpuPerEvent?: { readonly ours: number; readonly peer?: number };
  /** What else must be known to read the figure: how many tenants there were, and the like. */
  readonly with?: Readonly<Record<string, number>>;
}

/**
 * Prints what was missed, and as the last line everything as one JSON object.
 * @param conditions what differed from a full run; they stand in that object
 */
export function report(
  bench: string,
  postgres: string,
  results: readonly Result[],
  conditions: Readonly<Record<string, unknown>> = {},
): void {
  const goals = results.filter(({ goal }) => goal !== undefined);
  const missed = goals.filter((result) => !reached(result));
  for (const { name, value, unit, goal, better } of missed) {
    console.log(
      `missed: ${name} is ${value} ${unit}, the goal is ${better === 'higher' ? 'at least' : 'at most'} ${goal}`,
    );
  }
  if (missed.length === 0) console.log(`all ${goals.length} goals reached`);
  console.log(JSON.stringify({ bench, machine: machine(postgres), ...conditions, results }));
}

/** Three significant digits: no figure here is worth more. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function reached({ value, goal, better }: Result): boolean {
  if (goal === undefined) return true;
  return better === 'higher' ? value >= goal : value <= goal;
}

function machine(postgres: string) {
  const processors = cpus();
  return {
    cpus: processors.length,
    model: processors[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres,
  };
}
