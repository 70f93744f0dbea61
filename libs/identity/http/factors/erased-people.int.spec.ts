import { afterAll, beforeAll, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp } from '../../../../test/kit/factor-app.ts';

let app: FactorApp;

beforeAll(async () => {
  app = await FactorApp.start();
});
afterAll(() => app.close());

test('whose key was destroyed proves nothing and sets nothing up; their number is in no row and no event', async () => {
  const tenant = await app.clutch.newTenant();
  const person = await app.newPerson(tenant);
  const phone = '+201001234577';
  const begin = (body: object) => app.ask(person, 'POST', '/v1/auth/mfa/setup', { body });
  const totp = await begin({ kind: 'totp' });
  const { secret } = totp.body['totp'] as { secret: string };
  const verify = (id: unknown, code: string) => app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id, code } });
  expect((await verify(totp.body['id'], codeOf(secret, app.clock.now()))).status).toBe(200);
  const sms = await begin({ kind: 'sms', phone });
  expect((await verify(sms.body['id'], app.outbox.codeFor(phone))).status).toBe(200);
  await app.ask(person, 'DELETE', `/v1/auth/mfa/factors/${sms.body['id'] as string}`);
  app.clock.goOn(60);

  const prove = (code: string) => app.as(person, () => app.factors.prove(person.userId, 'a', 'totp', { code }));
  expect(await prove(codeOf(secret, app.clock.now()))).toBe(true);
  app.clock.goOn(60);
  await app.clutch.kernel.subjectKeys.erase(tenant.schema, typedId('usr', person.userId));
  expect(await prove(codeOf(secret, app.clock.now()))).toBe(false);
  expect(await begin({ kind: 'totp' })).toMatchObject({ status: 409, code: 'factor.person-erased' });

  const { rows } = await app.clutch.owner.query<{ all: string }>(
    `select (select string_agg(e::text, '') from ${tenant.schema}.event e) || (select string_agg(f::text, '') from ${tenant.schema}.identity_factor f)
       || (select string_agg(c::text, '') from ${tenant.schema}.identity_challenge c) as all`,
  );
  expect(rows[0]!.all).toContain('FactorRemoved');
  expect(rows[0]!.all).not.toContain(phone.slice(1));
});
