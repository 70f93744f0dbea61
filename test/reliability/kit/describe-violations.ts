import { type Violation } from '../checker/violation.ts';

const SHOWN = 8;
const LENGTH = 400;

/** `none`, or how many there are and the first ones, one line each. */
export function describeViolations(violations: readonly Violation[]): string {
  if (violations.length === 0) return 'none';
  const lines = violations.slice(0, SHOWN).map(({ invariant, what }) => `  ${invariant}: ${what}`.slice(0, LENGTH));
  return [`${violations.length} violations`, ...lines].join('\n');
}
