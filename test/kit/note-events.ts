import { type Event, eventCatalogue, shown } from '#kernel';

/** A public event, and one that stays inside. */
export type Noted = Event<'Noted', { n: number }> | Event<'Whispered', { n: number }>;
/** A context that writes notes. */
export const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: {
        version: 1,
        public: {
          type: 'note.written',
          description: 'A note.',
          shape: { n: shown.integer('A number.', 1) },
          data: ({ n }) => ({ n }),
        },
      },
      Whispered: { version: 1 },
    }),
  ],
};
