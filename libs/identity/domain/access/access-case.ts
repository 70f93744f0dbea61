import { DomainError, type Event, eventCatalogue, type Fold } from '#kernel/domain';
import { type Holder } from './grant.ts';

/** What somebody may, or may not, do at a fixed moment: a test that the tenant's roles must go on passing. */
export interface AccessCase {
  /** UUID. */
  readonly caseId: string;
  readonly name: string;
  readonly principal: Holder;
  readonly action: string;
  /** Without an id the question is whether there is any on which it may be done. */
  readonly resource: { readonly type: string; readonly id: string | null };
  readonly circumstances: {
    /** ISO 8601. Grants are judged as of then, whenever the case is looked at. */
    readonly now: string;
    readonly level: 1 | 2;
    readonly onTrustedDevice: boolean;
    readonly ip: string | null;
  };
  readonly allowed: boolean;
}

export type AccessCaseKept = Event<'AccessCaseKept', AccessCase>;
export type AccessCaseRemoved = Event<'AccessCaseRemoved', { readonly caseId: string }>;
export type AccessCaseEvent = AccessCaseKept | AccessCaseRemoved;

/** By id, in the order in which they were kept. */
export type KeptCases = Readonly<Record<string, AccessCase>>;

export const keptCases: Fold<KeptCases, AccessCaseEvent> = {
  initial: {},
  evolve(state, { type, data }) {
    if (type === 'AccessCaseKept') return { ...state, [data.caseId]: data };
    return Object.fromEntries(Object.entries(state).filter(([caseId]) => caseId !== data.caseId));
  },
};

const MOST_CASES = 100;

/** @throws DomainError `case.too-many`, `case.name-taken` */
export function keepCase(state: KeptCases, kept: AccessCase): AccessCaseEvent[] {
  const all = Object.values(state);
  if (all.length >= MOST_CASES)
    throw new DomainError('conflict', 'case.too-many', `A tenant keeps at most ${MOST_CASES} cases`, {
      most: MOST_CASES,
    });
  if (all.some(({ name }) => name === kept.name))
    throw new DomainError('conflict', 'case.name-taken', 'Another case has this name', { name: kept.name });
  return [{ type: 'AccessCaseKept', data: kept }];
}

/** @throws DomainError `case.not-found` */
export function removeCase(state: KeptCases, caseId: string): AccessCaseEvent[] {
  if (Object.hasOwn(state, caseId)) return [{ type: 'AccessCaseRemoved', data: { caseId } }];
  throw new DomainError('not-found', 'case.not-found', 'There is no case with this id');
}

export const accessCaseEvents = eventCatalogue<AccessCaseEvent>({
  AccessCaseKept: { version: 1 },
  AccessCaseRemoved: { version: 1 },
});
