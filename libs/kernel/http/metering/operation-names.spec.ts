import { expect, test } from 'vitest';
import { Clock } from '../../domain/clock.ts';
import { OperationNames } from './operation-names.ts';

class SetClock extends Clock {
  at = new Date('2026-11-21T12:00:00Z');
  override now(): Date {
    return this.at;
  }
}
/** So many names of one tenant, all but the first 200 of a day as `other`. */
const ask = (names: OperationNames, tenant: string, count: number) =>
  new Set(Array.from({ length: count }, (_, index) => names.of(tenant, `Query${index}`)));

test('a tenant that makes up names uses up its own alone, and those that it had before go on', () => {
  const names = new OperationNames('graphql', new SetClock());
  expect(names.of('quiet', 'ListBookings')).toBe('graphql:ListBookings');
  const told = ask(names, 'busy', 1_000);
  expect([told.size, told.has('graphql:Query199'), told.has('graphql:Query200')]).toEqual([201, true, false]);
  expect([names.of('busy', 'ListBookings'), names.of('busy', 'Query7')]).toEqual(['graphql:other', 'graphql:Query7']);
  expect(ask(names, 'quiet', 199).has('graphql:other')).toBe(false);
});

test('the next day begins anew', () => {
  const clock = new SetClock();
  const names = new OperationNames('graphql', clock);
  ask(names, 'busy', 300);
  clock.at = new Date('2026-11-22T00:00:00Z');
  expect(names.of('busy', 'ListBookings')).toBe('graphql:ListBookings');
});
