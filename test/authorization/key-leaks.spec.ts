import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AuditReader, type Jobs, PlatformDatabase, TenantPeople, type TenantRef, uuidOf } from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { KeyLetterWriter } from '../../libs/platform/adapters/key-letter-writer.ts';
import { KeyNewsDesk } from '../../libs/platform/commands/key-news.ts';
import { KeyUpkeep } from '../../libs/platform/commands/key-upkeep.ts';
import { formatApiKey } from '../../libs/platform/domain/api-key.ts';
import { type KeyLetter } from '../../libs/platform/domain/key-letters.ts';
import { Strangers } from '../../libs/kernel/audit/strangers.ts';
import { Outbox } from '../kit/people-app.ts';
import { askAs, GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from './granted-app.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
let colleague: string;
let posted: KeyLetter[];

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  const add = (_: unknown, data: KeyLetter) => Promise.resolve(posted.push(data) && 'job');
  app = await grantedApp(clutch, { jobs: Object.create(clutch.kernel.jobs, { add: { value: add } }) as Jobs });
  tenant = await clutch.newTenant();
  [owner, colleague] = [await newPerson(clutch, tenant), await newPerson(clutch, tenant)];
  for (const person of [owner, colleague]) await makeOwner(clutch, app, tenant, uuidOf('usr', person)!);
  await project(clutch.kernel, tenant);
});
beforeEach(() => {
  posted = [];
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ask = (method: 'GET' | 'POST', url: string, body?: object, as = owner) =>
  askAs(app, { tenant, as }, body ? [method, url, body] : [method, url]);
const newKey = async (): Promise<{ readonly id: string; readonly secret: string }> =>
  (await ask('POST', '/v1/api-keys', { name: 'Till', mode: 'live', scopes: ['booking:read'] })).json as never;
const stateOf = async (id: string) => (await ask('GET', `/v1/api-keys/${id}`)).json;
const policy = (values: string) =>
  clutch.owner.query(
    `insert into platform.api_key_policy values ($1, '{}', ${values}, 1)
    on conflict (tenant_id) do update set (when_leaked, when_unused, unused_days, remind_days) = row (${values})`,
    [tenant.id],
  );
/** Anybody, without a credential. */
const report = async (key: string, foundAt?: string): Promise<number> =>
  (
    await app.inject({
      method: 'POST',
      url: '/v1/api-keys/report-leak',
      payload: { key, ...(foundAt ? { foundAt } : {}) },
    })
  ).statusCode;
/** What the trail says of leaks of this key. */
async function noted(id: string): Promise<unknown[]> {
  const rows = await app.get(AuditReader, { strict: false }).range(tenant.schema, 0, 1_000, 1_000);
  return rows
    .map(({ record }) => record)
    .filter((record) => record?.targets.some((target) => target.id === id) && record.action.startsWith('api-key.'));
}
/** To whom the letter goes, and what it says. */
async function written(letter: KeyLetter): Promise<{ readonly to: string; readonly text: string }[]> {
  const outbox = new Outbox();
  const [platform, people] = [app.get(PlatformDatabase, { strict: false }), app.get(TenantPeople, { strict: false })];
  await new KeyLetterWriter(platform, outbox, people).write(tenant, letter);
  return outbox.sent;
}
const addressOf = (person: string): string => `${uuidOf('usr', person)}@garage.example`;

describe('a key that somebody has found', () => {
  test('is revoked, its owner is told, and the trail says where it was; the second report changes nothing', async () => {
    const { id, secret } = await newKey();
    expect(await report(` ${secret}\n`, `https://paste.example/?x=${secret}`)).toBe(202);
    expect(await stateOf(id)).toMatchObject({ state: 'revoked', revokedReason: 'leaked' });
    await expect.poll(async () => (await ask('GET', '/v1/whoami', undefined, secret)).code).toBe('key.revoked');
    expect(await noted(id)).toContainEqual(
      expect.objectContaining({
        action: 'api-key.leak',
        facts: { keyId: id, place: 'https://paste.example/?x=clk_…', done: 'revoke' },
      }),
    );
    expect(posted).toMatchObject([{ kind: 'leaked-revoked', keyId: id.slice(4) }]);
    const letters = await written(posted[0]!);
    expect(letters.map(({ to }) => to)).toEqual([addressOf(owner)]);
    expect(letters[0]!.text).toContain(id);
    expect(letters[0]!.text).not.toContain(secret);
    expect(await report(secret)).toBe(202);
    expect(posted).toHaveLength(1);
  });

  test('is only disabled where the tenant has decided so, and can return', async () => {
    await policy(`'disable', 'list', 90, null`);
    const { id, secret } = await newKey();
    expect(await report(secret)).toBe(202);
    expect(await stateOf(id)).toMatchObject({ state: 'disabled', disabledReason: 'leaked' });
    expect(posted).toMatchObject([{ kind: 'leaked-disabled' }]);
  });

  test.each(['x', 'clk_live_sk_x', `clk_live_sk_${'0'.repeat(12)}_${'0'.repeat(38)}`])(
    'is thanked for alike when it is none: %s',
    async (key) => {
      expect([await report(key), posted]).toEqual([202, []]);
    },
  );

  test('is not touched by whoever knows its id alone', async () => {
    const { id, secret } = await newKey();
    const guessed = `${secret.slice(0, 30)}${secret[30] === 'a' ? 'b' : 'a'}${secret.slice(31)}`;
    expect(await report(guessed)).toBe(202);
    expect([await stateOf(id), posted]).toMatchObject([{ state: 'active' }, []]);
  });

  test('in an address is refused, and its owner is told once a day', async () => {
    const { id, secret } = await newKey();
    for (let time = 0; time < 2; time += 1)
      expect(await ask('GET', `/v1/whoami?key=${secret}`)).toMatchObject({ status: 400, code: 'key.in-url' });
    await expect.poll(() => posted).toMatchObject([{ kind: 'in-address', keyId: id.slice(4) }]);
    await expect
      .poll(() => noted(id))
      .toContainEqual(
        expect.objectContaining({
          action: 'api-key.leak',
          outcome: 'refused',
          facts: { keyId: id, place: 'address', done: 'refuse' },
        }),
      );
    expect(await stateOf(id)).toMatchObject({ state: 'active' });
  });
});

describe('what has happened to a key', () => {
  /** A key that was reported by a process that died right behind its commit, and one that nobody uses likewise. */
  async function closedButUntold(): Promise<readonly string[]> {
    const desk = app.get(KeyNewsDesk, { strict: false });
    const killed = vi.spyOn(desk, 'tell').mockResolvedValue();
    await policy(`'revoke', 'disable', 90, null`);
    const [leaked, unused] = [await newKey(), await newKey()];
    const age = `update platform.api_key set created_at = now() - interval '91 days' where key_id = $1`;
    await clutch.owner.query(age, [unused.id.slice(4)]);
    expect(await report(leaked.secret)).toBe(202);
    await app.get(KeyUpkeep, { strict: false }).look(tenant);
    killed.mockRestore();
    expect([(await stateOf(leaked.id))['state'], (await stateOf(unused.id))['state']]).toEqual(['revoked', 'disabled']);
    return [leaked.id, unused.id];
  }
  /** By how many letters and records a worker tells of them that comes two minutes later. */
  async function toldLater(ids: readonly string[]): Promise<number[][]> {
    const later = `update platform.api_key set untold = jsonb_set(untold, '{0,at}', to_jsonb(now() - interval '2 minutes')) where untold <> '[]'`;
    await clutch.owner.query(later);
    for (let time = 0; time < 2; time += 1) await app.get(KeyUpkeep, { strict: false }).look(tenant);
    const told = [];
    for (const id of ids)
      told.push([posted.filter(({ keyId }) => keyId === id.slice(4)).length, (await noted(id)).length]);
    return told;
  }

  test('is told once by the worker when whoever did it died before', async () => {
    const ids = await closedButUntold();
    expect(posted).toEqual([]);
    expect(await toldLater(ids)).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('control: did the news not lie in the row, nobody would ever be told', async () => {
    const ids = await closedButUntold();
    await clutch.owner.query(`update platform.api_key set untold = '[]'`);
    expect(await toldLater(ids)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('a key whose id somebody knows', () => {
  /** What the trail says of forty writes with wrong secrets from two addresses, one write each from twenty others, and ten with the key itself, which is revoked. */
  async function notedOfGuesses(): Promise<readonly string[]> {
    const { id, secret } = await newKey();
    const guess = formatApiKey({ mode: 'live', kind: 'sk', keyId: id.slice(4), secret: '0'.repeat(32) });
    await clutch.owner.query('update platform.api_key set revoked_at = now() where key_id = $1', [id.slice(4)]);
    const door = await grantedApp(clutch);
    const ask = async (key: string, ip: string) => {
      const headers = { authorization: `Bearer ${key}` };
      const order = { method: 'DELETE', url: `/v1/api-keys/${id}`, headers, remoteAddress: ip } as const;
      return (await door.inject(order)).json<{ code: string }>().code;
    };
    const codes = new Set<string>();
    for (let time = 0; time < 20; time += 1)
      for (const ip of ['192.0.2.1', '192.0.2.2', `198.51.100.${time}`]) codes.add(await ask(guess, ip));
    for (let time = 0; time < 10; time += 1) codes.add(await ask(secret, '192.0.2.3'));
    expect([...codes]).toEqual(['key.invalid', 'key.revoked']);
    // What was only counted is told of at the end of the time, or of the process.
    await door.close();
    const { rows } = await clutch.owner.query<{ told: string }>(
      `select concat_ws(' ', body->>'action', body->'facts'->>'code', body->'context'->>'ip', body->'facts'->>'tries') as told
        from ${tenant.schema}.audit_record where body::text like '%' || $1 || '%' and body->>'outcome' = 'refused' order by position`,
      [id],
    );
    return rows.map(({ told }) => told);
  }

  test('is noted once for each address and problem, and then how often it was tried in vain', async () => {
    const noted = await notedOfGuesses();
    const first = (code: string, ip: string) => `api-key.revoke ${code} ${ip}`;
    expect(noted).toEqual([
      ...['192.0.2.1', '192.0.2.2'].map((ip) => first('key.invalid', ip)),
      ...Array.from({ length: 8 }, (_, time) => first('key.invalid', `198.51.100.${time}`)),
      first('key.revoked', '192.0.2.3'),
      'credential.refuse key.invalid 192.0.2.1 20',
      'credential.refuse key.invalid 192.0.2.2 20',
      'credential.refuse key.invalid 12',
      'credential.refuse key.revoked 192.0.2.3 10',
    ]);
  });

  test('control: did every try count as the first, the trail would be full of them', async () => {
    const planted = vi.spyOn(Strangers.prototype, 'isFirst').mockReturnValue(true);
    expect((await notedOfGuesses()).length).toBeGreaterThan(60);
    planted.mockRestore();
  });
});

describe('keys that have been there for long', () => {
  const aged = async (days: number): Promise<string> => {
    const { id } = await newKey();
    await clutch.owner.query(
      `update platform.api_key set created_at = now() - make_interval(days => $2) where key_id = $1`,
      [id.slice(4), days],
    );
    return id;
  };
  const look = () => app.get(KeyUpkeep, { strict: false }).look(tenant);
  const kinds = (id: string) => posted.filter(({ keyId }) => keyId === id.slice(4)).map(({ kind }) => kind);

  test('are reminded of when the policy says so, once until as much time has passed again', async () => {
    await policy(`'revoke', 'list', 90, 180`);
    const [old, young] = [await aged(181), await aged(179)];
    await look();
    await look();
    expect([kinds(old), kinds(young)]).toEqual([['old'], []]);
    expect(await stateOf(old)).toMatchObject({ state: 'active' });
  });

  test('and that nobody uses are disabled when the policy says so; enabled again they count from then on', async () => {
    await policy(`'revoke', 'disable', 90, null`);
    const [unused, used] = [await aged(91), await aged(91)];
    await clutch.owner.query('update platform.api_key set last_used_at = now() where key_id = $1', [used.slice(4)]);
    await look();
    expect(await stateOf(unused)).toMatchObject({ state: 'disabled', disabledReason: 'unused' });
    expect(await stateOf(used)).toMatchObject({ state: 'active' });
    expect(kinds(unused)).toEqual(['unused-disabled']);
    expect(await noted(unused)).toContainEqual(
      expect.objectContaining({ action: 'api-key.unused', facts: { keyId: unused, days: 90 } }),
    );
    const headers = { authorization: `Test ${tenant.id} ${owner}` };
    await app.inject({ method: 'DELETE', url: `/v1/api-keys/${unused}/disablement`, headers });
    await look();
    expect(await stateOf(unused)).toMatchObject({ state: 'active' });
  });

  test('and whose owner has left are told of to those who answer for the tenant, in their language', async () => {
    const id = await aged(1);
    await clutch.owner.query(`update ${tenant.schema}.identity_user set disabled_at = now() where user_id = $1`, [
      uuidOf('usr', owner),
    ]);
    await clutch.owner.query(`update ${tenant.schema}.identity_user set locale = 'ar-SA' where user_id = $1`, [
      uuidOf('usr', colleague),
    ]);
    const letters = await written({ kind: 'old', keyId: id.slice(4), day: '2026-12-01' });
    expect(letters.map(({ to }) => to)).toEqual([addressOf(colleague)]);
    expect(letters[0]!.text).toContain('مفتاح');
  });
});
