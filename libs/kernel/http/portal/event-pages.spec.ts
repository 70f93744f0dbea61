import { describe, expect, test } from 'vitest';
import { THING_MADE } from '../../testing/thing-made.ts';
import { type PublicEventType } from '../../events/public-catalogue.ts';
import { type Language } from '../problems/registry/language.ts';
import { eventList, eventPage } from './event-pages.ts';
import { type PortalView } from './portal-page.ts';

const DROPPED: PublicEventType = {
  ...THING_MADE,
  type: 'thing.dropped',
  deprecated: 'Things are removed, not dropped.',
  deprecatedOn: '2026-10-01',
  archivedOn: '2026-11-01',
  successor: 'thing.made',
};
const GUESSED: PublicEventType = { ...THING_MADE, type: 'thing.guessed', feature: 'preview:guesses' };
const TYPES = [DROPPED, GUESSED, THING_MADE];

const view = (language: Language): PortalView => ({
  brand: { name: 'Garage', logoUrl: null, accentColor: null },
  language,
  isChosen: false,
  path: '/docs/events',
  hasEvents: true,
});
const pageOf = (name: string, language: Language = 'en') => eventPage(view(language), TYPES, name)!.body.text;

describe('the page of an event', () => {
  test('says that nobody should rely on it any more, since when, and what to use instead', () => {
    for (const said of ['Things are removed', '(2026-10-01)', '2026-11-01', '/docs/events/thing.made"'])
      expect(pageOf('thing.dropped')).toContain(said);
    const note = 'Do not rely on it any more';
    expect(pageOf('thing.made')).not.toContain(note);
    expect(eventList(view('en'), TYPES).body.text.split(note)).toHaveLength(2);
  });

  test.each([
    ['en', 'Can be asked for with a plan that has the feature'],
    ['ar', 'يمكن طلبه مع خطة لها الميزة'],
  ] as const)('says in %s which feature of a plan it takes', (language, said) => {
    expect(pageOf('thing.guessed', language)).toContain(`${said} <code dir="ltr">preview:guesses</code>`);
    expect(pageOf('thing.made', language)).not.toContain(said);
  });
});
