import { describe, expect, test } from 'vitest';
import { alertOf, endpointAlertEvents, lastAlert } from './endpoint-alert-events.ts';
import { type EndpointNotice, isMailed, noticeOfChange, type NoticeOf, noticesOf } from './endpoint-alerts.ts';
import { writeEndpointLetter } from './endpoint-letter.ts';

const ENDPOINT = '01933b7a-0000-7000-8000-000000000001';
const SINCE = '2026-11-17T06:00:00.000Z';
const AT = '2026-11-22T06:00:00.000Z';
const noted = (notice: NoticeOf): EndpointNotice => ({ id: ENDPOINT, at: AT, ...notice });
const failing = (percent: number): NoticeOf => ({ kind: 'failing', percent, failingSince: SINCE });

describe('what is told of the tries of an endpoint', () => {
  test('are transitions: that the breaker pauses and goes on is not told', () => {
    expect(noticesOf([{ kind: 'paused', probeAt: AT }, { kind: 'resumed' }], null)).toEqual([]);
    expect(noticesOf([{ kind: 'resumed' }, { kind: 'recovered' }], null)).toEqual([{ kind: 'recovered' }]);
  });

  test('is the end of the ladder as a step and as what it does, with its reason once', () => {
    const changes = [failing(100), { kind: 'disabled', failingSince: SINCE }] as const;
    expect(noticesOf(changes as never, 'failing')).toEqual([failing(100), { kind: 'disabled', reason: 'failing' }]);
  });

  test('goes out by mail where somebody has to do something, four times on the way down the ladder', () => {
    const ladder = [50, 70, 90, 100].map(failing);
    const all: NoticeOf[] = [...ladder, { kind: 'disabled', reason: 'failing' }];
    expect(all.filter(isMailed)).toEqual([failing(50), failing(70), failing(90), all[4]]);
    for (const reason of ['person', 'unverified'] as const) expect(isMailed({ kind: 'disabled', reason })).toBe(false);
    expect(isMailed({ kind: 'certificate', withinDays: 30, expiresAt: AT })).toBe(true);
    expect(isMailed({ kind: 'changed', status: 'active', fields: ['url'] })).toBe(false);
  });
});

describe('what is told of a change by somebody', () => {
  test.each([
    ['active', 'disabled', ['status'], { kind: 'disabled', reason: 'person' }],
    ['disabled', 'active', ['status'], { kind: 'changed', status: 'active', fields: ['status'] }],
    ['active', 'active', ['url'], { kind: 'changed', status: 'active', fields: ['url'] }],
    ['active', 'active', [], undefined],
  ] as const)('from %s to %s with %j', (before, after, fields, told) => {
    expect(noticeOfChange(before, after, fields)).toEqual(told);
  });
});

describe('the events', () => {
  const all: NoticeOf[] = [
    failing(50),
    { kind: 'recovered' },
    { kind: 'disabled', reason: 'gone' },
    { kind: 'changed', status: 'active', fields: ['url'] },
    { kind: 'certificate', withinDays: 7, expiresAt: AT },
  ];

  test('name the endpoint as the API does, and the last one is what is known of it', () => {
    for (const notice of all) {
      const event = alertOf(ENDPOINT, noted(notice));
      expect(lastAlert.evolve(lastAlert.initial, event)).toBe(event);
      const shown = endpointAlertEvents[event.type].public!.data(event.data as never);
      expect(shown).toMatchObject({ endpointId: expect.stringMatching(/^whe_/) });
      expect(Object.keys(shown)).toEqual(Object.keys(endpointAlertEvents[event.type].public!.shape));
    }
  });
});

describe('the letter', () => {
  const reader = { name: 'Ana', tenant: 'garage', url: 'https://till.example/hook' };

  test('says what happened and what to do, in the language of who reads it', () => {
    const disabled = noted({ kind: 'disabled', reason: 'failing' });
    const english = writeEndpointLetter(disabled, { ...reader, locale: 'en' });
    const arabic = writeEndpointLetter(disabled, { ...reader, locale: 'ar-EG' });
    expect(english.subject).toBe('garage: a webhook endpoint is disabled');
    expect(english.text).toContain('/recoveries');
    expect(arabic.text).toMatch(/[\u0600-\u06ff]/u);
    expect(arabic.text).toContain(reader.url);
  });
});
