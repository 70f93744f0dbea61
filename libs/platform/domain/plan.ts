import { DomainError } from '#kernel/domain';

/** Of a plan, what can contradict itself. */
interface Checked {
  readonly windows: readonly { readonly name: string }[];
  readonly quotas: readonly { readonly unit: string; readonly hard: boolean }[];
}

/** @throws DomainError `plan.invalid` for what one field cannot show: two windows of one name, a hard quota of what is counted afterwards */
export function checkPlan({ windows, quotas }: Checked): void {
  const names = windows.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`Two windows are called "${twice}"; the headers could not tell them apart`);
  const units = quotas.map(({ unit }) => unit);
  const doubled = units.find((unit, index) => units.indexOf(unit) !== index);
  if (doubled !== undefined) throw invalid(`Two quotas are of "${doubled}"; give it one amount`);
  const late = quotas.find(({ unit, hard }) => hard && unit !== 'requests');
  if (late) throw invalid(`"${late.unit}" is counted when it has happened, so its quota can only warn: make it soft`);
}

function invalid(detail: string): DomainError {
  return new DomainError('invalid', 'plan.invalid', detail);
}
