import { expect, test } from 'vitest';
import { LazyConnection } from './lazy-connection.ts';

/** Opens what is numbered from 1, when told to; the first `failures` times it fails. */
function numbered(failures = 0): { readonly shared: LazyConnection<number>; readonly proceed: () => void } {
  const waiting: (() => void)[] = [];
  let opened = 0;
  const shared = new LazyConnection(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    opened += 1;
    if (opened <= failures) throw new Error(`not open: ${opened}`);
    return opened;
  });
  return { shared, proceed: () => waiting.splice(0).forEach((go) => go()) };
}

test('all who ask get the same one, and it is taken once', async () => {
  const { shared, proceed } = numbered();
  const asked = [shared.get(), shared.get()];
  proceed();
  expect(await Promise.all([...asked, shared.get()])).toEqual([1, 1, 1]);
  expect([await shared.take(), await shared.take()]).toEqual([1, undefined]);
});

test('one that did not come up is told to all who waited, is nothing to take, and is opened anew', async () => {
  const { shared, proceed } = numbered(1);
  const outcomes = Promise.allSettled([shared.get(), shared.get()]);
  const taken = shared.take();
  proceed();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await taken).toBeUndefined();
  const again = shared.get();
  proceed();
  expect(await again).toBe(2);
});

test('taking waits for one that is being opened, and leaves none behind', async () => {
  const { shared, proceed } = numbered();
  const asked = shared.get();
  const taken = shared.take();
  proceed();
  expect([await asked, await taken]).toEqual([1, 1]);
});

test('nobody has asked: there is nothing to take', async () => {
  expect(await numbered().shared.take()).toBeUndefined();
});
