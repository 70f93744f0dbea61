import { describe, expect, test } from 'vitest';
import { changeByRefusal, unsteadyRead } from './aftermath.ts';
import { type Answered } from './oracle.ts';
import { documents, fuzzLane, SEED } from './fuzz-lane.ts';
import { describeFinding, fuzz, type FuzzParts } from './fuzzer.ts';

const lane = fuzzLane('api');

describe('the fuzzer finds', () => {
  const listBookings = documents.api.operations.find(({ operationId }) => operationId === 'listBookings')!;
  const planted = (plant: (url: string, answer: Answered) => Answered): FuzzParts => {
    const parts = lane.partsFor(listBookings);
    return { ...parts, send: async (operation, asked) => plant(asked.url, await parts.send(operation, asked)) };
  };

  test('a planted 500, and makes its request small', async () => {
    const found = await fuzz(
      listBookings,
      planted((url, answer) =>
        url.includes('limit') ? { ...answer, status: 500, text: 'select * from booking' } : answer,
      ),
      { cases: 200, seed: SEED },
    );
    expect(found).toMatchObject({
      fault: expect.stringContaining('500'),
      asked: { url: expect.stringMatching(/^[^&]*limit[^&]*$/) },
    });
    expect(describeFinding(found!)).toContain("curl -i -X GET '$CLUTCH_API/v1/bookings?limit=");
  });

  test('a planted leak', async () => {
    const canary = lane.world.owner.canary;
    const leaking = planted((_, answer) =>
      answer.status === 200 ? { ...answer, text: answer.text.replace('{', `{"planted":"${canary}",`) } : answer,
    );
    const found = await fuzz(listBookings, leaking, { cases: 200, seed: SEED });
    expect(found).toMatchObject({ asked: { caller: 'stranger' }, fault: `shows what is another tenant's: ${canary}` });
  });

  test('an answer that does not fit its document, and an error that is no problem', async () => {
    const bare = planted((_, answer) => (answer.status === 200 ? { ...answer, text: '{"data":"none"}' } : answer));
    expect(await fuzz(listBookings, bare, { cases: 200, seed: SEED })).toMatchObject({
      fault: expect.stringContaining('schema'),
    });
    const html = { 'content-type': 'text/html' };
    const page = planted((_, answer) =>
      answer.status >= 400 ? { ...answer, headers: { ...answer.headers, ...html } } : answer,
    );
    expect(await fuzz(listBookings, page, { cases: 200, seed: SEED })).toMatchObject({
      fault: expect.stringContaining('text/html'),
    });
  });

  const ASKED = { caller: 'owner', method: 'GET', url: '/v1/bookings', headers: {}, body: undefined } as const;

  const alone = <T>(work: () => Promise<T>) => lane.world.alone(work);

  test('a read that answers differently the second time', async () => {
    const { send } = lane.partsFor(listBookings);
    let times = 0;
    const once: FuzzParts['send'] = async (operation, asked) => {
      const answer = await send(operation, asked);
      return (times += 1) === 1 ? { ...answer, text: `${answer.text} planted` } : answer;
    };
    expect(await unsteadyRead(listBookings, [ASKED], { send: once, alone })).toContain('differently');
    expect(await unsteadyRead(listBookings, [ASKED], { send, alone })).toBeUndefined();
  });

  test('a write that is refused and has changed something, be it once', async () => {
    const registerVehicle = documents.api.operations.find(({ operationId }) => operationId === 'registerVehicle')!;
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'planted' };
    const asked = { ...ASKED, method: 'POST', url: '/v1/vehicles', headers, body: '{"vin":"none"}' };
    const { send } = lane.partsFor(registerVehicle);
    const rows = () => lane.world.rows(registerVehicle);
    await send(registerVehicle, asked); // the first refusal under a key moves the log's head, with its ledger's line and no event
    let touched: Promise<void> | undefined;
    const writing: FuzzParts['send'] = async (operation, one) => {
      await (touched ??= lane.world.touch());
      return send(operation, one);
    };
    const findings = () => changeByRefusal(registerVehicle, [asked], { send: writing, rows, alone });
    expect(await findings()).toContain('changes identity_user');
    expect(await findings()).toBeUndefined();
  });

  test('nothing in what a worker does beside: it stands still meanwhile, and goes on behind', async () => {
    const { send } = lane.partsFor(listBookings);
    const waiting = { 'content-type': 'application/json', prefer: 'wait=1' };
    const asked = {
      ...ASKED,
      method: 'POST',
      url: '/v1/bookings/exports',
      headers: waiting,
      body: '{"format":"ndjson"}',
    };
    const { id, state } = JSON.parse((await alone(() => send(listBookings, asked))).text) as LongWork;
    expect(state).toBe('waiting');
    const patient = { ...ASKED, url: `/v1/operations/${id}`, headers: { prefer: 'wait=20' } };
    expect(JSON.parse((await send(listBookings, patient)).text)).toMatchObject({ state: 'done' });
  });
});

interface LongWork {
  readonly id: string;
  readonly state: string;
}
