import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { neighbours, plays, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { RequireVehicle } from '#fleet/contracts';
import { telematicsContext, TelematicsModule } from '../telematics.module.ts';

/** One request as a client of some version has sent it, and what it was answered then. */
interface Recorded {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly status: number;
  readonly answer: object;
}

let clutch: TestInstallation;
let http: TestHttp;

beforeAll(async () => {
  clutch = await testInstallation([telematicsContext]);
  http = await testHttp(
    clutch,
    await clutch.newTenant(),
    TelematicsModule,
    neighbours(plays(RequireVehicle, () => undefined)),
  );
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

const recordedAs = (version: string): readonly Recorded[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${version}.json`), 'utf8')) as Recorded[];
const speaking = (version?: string): Record<string, string> =>
  version === undefined ? {} : { 'clutch-version': version };

/** Sends what was recorded to a new vehicle. @returns what differs from what was answered then */
async function replay(calls: readonly Recorded[], version?: string): Promise<string[]> {
  const vehicle = `/v1/vehicles/${typedId('veh', uuidv7())}`;
  const differences: string[] = [];
  for (const { operation, method, path, body, status, answer } of calls) {
    const url = vehicle + path;
    const now =
      method === 'GET' ? await http.get(url, speaking(version)) : await http.post(url, body, speaking(version));
    if (now.status !== status) differences.push(`${operation}: ${now.status} in place of ${status}`);
    try {
      expect(now.body).toMatchObject(answer);
    } catch {
      differences.push(`${operation}: ${JSON.stringify(now.body)}`);
    }
  }
  return differences;
}

describe('what clients of each version have recorded', () => {
  test.each(['2026-11-01', '2026-11-21'])('is answered as it was then: %s', async (version) => {
    expect(clutch.kernel.versions.has(version)).toBe(true);
    expect(await replay(recordedAs(version), version)).toEqual([]);
  });

  test('covers every operation that a change has touched', () => {
    const touched = clutch.kernel.versions.changes.flatMap(({ schemas }) =>
      schemas.flatMap(({ answers = {}, requests = {} }) => [...Object.keys(answers), ...Object.keys(requests)]),
    );
    const recorded = new Set(recordedAs('2026-11-01').map(({ operation }) => operation));
    expect(touched.filter((operation) => !recorded.has(operation))).toEqual([]);
  });

  test('is answered otherwise without the version: the control', async () => {
    const differing = (await replay(recordedAs('2026-11-01'))).map((line) => line.split(':', 1)[0]);
    expect(new Set(differing)).toEqual(new Set(['storePositions', 'getLastPosition', 'listPositions', 'listTrips']));
  });
});

describe('Clutch-Version', () => {
  const PATH = `/v1/vehicles/${typedId('veh', uuidv7())}/positions`;

  test('is on every answer, errors too: the one that was asked for, else the newest', async () => {
    for (const [sent, echoed] of [
      ['2026-11-01', '2026-11-01'],
      [undefined, '2026-11-21'],
    ]) {
      expect((await http.get(PATH, speaking(sent))).headers['clutch-version']).toBe(echoed);
      expect((await http.get(`${PATH}?limit=0`, speaking(sent))).headers['clutch-version']).toBe(echoed);
    }
  });

  test.each(['2026-11-02', 'newest', '', '2026-11-01, 2026-11-21'])(
    '"%s" is refused with those that there are',
    async (version) => {
      expect(await http.get(PATH, speaking(version))).toMatchObject({
        status: 400,
        body: { code: 'version.unknown', versions: ['2026-11-01', '2026-11-21'] },
      });
    },
  );
});
