import { type Fold, type SubjectErased } from '#kernel/domain';

/** A person whom the tenant's log speaks of, by their public id. */
export type DataSubject =
  { readonly status: 'unnoticed' } | { readonly status: 'erased'; readonly subject: string; readonly erasedAt: string };

export const dataSubject: Fold<DataSubject, SubjectErased> = {
  initial: { status: 'unnoticed' },
  evolve: (_state, { data }) => ({ status: 'erased', ...data }),
};
