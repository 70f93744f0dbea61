import { join } from 'node:path';
import { expect, test } from 'vitest';
import { typedId } from '#kernel/domain';
import { goldenEvents, specFor } from '#kernel/testing';
import {
  end,
  type Impersonation,
  impersonation,
  impersonationEvents,
  type ImpersonationStarted,
  start,
} from './impersonation.ts';

goldenEvents(join(import.meta.dirname, '../../events.golden'), impersonationEvents, impersonation);

const given = specFor(impersonation);
const data = {
  impersonationId: '01933b7a-0000-7000-8000-000000000001',
  userId: '01933b7a-0000-7000-8000-000000000002',
  reason: 'Cannot find a booking',
  ticket: 'SUP-1',
  expiresAt: '2026-12-01T10:00:00.000Z',
};
const started: ImpersonationStarted = { type: 'ImpersonationStarted', data };
const ended = { impersonationId: data.impersonationId, userId: data.userId, endedBy: 'tenant' as const };

test('support is let in where the tenant lets it', () => {
  given()
    .when((state) => start(state, { ...data, isAllowed: true }))
    .emits(started);
  given()
    .when((state) => start(state, { ...data, isAllowed: false }))
    .refuses('impersonation.switched-off');
});

test('it is ended once, and only where it was', () => {
  const stop = (state: Impersonation) => end(state, 'tenant');
  given(started).when(stop).emits({ type: 'ImpersonationEnded', data: ended });
  given(started, { type: 'ImpersonationEnded', data: ended }).when(stop).emits();
  given().when(stop).refuses('impersonation.not-found');
});

test('whoever listens is told who, under which ticket and until when, but not why', () => {
  expect(impersonationEvents.ImpersonationStarted.public!.data(data)).toEqual({
    impersonationId: typedId('imp', data.impersonationId),
    userId: typedId('usr', data.userId),
    ticket: 'SUP-1',
    expiresAt: data.expiresAt,
  });
});
