import { type Event } from './event.ts';
import { eventCatalogue, publicEvent } from './event-catalogue.ts';
import { shown } from './public-shape.ts';

/**
 * A person was erased: their key is gone, and every read model writes `ERASED` where text of theirs stands. `subject` is the public
 * id by which the events name them, `tec_…`; `erasedAt` is ISO 8601 in UTC.
 */
export type SubjectErased = Event<'SubjectErased', { readonly subject: string; readonly erasedAt: string }>;

export const subjectErasedEvents = eventCatalogue<SubjectErased>({
  SubjectErased: {
    version: 1,
    public: publicEvent({
      type: 'data-subject.erased',
      description: 'What is personal about somebody was erased; copies of it that you hold are to be erased as well.',
      shape: {
        subjectId: shown.text(
          'The public id under which you knew them, of whatever kind.',
          'tec_01jd7r6e5vf3xbnq2m8k4tw9za',
        ),
        erasedAt: shown.instant('When it was done.'),
      },
      data: ({ subject, erasedAt }) => ({ subjectId: subject, erasedAt }),
    }),
  },
});
