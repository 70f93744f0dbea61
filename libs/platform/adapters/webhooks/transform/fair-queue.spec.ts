import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

/** Takes jobs until none is left, each of which costs what its name says behind the dash. */
function drained(queue: FairQueue<string>): string[] {
  const taken: string[] = [];
  for (let job = queue.take(); job; job = queue.take()) {
    taken.push(job);
    const [owner = '', ms] = job.split('-');
    queue.charge(owner, Number(ms));
  }
  return taken;
}

test('who has used least is next, and the jobs of each come in their order', () => {
  const queue = new FairQueue<string>();
  for (const job of ['a-50', 'a-51', 'b-20', 'b-21', 'b-22']) queue.add(job[0]!, job, 9);
  expect(drained(queue)).toEqual(['a-50', 'b-20', 'b-21', 'b-22', 'a-51']);
});

test('who comes late does not get the time that it has not used', () => {
  const queue = new FairQueue<string>();
  for (const job of ['a-10', 'a-11', 'a-12']) queue.add('a', job, 9);
  for (let n = 0; n < 2; n += 1) {
    queue.take();
    queue.charge('a', 10);
  }
  for (const job of ['b-10', 'b-11', 'b-12']) queue.add('b', job, 9);
  expect(drained(queue)).toEqual(['b-10', 'a-12', 'b-11', 'b-12']);
});

test('each owner may have so many waiting', () => {
  const queue = new FairQueue<string>();
  expect([queue.add('a', 'a-1', 1), queue.add('a', 'a-2', 1), queue.add('b', 'b-1', 1)]).toEqual([true, false, true]);
  expect(drained(queue)).toEqual(['a-1', 'b-1']);
});
