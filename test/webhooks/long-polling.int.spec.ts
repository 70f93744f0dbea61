import { beforeEach, describe, expect, test } from 'vitest';
import { RevokeApiKey } from '../../libs/platform/commands/revoke-api-key.command.ts';
import { numbers, PolledApp } from './polled-app.ts';

const polled = new PolledApp();
const waits = (count: number) => expect.poll(() => polled.waiting).toBe(count);

describe('a request that waits', () => {
  beforeEach(async () => {
    await polled.append(1);
    await polled.create({ name: 'warehouse', types: ['note.written'] });
  });
  const wait = (seconds = 30) => polled.read('', { prefer: `wait=${seconds}` });

  test('is answered when an event comes that it wants, not by one that it does not', async () => {
    const [byName, byCursor] = [wait(), polled.ask('GET', '/events?cursor=1', { headers: { prefer: 'wait=30' } })];
    await waits(2);
    await polled.append(2, 'Erased');
    expect(numbers(await byCursor)).toEqual([2]);
    await waits(1);
    await polled.append(3);
    const answer = await byName;
    expect([numbers(answer), answer.applied, answer.body.page.nextCursor]).toEqual([[3], 'wait=30', '3']);
    await waits(0);
  });

  test('ends with an empty page at its time, behind what was passed over meanwhile', async () => {
    const waiting = wait(1);
    await polled.append(2, 'Erased');
    const { status, applied, body } = await waiting;
    expect([status, applied, body.data, body.page.hasMore]).toEqual([200, 'wait=1', [], false]);
    expect(['1', '2']).toContain(body.page.nextCursor);
  });

  test('does not wait where there is something already', async () => {
    await polled.seek('beginning');
    const answer = await wait();
    expect([numbers(answer), answer.applied]).toEqual([[1], 'wait=30']);
    expect(await polled.ask('GET', '/events?order=desc', { headers: { prefer: 'wait=30' } })).toMatchObject({
      applied: null,
    });
  });

  test('goes when its caller goes', async () => {
    const caller = new AbortController();
    const path = '/event-consumers/warehouse/events';
    const waiting = polled.ask('GET', path, { headers: { prefer: 'wait=30' }, signal: caller.signal });
    await waits(1);
    caller.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await waits(0);
  });

  test('is answered when the process ends', async () => {
    const waiting = wait();
    await waits(1);
    await polled.restart();
    expect(await waiting).toMatchObject({ status: 200, body: { data: [] } });
  });

  test('reads from where the consumer was moved to meanwhile', async () => {
    const waiting = wait();
    await waits(1);
    await polled.seek('beginning');
    await polled.append(2);
    const { body } = await waiting;
    expect([body.data.map(({ data }) => data.n), body.checkpoint]).toEqual([[1, 2], { position: 0, version: 2 }]);
  });

  test('is shown nothing when its key was revoked meanwhile', async () => {
    const waiting = wait();
    await waits(1);
    await polled.command(new RevokeApiKey(polled.key.id));
    await polled.append(2);
    expect(await waiting).toMatchObject({ status: 401, code: 'key.revoked' });
  });

  test('is one of sixteen of its tenant: the next one is answered at once, and that of another tenant waits', async () => {
    const waiting = Array.from({ length: 16 }, () => wait());
    await waits(16);
    expect(await wait()).toMatchObject({ status: 200, applied: null, body: { data: [] } });
    const other = await polled.clutch.newTenant();
    const { secret } = await polled.newKey(other);
    const caller = new AbortController();
    const { signal } = caller;
    const stranger = polled.ask('GET', '/events', { secret, signal, headers: { prefer: 'wait=30' } });
    await waits(17);
    caller.abort();
    await expect(stranger).rejects.toThrow('aborted');
    await polled.append(2);
    for (const answer of await Promise.all(waiting)) expect(numbers(answer)).toEqual([2]);
  });
});
