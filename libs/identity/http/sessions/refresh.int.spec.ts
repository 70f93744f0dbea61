import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TenantDatabase, type TenantRef, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { BROWSER, type Pair, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { SESSION_SQL } from '../../commands/sessions/session-sql.ts';
import { formatRefreshToken, parseRefreshToken } from '../../domain/sessions/refresh-token.ts';
import { identityContext } from '../../identity.module.ts';

/** Somebody else's computer, in another network. */
const OTHER = {
  headers: { 'user-agent': BROWSER.replace('X11; Linux x86_64', 'Windows NT 10.0') },
  ip: '198.51.100.7',
};

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
});
beforeEach(() => {
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const refreshAt = (at: PeopleApp, refreshToken: string, sent: object = {}) =>
  at.ask('POST', '/v1/sessions/refresh', { ...sent, body: { refreshToken } });
const refresh = (refreshToken: string, sent: object = {}) => refreshAt(people, refreshToken, sent);
const pairOf = ({ json }: { readonly json: object }) => json as Pair;
const works = async ({ accessToken }: Pair, sent: object = {}) =>
  (await people.ask('GET', '/v1/sessions', { token: accessToken, ...sent })).status;
async function generationOf({ sessionId }: Pair): Promise<number | undefined> {
  const { rows } = await clutch.owner.query<{ generation: number }>(
    `select generation from ${tenant.schema}.identity_session where session_id = $1`,
    [uuidOf('ses', sessionId)],
  );
  return rows[0]?.generation;
}
const securityEvents = async (): Promise<string[]> => {
  const { rows } = await clutch.owner.query<{ type: string }>(
    `select type from ${tenant.schema}.event where category = 'person-security' order by position`,
  );
  return rows.map(({ type }) => type);
};

/** What the two answer who have one token and show it at the same time. @returns how many still have a session that works */
async function inAfterRace(at: PeopleApp): Promise<number> {
  const { refreshToken } = await at.session(tenant);
  const answers = await Promise.all([refreshAt(at, refreshToken), refreshAt(at, refreshToken, OTHER)]);
  const got = answers.filter(({ status }) => status === 200).map(pairOf);
  const alive = await Promise.all(got.map((pair) => works(pair)));
  return alive.filter((status) => status === 200).length;
}

describe('a refresh token', () => {
  test('is exchanged for the next one, again and again (ASVS 10.4.5)', async () => {
    let pair = await people.session(tenant);
    for (let step = 1; step <= 3; step += 1) {
      const answer = await refresh(pair.refreshToken);
      expect(answer.status).toBe(200);
      expect(pairOf(answer).refreshToken).not.toBe(pair.refreshToken);
      expect(pairOf(answer).sessionId).toBe(pair.sessionId);
      pair = pairOf(answer);
      expect([await works(pair), await generationOf(pair)]).toEqual([200, step]);
    }
  });

  test('that 50 requests of its sender show at the same time has one successor', async () => {
    const pair = await people.session(tenant);
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(pair.refreshToken)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => pairOf(answer).refreshToken)).size).toBe(1);
    expect(await generationOf(pair)).toBe(1);
    expect((await refresh(pairOf(answers[0]!).refreshToken)).status).toBe(200);
  });

  test('that two devices show at the same time ends the session for both (RFC 9700)', async () => {
    for (let round = 0; round < 10; round += 1) expect(await inAfterRace(people)).toBe(0);
    expect(await securityEvents()).toContain('RefreshTokenReused');
  });

  test('is shown once more by the sender whose answer was lost, and gets the same successor', async () => {
    const pair = await people.session(tenant);
    const lost = pairOf(await refresh(pair.refreshToken));
    const again = pairOf(await refresh(pair.refreshToken));
    expect(again.refreshToken).toBe(lost.refreshToken);
    expect(await works(again)).toBe(200);
  });

  test.each([
    ['from another sender', async () => undefined, OTHER],
    ['after more than 20 seconds', async () => void (people.clock.aheadMs = 21_000), {}],
  ])('that was used ends the session when it comes %s', async (_, wait, sent) => {
    const pair = await people.session(tenant);
    const next = pairOf(await refresh(pair.refreshToken));
    await wait();
    const refused = await refresh(pair.refreshToken, sent);
    expect(refused).toMatchObject({ status: 401, code: 'session.refresh-reused' });
    expect(refused.headers['www-authenticate']).toContain('invalid_token');
    expect(await refresh(next.refreshToken)).toMatchObject({ status: 401, code: 'session.unknown' });
    expect(await works(next)).toBe(401);
  });

  test('whose successor was used ends the session, also for its sender', async () => {
    const pair = await people.session(tenant);
    const second = pairOf(await refresh(pair.refreshToken));
    await refresh(second.refreshToken);
    expect(await refresh(pair.refreshToken)).toMatchObject({ status: 401, code: 'session.refresh-reused' });
    expect(await generationOf(pair)).toBeUndefined();
  });

  test('that was made up ends nothing, whatever it knows of the session', async () => {
    const pair = await people.session(tenant);
    const real = parseRefreshToken(pair.refreshToken)!;
    for (const generation of [0, 1, 7]) {
      const forged = formatRefreshToken({ ...real, generation, secret: 'x'.repeat(43) });
      expect(await refresh(forged)).toMatchObject({ status: 401, code: 'session.unknown' });
    }
    expect((await refresh(pair.refreshToken)).status).toBe(200);
  });

  test('of one tenant is nothing in another', async () => {
    const stranger = await clutch.newTenant();
    const pair = await people.session(tenant);
    const moved = formatRefreshToken({ ...parseRefreshToken(pair.refreshToken)!, tenantId: stranger.id });
    expect(await refresh(moved)).toMatchObject({ status: 401, code: 'session.unknown' });
  });

  test('stands nowhere in the database', async () => {
    const { refreshToken } = pairOf(await refresh((await people.session(tenant)).refreshToken));
    const { rows } = await clutch.owner.query<{ everything: string }>(
      `select string_agg(s::text, '') as everything from ${tenant.schema}.identity_session s`,
    );
    const { secret } = parseRefreshToken(refreshToken)!;
    for (const kept of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret, 'base64url').toString('hex')])
      expect(rows[0]!.everything).not.toContain(kept);
  });

  test.each(['', 'crt_', 'nonsense', `crt_${'0'.repeat(26)}_${'0'.repeat(26)}_0_${'x'.repeat(43)}`])(
    'is not what "%s" names',
    async (token) => {
      expect(await refresh(token)).toMatchObject({ status: 401, code: 'session.unknown' });
    },
  );
});

describe('a session', () => {
  test('ends after half an hour in which it is not refreshed (ASVS 7.3.1)', async () => {
    let pair = await people.session(tenant);
    for (const minutes of [29, 58]) {
      people.clock.aheadMs = minutes * 60_000;
      const answer = await refresh(pair.refreshToken);
      expect(answer.status).toBe(200);
      pair = pairOf(answer);
    }
    people.clock.aheadMs += 31 * 60_000;
    expect(await refresh(pair.refreshToken)).toMatchObject({ status: 401 });
    expect(await works(pair)).toBe(401);
  });

  test('ends after twelve hours however often it is refreshed (ASVS 7.3.2)', async () => {
    let pair = await people.session(tenant);
    const end = 12 * 60;
    for (let minutes = 25; minutes < end; minutes += 25) {
      people.clock.aheadMs = minutes * 60_000;
      const answer = await refresh(pair.refreshToken);
      expect(answer.status).toBe(200);
      pair = pairOf(answer);
    }
    people.clock.aheadMs = end * 60_000 + 1_000;
    expect((await refresh(pair.refreshToken)).status).toBe(401);
  });
});

// Behind all others: a second app in the process takes the name of the strategy over.
describe('the race of two devices', () => {
  test('is lost by a rotation that reads and then writes: the control', async () => {
    const careless = await peopleApp(clutch);
    const database = careless.app.get(TenantDatabase, { strict: false });
    const read = database.read.bind(database);
    // What is unused is looked up first, and whoever has found it so writes without asking again.
    database.read = (async (schema: string, statement: { name?: string; values?: readonly unknown[] }) => {
      if (statement.name !== SESSION_SQL.rotate.name) return read(schema, statement as never);
      const [id, used, next, now, sender] = statement.values!;
      const found = await read(schema, { ...SESSION_SQL.find, values: [id] });
      if (!(found[0]?.['token_hash'] as Buffer | undefined)?.equals(used as Buffer)) return [];
      await new Promise((resolve) => setTimeout(resolve, 20));
      await read(schema, {
        text: 'update identity_session set token_hash = $2, generation = generation + 1, last_used_at = $3, rotated_by = $4 where session_id = $1',
        values: [id, next, now, sender],
      });
      return found;
    }) as typeof database.read;
    const rounds: number[] = [];
    for (let round = 0; round < 5; round += 1) rounds.push(await inAfterRace(careless));
    await careless.close();
    expect(Math.max(...rounds)).toBe(2);
  });
});
