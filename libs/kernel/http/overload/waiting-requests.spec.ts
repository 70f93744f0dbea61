import Fastify, { type FastifyReply } from 'fastify';
import { type ModuleRef } from '@nestjs/core';
import { afterEach, expect, test } from 'vitest';
import { type AuthenticationGuard } from '../authorization/authentication.guard.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { Overload } from './overload.ts';
import { type Waited, WaitingRequests } from './waiting-requests.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const until = (holds: () => boolean) => expect.poll(holds, { interval: 5 }).toBe(true);

/** A server of four places. A request for `/wait` waits for `wake`, in its place or out of it; `/now` is answered at once. */
async function patientServer({ keepsPlace = false } = {}) {
  const app = Fastify();
  const overload = new Overload({ maxDelayMs: 60_000, maxConcurrent: 4 });
  overload.guard(app);
  app.decorateRequest('principal');
  const guard = { principalOf: () => Promise.resolve({ ability: {} }) } as unknown as AuthenticationGuard;
  const outside = keepsPlace ? ({ stepOut: () => () => Promise.resolve(true) } as unknown as Overload) : overload;
  const none = { get: () => undefined } as unknown as ModuleRef;
  const waiting = new WaitingRequests(outside, guard, none);
  open.push({ close: () => (waiting.beforeApplicationShutdown(), app.close()) });
  const wakers = new Set<() => void>();
  const wait = (request: HttpRequest, reply: FastifyReply, schema: string): Promise<Waited> =>
    waiting.wait({ request, reply, schema, waitMs: 30_000 }, (wake) => {
      wakers.add(wake);
      return () => wakers.delete(wake);
    });
  app.get<{ Params: { schema: string } }>('/wait/:schema', async (request, reply) => ({
    how: (await wait(request as unknown as HttpRequest, reply, request.params.schema)).how,
  }));
  app.get('/now', () => ({ how: 'at once' }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(`${url}${path}`);
    return response.status === 200 ? ((await response.json()) as { how: string }).how : String(response.status);
  };
  const wakeAll = (): void => wakers.forEach((wake) => wake());
  return { ask, overload, waiting, wakers, wakeAll };
}

test('however many wait, others are answered, and all who are woken are too', async () => {
  const { ask, overload, waiting, wakers, wakeAll } = await patientServer();
  const patient: Promise<string>[] = [];
  for (let n = 1; n <= 30; n += 1) {
    patient.push(ask(`/wait/t${n % 3}`));
    await until(() => wakers.size === n);
  }
  expect(overload.state).toMatchObject({ running: 0, waiting: 0, shed: 0 });
  expect(await Promise.all(Array.from({ length: 4 }, () => ask('/now')))).toEqual(Array(4).fill('at once'));
  wakeAll();
  const answers = await Promise.all(patient);
  // Four places, and as many more may queue for them as four: the others have waited in vain, and are told so.
  expect(answers.filter((how) => how === 'woken').length).toBeGreaterThanOrEqual(4);
  expect(answers.every((how) => how === 'woken' || how === 'over')).toBe(true);
  await until(() => overload.state.running === 0 && waiting.count === 0);
});

test('who waits in its place keeps others out: the control', async () => {
  const { ask, wakers, wakeAll } = await patientServer({ keepsPlace: true });
  const patient = Array.from({ length: 8 }, () => ask('/wait/t'));
  await until(() => wakers.size === 4);
  expect(await ask('/now')).toBe('503');
  const waking = setInterval(wakeAll, 2);
  await Promise.all(patient);
  clearInterval(waking);
});

test('a tenant has sixteen that wait, and another one its own', async () => {
  const { ask, wakers, wakeAll } = await patientServer();
  const patient: Promise<string>[] = [];
  for (let n = 1; n <= 16; n += 1) {
    patient.push(ask('/wait/one'));
    await until(() => wakers.size === n);
  }
  expect(await ask('/wait/one')).toBe('refused');
  const other = ask('/wait/other');
  await until(() => wakers.size === 17);
  wakeAll();
  expect(['woken', 'over']).toContain(await other);
  await Promise.all(patient);
});

test('when the process ends all are let go, and nobody waits any more', async () => {
  const { ask, waiting, wakers } = await patientServer();
  const patient = ask('/wait/one');
  await until(() => wakers.size === 1);
  waiting.beforeApplicationShutdown();
  expect([await patient, await ask('/wait/one')]).toEqual(['over', 'refused']);
});
