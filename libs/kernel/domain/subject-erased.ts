import { type Event } from './event.ts';
import { eventCatalogue } from './event-catalogue.ts';

/**
 * A person was erased: their key is gone, and every read model writes `ERASED` where text of theirs stands. `subject` is the public
 * id by which the events name them, `tec_…`; `erasedAt` is ISO 8601 in UTC.
 */
export type SubjectErased = Event<'SubjectErased', { readonly subject: string; readonly erasedAt: string }>;

export const subjectErasedEvents = eventCatalogue<SubjectErased>({
  SubjectErased: {
    version: 1,
    public: {
      type: 'data-subject.erased',
      description: 'What is personal about somebody was erased; copies of it that you hold are to be erased as well.',
      data: ({ subject, erasedAt }) => ({ subjectId: subject, erasedAt }),
    },
  },
});
