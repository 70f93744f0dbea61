import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';
import { type Ceremony, SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';

let app: FactorApp;
let tenant: TenantRef;

beforeAll(async () => {
  app = await FactorApp.start();
  tenant = await app.clutch.newTenant();
});
afterAll(() => app.close());

const newPerson = () => app.newPerson(tenant);

async function begin(person: TestPerson): Promise<{ id: string; options: Record<string, unknown> }> {
  const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'passkey', name: 'Laptop' } });
  return { id: body['id'] as string, options: body['passkey'] as Record<string, unknown> };
}
const verify = (person: TestPerson, id: string, credential: object) =>
  app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id, credential } });
async function register(person: TestPerson, authenticator = new SoftwareAuthenticator()) {
  const { id, options } = await begin(person);
  expect(await verify(person, id, authenticator.create(options))).toMatchObject({
    status: 200,
    body: { kind: 'passkey' },
  });
  return { id, authenticator };
}
const ask = (person: TestPerson, attempt: string) =>
  app.as(person, () => app.factors.begin(person.userId, attempt, { kind: 'passkey' }));
const prove = (person: TestPerson, attempt: string, credential: object) =>
  app.as(person, () => app.factors.prove(person.userId, attempt, 'passkey', { credential }));

const LIES: readonly (readonly [what: string, ceremony: Ceremony])[] = [
  ['another origin', { origin: 'https://clutch.example' }],
  ['another domain', { rpId: 'clutch.example' }],
  ['another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ['no user verification', { isVerified: false }],
];

describe('a passkey is made', () => {
  test('by a device that was asked, with user verification and to be found without a name', async () => {
    const person = await newPerson();
    const { id, options } = await begin(person);
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: tenant.slug },
      user: { name: person.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const made = await verify(person, id, new SoftwareAuthenticator().create(options));
    expect(made).toMatchObject({ status: 200, body: { id, kind: 'passkey', name: 'Laptop', lastUsedAt: null } });
    const again = await begin(person);
    expect(again.options['excludeCredentials']).toHaveLength(1);
  });

  test.each(LIES)('not with %s', async (_, ceremony) => {
    const person = await newPerson();
    const { id, options } = await begin(person);
    const answer = await verify(person, id, new SoftwareAuthenticator().create(options, ceremony));
    expect(answer).toMatchObject({ status: 422, code: 'factor.wrong-proof' });
    expect((await app.ask(person, 'GET', '/v1/auth/mfa/factors')).body['data']).toEqual([]);
  });

  test('not by a second answer to one challenge, right or wrong', async () => {
    const person = await newPerson();
    const { id, options } = await begin(person);
    const authenticator = new SoftwareAuthenticator();
    await verify(person, id, authenticator.create(options, { origin: 'https://clutch.example' }));
    expect((await verify(person, id, authenticator.create(options))).code).toBe('factor.wrong-proof');
  });

  test('not 5 minutes after it was asked for', async () => {
    const person = await newPerson();
    const { id, options } = await begin(person);
    app.clock.goOn(301);
    expect((await verify(person, id, new SoftwareAuthenticator().create(options))).code).toBe('factor.wrong-proof');
  });

  test('not twice, by the same person or another', async () => {
    const person = await newPerson();
    const { authenticator } = await register(person);
    for (const who of [person, await newPerson()]) {
      const { id, options } = await begin(who);
      expect(await verify(who, id, authenticator.create(options))).toMatchObject({
        status: 409,
        code: 'passkey.already-known',
      });
    }
  });

  test.each([
    [{}],
    [{ id: 'x', response: {} }],
    [{ id: 7, response: null, type: 'public-key' }],
    [{ response: { clientDataJSON: '%%%' } }],
  ])('not of %j', async (credential) => {
    const person = await newPerson();
    const { id } = await begin(person);
    expect(await verify(person, id, credential)).toMatchObject({ status: 422, code: 'factor.wrong-proof' });
  });
});

describe('a passkey proves', () => {
  test('to the challenge of this attempt, once, and says when', async () => {
    const person = await newPerson();
    const { id, authenticator } = await register(person);
    const options = await ask(person, 'first');
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    const answer = authenticator.get(options);
    expect(await prove(person, 'second', answer)).toBe(false);
    expect(await prove(person, 'first', answer)).toBe(true);
    expect(await prove(person, 'first', answer)).toBe(false);
    const { body } = await app.ask(person, 'GET', '/v1/auth/mfa/factors');
    expect(body['data']).toMatchObject([{ id, lastUsedAt: app.clock.now().toISOString() }]);
  });

  test.each(LIES)('nothing with %s', async (_, ceremony) => {
    const person = await newPerson();
    const { authenticator } = await register(person);
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a'), ceremony))).toBe(false);
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a')))).toBe(true);
  });

  test('once of thirty that race with the same answer', async () => {
    const person = await newPerson();
    const { authenticator } = await register(person);
    const answer = authenticator.get(await ask(person, 'a'));
    const proved = await Promise.all(Array.from({ length: 30 }, () => prove(person, 'a', answer)));
    expect(proved.filter(Boolean)).toHaveLength(1);
  });

  test('nothing for somebody else, with a key that nobody registered, or under another one’s name', async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const [mine, theirs] = [await register(person), await register(other)];
    expect(await prove(person, 'a', theirs.authenticator.get(await ask(person, 'a')))).toBe(false);
    const foreign = new SoftwareAuthenticator();
    foreign.create((await begin(person)).options);
    expect(await prove(person, 'a', foreign.get(await ask(person, 'a')))).toBe(false);
    const forged = { ...foreign.get(await ask(person, 'a')), id: mine.authenticator.get(await ask(person, 'a'))['id'] };
    expect(await prove(person, 'a', forged)).toBe(false);
    expect(await prove(person, 'a', mine.authenticator.get(await ask(person, 'a')))).toBe(true);
  });

  test('nothing after it was removed', async () => {
    const person = await newPerson();
    const [{ id, authenticator }] = [await register(person), await register(person)];
    const options = await ask(person, 'a');
    await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${id}`);
    expect(await prove(person, 'a', authenticator.get(options))).toBe(false);
  });

  test('with a counter that goes back, which is written down and locks nobody out', async () => {
    const person = await newPerson();
    const { id, authenticator } = await register(person);
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a'), { counter: 9 }))).toBe(true);
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a'), { counter: 4 }))).toBe(true);
    const { rows } = await app.clutch.owner.query<{ data: object }>(
      `select data from ${tenant.schema}.event where type = 'PasskeyCounterWentBack' and data->>'userId' = $1`,
      [person.userId],
    );
    expect(rows.map(({ data }) => data)).toMatchObject([{ known: 9, shown: 4 }]);
    const notes = await app.clutch.owner.query<{ note: string }>(
      `select r::text as note from ${tenant.schema}.audit_record r where r::text like '%factor.alert%'`,
    );
    expect(notes.rows.filter(({ note }) => note.includes(id))).toHaveLength(1);
  });

  test('without any counter, as most do, again and again', async () => {
    const person = await newPerson();
    const { authenticator } = await register(person);
    // Registered with 1; a counter that then stays at 0 has gone back once.
    const silent = new SoftwareAuthenticator();
    const { id, options } = await begin(person);
    expect((await verify(person, id, silent.create(options, { counter: 0 }))).status).toBe(200);
    for (let round = 0; round < 3; round += 1)
      expect(await prove(person, 'a', silent.get(await ask(person, 'a'), { counter: 0 }))).toBe(true);
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a')))).toBe(true);
    const { rows } = await app.clutch.owner.query(
      `select from ${tenant.schema}.event where type = 'PasskeyCounterWentBack' and data->>'userId' = $1`,
      [person.userId],
    );
    expect(rows).toEqual([]);
  });
});

test('somebody has several passkeys, each with its name', async () => {
  const person = await newPerson();
  const made = [await register(person), await register(person)];
  const { offered } = await app.as(person, () => app.factors.demandOf(person.userId));
  expect(offered).toEqual(made.map(({ id }) => ({ kind: 'passkey', id, hint: 'Laptop' })));
  for (const { authenticator } of made)
    expect(await prove(person, 'a', authenticator.get(await ask(person, 'a')))).toBe(true);
  const nobody = typedId('fac', person.userId);
  const asked = app.as(person, () => app.factors.begin(person.userId, 'a', { kind: 'passkey', id: nobody }));
  await expect(asked).rejects.toMatchObject({ code: 'factor.not-found' });
});
