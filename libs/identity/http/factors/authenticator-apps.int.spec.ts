import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';

let app: FactorApp;
let tenant: TenantRef;
let stranger: TenantRef;

beforeAll(async () => {
  app = await FactorApp.start();
  [tenant, stranger] = [await app.clutch.newTenant(), await app.clutch.newTenant()];
});
afterAll(() => app.close());

const now = (): Date => app.clock.now();
const newPerson = () => app.newPerson(tenant);

interface SetUp {
  readonly id: string;
  readonly secret: string;
}
async function begin(person: TestPerson, name?: string): Promise<SetUp> {
  const { status, body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', {
    body: { kind: 'totp', ...(name ? { name } : {}) },
  });
  expect(status).toBe(201);
  return { id: body['id'] as string, secret: (body['totp'] as { secret: string }).secret };
}
const verify = (person: TestPerson, id: string, code: string) =>
  app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id, code } });
async function setUp(person: TestPerson): Promise<SetUp> {
  const made = await begin(person);
  expect((await verify(person, made.id, codeOf(made.secret, now()))).status).toBe(200);
  app.clock.goOn(30);
  return made;
}
const list = async (person: TestPerson) =>
  (await app.ask(person, 'GET', '/v1/auth/mfa/factors')).body['data'] as Record<string, unknown>[];
const prove = (person: TestPerson, code: string, kind: 'totp' | 'backup-code' = 'totp') =>
  app.as(person, () => app.factors.prove(person.userId, 'attempt', kind, { code }));
const demand = (person: TestPerson) => app.as(person, () => app.factors.demandOf(person.userId));
const newBackupCodes = async (person: TestPerson) =>
  (await app.ask(person, 'POST', '/v1/auth/mfa/backup-codes')).body['codes'] as string[];
const backupCodesLeft = async (person: TestPerson) =>
  (await app.ask(person, 'GET', '/v1/auth/mfa/backup-codes')).body['left'];

describe('an authenticator app', () => {
  test('is set up with a secret, a URI and a picture, and is in use after one right code', async () => {
    const person = await newPerson();
    const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'totp', name: 'Pixel' } });
    const { secret, uri, qr } = body['totp'] as Record<string, string>;
    expect(uri).toContain(`secret=${secret}`);
    expect(qr).toMatch(/^data:image\/png;base64,iVBOR/);
    const id = body['id'] as string;
    const image = await app.ask(person, 'GET', `/v1/auth/mfa/factors/${id}/qr`);
    expect([image.status, image.headers['content-type']]).toEqual([200, 'image/png']);
    expect((image.body['bytes'] as Buffer).toString('base64')).toBe(qr!.split(',')[1]);
    expect(await list(person)).toEqual([]);
    expect(await demand(person)).toEqual({ demand: 'none', offered: [] });

    const wrong = await verify(person, id, codeOf(secret!, new Date(now().getTime() - 300_000)));
    expect([wrong.status, wrong.code]).toEqual([422, 'factor.wrong-proof']);
    const right = await verify(person, id, codeOf(secret!, now()));
    expect(right).toMatchObject({ status: 200, body: { id, kind: 'totp', name: 'Pixel', hint: null } });
    expect(await list(person)).toEqual([right.body]);
    const offered = [{ kind: 'totp', id, hint: 'Pixel' }];
    expect(await demand(person)).toEqual({ demand: 'prove', offered, onTrustedDevice: false });
    expect((await app.ask(person, 'GET', `/v1/auth/mfa/factors/${id}/qr`)).status).toBe(404);
  });

  test('keeps its secret sealed: it stands nowhere in the tenant', async () => {
    const person = await newPerson();
    const { secret } = await setUp(person);
    const { rows } = await app.clutch.owner.query<{ everything: string }>(
      `select string_agg(f::text, '') || (select string_agg(e::text, '') from ${tenant.schema}.event e) as everything from ${tenant.schema}.identity_factor f`,
    );
    expect(rows[0]!.everything).toContain('"ct"');
    expect(rows[0]!.everything).not.toContain(secret);
  });

  test('whose set-up was not ended in 15 minutes begins anew; a new one drops the one before', async () => {
    const person = await newPerson();
    const late = await begin(person);
    app.clock.goOn(15 * 60 + 1);
    expect((await verify(person, late.id, codeOf(late.secret, now()))).code).toBe('factor.not-found');
    const first = await begin(person);
    await begin(person);
    expect((await verify(person, first.id, codeOf(first.secret, now()))).code).toBe('factor.not-found');
  });

  test('proves once in a step, one step early or late, and never what was before (ASVS 6.5.1)', async () => {
    const person = await newPerson();
    const { secret } = await setUp(person);
    const seconds = (offset: number) => new Date(now().getTime() + offset * 1_000);
    expect(await prove(person, codeOf(secret, seconds(60)))).toBe(false);
    expect(await prove(person, codeOf(secret, now()))).toBe(true);
    expect(await prove(person, codeOf(secret, now()))).toBe(false);
    expect(await prove(person, codeOf(secret, seconds(-30)))).toBe(false);
    expect(await prove(person, codeOf(secret, seconds(30)))).toBe(true);
    app.clock.goOn(60);
    expect(await prove(person, codeOf(secret, seconds(-30)))).toBe(false);
    expect(await prove(person, codeOf(secret, now()))).toBe(true);
  });

  test('proves one of fifty that race with the same code', async () => {
    const person = await newPerson();
    const { secret } = await setUp(person);
    const code = codeOf(secret, now());
    const proved = await Promise.all(Array.from({ length: 50 }, () => prove(person, code)));
    expect(proved.filter(Boolean)).toHaveLength(1);
  });

  test('is confirmed once when its first code is sent twice at a time', async () => {
    const person = await newPerson();
    const { id, secret } = await begin(person);
    const code = codeOf(secret, now());
    const answers = await Promise.all([verify(person, id, code), verify(person, id, code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 409, 422].includes(status))).toBe(true);
    expect(await list(person)).toHaveLength(1);
  });

  test('verified again under the same key answers the same', async () => {
    const person = await newPerson();
    const { id, secret } = await begin(person);
    const given = { body: { id, code: codeOf(secret, now()) }, headers: { 'idempotency-key': 'once' } };
    const first = await app.ask(person, 'POST', '/v1/auth/mfa/verify', given);
    expect(await app.ask(person, 'POST', '/v1/auth/mfa/verify', given)).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect((await verify(person, id, codeOf(secret, now()))).code).toBe('factor.already-confirmed');
  });

  test('is renamed and removed by its person', async () => {
    const person = await newPerson();
    const [first, second] = [await setUp(person), await setUp(person)];
    const renamed = await app.ask(person, 'PATCH', `/v1/auth/mfa/factors/${first.id}`, { body: { name: 'Old phone' } });
    expect(renamed).toMatchObject({ status: 200, body: { id: first.id, name: 'Old phone' } });
    expect((await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${first.id}`)).status).toBe(204);
    expect((await list(person)).map(({ id }) => id)).toEqual([second.id]);
    expect(await prove(person, codeOf(first.secret, now()))).toBe(false);
    expect((await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${first.id}`)).code).toBe('factor.not-found');
  });

  test('of somebody else, in another tenant or the same, is not there', async () => {
    const person = await newPerson();
    const { id, secret } = await setUp(person);
    const pending = await begin(person);
    for (const other of [await newPerson(), await app.newPerson(stranger)]) {
      const url = `/v1/auth/mfa/factors/${id}`;
      expect(await app.ask(other, 'DELETE', url)).toMatchObject({ status: 404, code: 'factor.not-found' });
      expect(await app.ask(other, 'PATCH', url, { body: { name: 'Mine' } })).toMatchObject({ status: 404 });
      expect(await app.ask(other, 'GET', `/v1/auth/mfa/factors/${pending.id}/qr`)).toMatchObject({ status: 404 });
      expect(await verify(other, pending.id, codeOf(pending.secret, now()))).toMatchObject({ status: 404 });
      expect(await list(other)).toEqual([]);
      expect(await prove(other, codeOf(secret, now()))).toBe(false);
    }
    expect(await list(person)).toHaveLength(1);
  });

  test.each([
    [{}, ['/kind']],
    [{ kind: 'fax' }, ['/kind']],
    [{ kind: 'totp', name: '' }, ['/name']],
    [{ kind: 'totp', secret: 'mine' }, ['/secret']],
  ])('is not set up by %j', async (body, pointers) => {
    const answer = await app.ask(await newPerson(), 'POST', '/v1/auth/mfa/setup', { body });
    expect(answer.status).toBe(422);
    expect((answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('who may', () => {
  const sensitive = [
    ['POST', '/v1/auth/mfa/setup', { kind: 'totp' }],
    ['POST', '/v1/auth/mfa/disable', undefined],
    ['POST', '/v1/auth/mfa/backup-codes', undefined],
    ['DELETE', `/v1/auth/mfa/factors/${typedId('fac', '01890a5d-ac96-774b-bcce-b302099a8057')}`, undefined],
  ] as const;

  test.each(sensitive)('%s %s asks for a fresh proof of who it is (ASVS 7.5.1)', async (method, url, body) => {
    const person = await newPerson();
    const session = { level: 2, provedSecondsAgo: 301 } as const;
    const answer = await app.ask(person, method, url, { session, ...(body ? { body } : {}) });
    expect(answer).toMatchObject({ status: 401, code: 'auth.step-up-required' });
  });

  test('a program has no factors', async () => {
    expect(await app.ask(tenant, 'GET', '/v1/auth/mfa/factors')).toMatchObject({
      status: 403,
      code: 'person.required',
    });
  });
});

describe('backup codes', () => {
  test('are ten of ten characters, shown once, each good once, and the number left is told (ASVS 6.5.2, 6.5.4)', async () => {
    const person = await newPerson();
    expect((await app.ask(person, 'POST', '/v1/auth/mfa/backup-codes')).code).toBe('backup-codes.no-factor');
    await setUp(person);
    const codes = await newBackupCodes(person);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await demand(person)).offered.at(-1)).toEqual({ kind: 'backup-code', hint: '10' });
    expect(await prove(person, codes[0]!, 'backup-code')).toBe(true);
    expect(await prove(person, codes[0]!, 'backup-code')).toBe(false);
    expect(await prove(person, codes[1]!.toLowerCase().replace('-', ' '), 'backup-code')).toBe(true);
    expect(await prove(person, 'AAAAA-AAAAA', 'backup-code')).toBe(false);
    expect(await backupCodesLeft(person)).toBe(8);
    const { rows } = await app.clutch.owner.query<{ all: string }>(
      `select string_agg(f::text, '') as all from ${tenant.schema}.identity_factor f`,
    );
    for (const code of codes) expect(rows[0]!.all).not.toContain(code.replace('-', ''));
  });

  test('prove one of twenty that race with the same code', async () => {
    const person = await newPerson();
    await setUp(person);
    const [code] = await newBackupCodes(person);
    const proved = await Promise.all(Array.from({ length: 20 }, () => prove(person, code!, 'backup-code')));
    expect(proved.filter(Boolean)).toHaveLength(1);
    expect(await backupCodesLeft(person)).toBe(9);
  });

  test('of before are worth nothing once new ones are made, and a repeat does not show them again', async () => {
    const person = await newPerson();
    await setUp(person);
    const [old] = await newBackupCodes(person);
    const headers = { 'idempotency-key': 'new-codes' };
    const made = await app.ask(person, 'POST', '/v1/auth/mfa/backup-codes', { headers });
    expect(await prove(person, old!, 'backup-code')).toBe(false);
    const again = await app.ask(person, 'POST', '/v1/auth/mfa/backup-codes', { headers });
    expect(again).toMatchObject({ status: 201, body: { codes: null } });
    expect(await prove(person, (made.body['codes'] as string[])[0]!, 'backup-code')).toBe(true);
  });

  test('of somebody else prove nothing', async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    await setUp(person);
    await setUp(other);
    const [code] = await newBackupCodes(person);
    await newBackupCodes(other);
    expect(await prove(other, code!, 'backup-code')).toBe(false);
    expect(await prove(person, code!, 'backup-code')).toBe(true);
  });

  test('go with the last factor', async () => {
    const person = await newPerson();
    const [first, second] = [await setUp(person), await setUp(person)];
    const [code] = await newBackupCodes(person);
    await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${first.id}`);
    expect(await backupCodesLeft(person)).toBe(10);
    await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${second.id}`);
    expect(await backupCodesLeft(person)).toBe(0);
    expect(await prove(person, code!, 'backup-code')).toBe(false);
    expect(await demand(person)).toEqual({ demand: 'none', offered: [] });
  });

  test('and all factors go when they are disabled', async () => {
    const person = await newPerson();
    await setUp(person);
    await setUp(person);
    await newBackupCodes(person);
    expect((await app.ask(person, 'POST', '/v1/auth/mfa/disable')).status).toBe(204);
    expect((await app.ask(person, 'POST', '/v1/auth/mfa/disable')).status).toBe(204);
    expect([await list(person), await backupCodesLeft(person)]).toEqual([[], 0]);
  });
});
