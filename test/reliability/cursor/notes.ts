import { type Event, eventCatalogue } from '#kernel';

/** Says who wrote it and as which of theirs, so that each can be missed by name. */
export type Noted = Event<'CursorNoted', { readonly writer: number; readonly n: number }>;

export const notesContext = { name: 'cursor', events: [eventCatalogue<Noted>({ CursorNoted: { version: 1 } })] };

export const noteName = ({ writer, n }: Noted['data']): string => `${writer}.${n}`;
