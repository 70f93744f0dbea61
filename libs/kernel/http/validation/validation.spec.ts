import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp, THING, VEHICLE } from '../../testing/sample-http-app.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.app.close());

const thing = { name: 'a', vehicleId: VEHICLE };

async function errorsOf(body: unknown): Promise<unknown> {
  const answer = await sample.send('POST', '/v1/things', body);
  expect(answer.status).toBe(422);
  return (answer.body as { errors: unknown }).errors;
}

describe('a body against its class', () => {
  test('every fault has its place, array indexes and nested unknown fields too (ASVS 15.3.3)', async () => {
    const errors = await errorsOf({ ...thing, isAdmin: true, parts: [{ quantity: 1 }, { quantity: 0, 'a/b': 1 }] });
    expect(errors).toEqual([
      { pointer: '/isAdmin', code: 'unknown', detail: 'there is no isAdmin here: mend its spelling, or leave it out' },
      { pointer: '/parts/1/a~1b', code: 'unknown', detail: 'there is no a/b here: mend its spelling, or leave it out' },
      { pointer: '/parts/1/quantity', code: 'min', detail: 'quantity must not be less than 1' },
    ]);
  });
  test('what is missing is named once, with the kind of value that it wants', async () => {
    const answer = await sample.send('POST', '/v1/things', {});
    expect(answer).toMatchObject({ status: 422, body: { detail: '2 fields are wrong' } });
    expect((answer.body as { errors: unknown }).errors).toEqual([
      { pointer: '/name', code: 'required', detail: 'name is required: name must be a string' },
      {
        pointer: '/vehicleId',
        code: 'required',
        detail: 'vehicleId is required: vehicleId must be an id that begins with veh_',
      },
    ]);
  });
  test('a field with two faults is one field', async () => {
    const answer = await sample.send('POST', '/v1/things', { ...thing, parts: [{ quantity: 'many' }] });
    expect(answer).toMatchObject({ status: 422, body: { detail: '1 field is wrong' } });
    expect((answer.body as { errors: unknown[] }).errors).toHaveLength(2);
  });
  test('nothing is converted: neither a number to text nor text to a number', async () => {
    expect(await errorsOf({ ...thing, name: 12 })).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: '/name', code: 'is-string' })]),
    );
    expect(await errorsOf({ ...thing, parts: [{ quantity: '1' }] })).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: '/parts/0/quantity', code: 'is-int' })]),
    );
  });
  test('an optional field may be absent but not null', async () => {
    expect(await sample.send('POST', '/v1/things', thing)).toMatchObject({ status: 201 });
    expect(await errorsOf({ ...thing, note: null })).toEqual([
      expect.objectContaining({ pointer: '/note', code: 'is-string' }),
    ]);
  });
});

describe('public ids', () => {
  test('in a body the UUID arrives', async () => {
    expect(await sample.send('POST', '/v1/things', thing)).toMatchObject({
      body: { echo: { vehicleId: '01933b7a-0000-7000-8000-000000000002' } },
    });
  });
  test.each([THING, '01933b7a-0000-7000-8000-000000000002', 'veh_', VEHICLE.toUpperCase(), null, 12, ''])(
    '%j in a body is 422',
    async (vehicleId) => {
      expect(await errorsOf({ ...thing, vehicleId })).toEqual([
        { pointer: '/vehicleId', code: 'is-typed-id', detail: 'vehicleId must be an id that begins with veh_' },
      ]);
    },
  );
  test.each([VEHICLE, 'thg_', '01933b7a-0000-7000-8000-000000000002', THING.toUpperCase()])(
    '%s in a path is 404 with the code of its kind',
    async (id) => {
      expect(await sample.ask(`/v1/things/${id}`)).toMatchObject({ status: 404, body: { code: 'thing.not-found' } });
    },
  );
});
