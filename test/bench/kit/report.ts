import { cpus, totalmem } from 'node:os';

/** One figure. `goal` is reached when `value` is on its `better` side or equal. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
}

/** Prints what was missed, and as the last line everything as one JSON object. */
export function report(bench: string, postgres: string, results: readonly Result[]): void {
  const missed = results.filter((result) => !reached(result));
  for (const { name, value, unit, goal, better } of missed) {
    console.log(
      `missed: ${name} is ${value} ${unit}, the goal is ${better === 'higher' ? 'at least' : 'at most'} ${goal}`,
    );
  }
  if (missed.length === 0) console.log(`all ${results.length} goals reached`);
  console.log(JSON.stringify({ bench, machine: machine(postgres), results }));
}

/** Three significant digits: no figure here is worth more. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function reached({ value, goal, better }: Result): boolean {
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
