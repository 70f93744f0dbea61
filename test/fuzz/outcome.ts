/** What came of the cases of one operation. */
export interface Outcome {
  readonly app: string;
  readonly operationId: string;
  readonly cases: number;
  /** Answered with success. */
  readonly reached: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** `201`, or `422 request.invalid`, with how often. */
  readonly answers: Readonly<Record<string, number>>;
}

/** One line for each operation: cases, how many were answered with success, how long a case took, and what was answered most. */
export function writtenTally(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(({ app, operationId, cases, reached, seconds, answers }) => {
    const most = Object.entries(answers).toSorted(([, a], [, b]) => b - a);
    const shown = most.slice(0, 6).map(([answer, times]) => `${times} × ${answer}`);
    return [
      `${app} ${operationId}`.padEnd(36),
      String(cases).padStart(6),
      String(reached).padStart(6),
      ((seconds * 1_000) / Math.max(cases, 1)).toFixed(1).padStart(8),
      ` ${shown.join(', ')}`,
    ].join('');
  });
  return [`${'operation'.padEnd(36)} cases    2xx ms/case answers`, ...lines].join('\n');
}
