import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { typedId, uuidOf } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, type Pair } from '../../../../test/kit/people-app.ts';
import { codeIn, role, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';
import { personalLinks } from '../../adapters/sso/personal-links.ts';
import { type ReadyMadeName } from '../../domain/access/ready-made-roles.ts';

let sso: SsoApp;
let provider: TestProvider;

beforeAll(async () => {
  sso = await SsoApp.start();
  provider = await TestProvider.start();
});
beforeEach(() => {
  provider.claims = {
    sub: 'mia',
    email: 'Mia@garage.example',
    email_verified: true,
    name: 'Mia',
    aud: provider.clientId,
  };
});
afterAll(async () => {
  await provider.stop();
  await sso.close();
});

const CODE_ENDED = { status: 401, code: 'sso.code-ended' };

const sessionIn = (json: Record<string, unknown>): Pair => json['session'] as Pair;

async function grantsOf(owner: string, userId: string): Promise<{ id: string; roleId: string }[]> {
  const { json } = await sso.people.ask('GET', `/v1/users/${userId}/roles`, { token: owner });
  return json['data'] as { id: string; roleId: string }[];
}
async function rolesOf(owner: string, userId: string): Promise<string[]> {
  return (await grantsOf(owner, userId)).map(({ roleId }) => roleId).toSorted();
}
async function revoke(by: string, userId: string, name: ReadyMadeName): Promise<void> {
  const grant = (await grantsOf(by, userId)).find(({ roleId }) => roleId === role(name))!;
  expect((await sso.people.ask('DELETE', `/v1/grants/${grant.id}`, { token: by })).status).toBeLessThan(300);
}

describe('whom a provider means', () => {
  test('is never decided by an address that the tenant has not proved (ASVS 6.8.1)', async () => {
    const { tenant, owner } = await sso.tenant();
    const connectionId = await sso.connectOidc(owner, provider);
    await sso.switchOn(owner, connectionId);
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'sso.unknown-person' });
    provider.claims['email'] = EMAIL;
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.account-exists' });
    await sso.prove(owner, connectionId);
    provider.claims['email_verified'] = false;
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.account-exists' });
    provider.claims['email'] = 'new@garage.example';
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'sso.unknown-person' });
  });

  test('is the account with that address where the domain is proved, and stays so for this subject only', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    provider.claims['email'] = EMAIL;
    const { json } = await sso.signIn(tenant);
    const { userId } = sessionIn(json);
    expect(userId).toContain('usr_');
    const users = await sso.people.ask('GET', '/v1/users', { token: owner });
    expect(users.json['data']).toHaveLength(1);
    provider.claims['sub'] = 'somebody-else';
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.other-subject' });
    const unlink = `/v1/sso-connections/${connectionId}/links/${userId}`;
    expect((await sso.people.ask('DELETE', unlink, { token: owner })).status).toBe(204);
    const { accessToken: again } = await sso.people.session(tenant);
    expect((await sso.people.ask('DELETE', unlink, { token: again })).code).toBe('sso.not-linked');
    expect((await sso.signIn(tenant)).status).toBe(200);
  });

  test('is somebody else at another connection, whatever they are called there (ASVS 6.8.1, 10.5.2)', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const first = sessionIn((await sso.signIn(tenant, { email: 'mia@garage.example' })).json);
    const evil = await TestProvider.start();
    try {
      evil.claims = { ...provider.claims };
      const connectionId = await sso.connectOidc(owner, evil);
      await sso.switchOn(owner, connectionId);
      expect(await sso.signIn(tenant, { connectionId })).toMatchObject({ status: 409, code: 'sso.account-exists' });
      await sso.prove(owner, connectionId, 'evil.example');
      evil.claims['email'] = 'mia@evil.example';
      const second = sessionIn((await sso.signIn(tenant, { connectionId })).json);
      expect(second.userId).not.toBe(first.userId);
    } finally {
      await evil.stop();
    }
  });

  test('is one new person, also when they come twice at the same time', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sso.signIn(tenant)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(new Set(answers.map(({ json }) => sessionIn(json).userId)).size).toBe(1);
    const users = await sso.people.ask('GET', '/v1/users', { token: owner });
    expect(users.json['data']).toHaveLength(2);
  });

  test('is nobody who was disabled', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    const disabled = await sso.people.ask('PUT', `/v1/users/${userId}/disablement`, { token: owner });
    expect(disabled.status).toBe(204);
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'user.disabled' });
  });

  test('can be linked by whoever is signed in to both, with the secret of the attempt and for themselves', async () => {
    const { tenant, owner } = await sso.tenant();
    const connectionId = await sso.connectOidc(owner, provider);
    await sso.switchOn(owner, connectionId);
    const linking = async () => {
      const { status, json } = await sso.post('/v1/auth/sso/link', { connectionId }, owner);
      expect(status).toBe(201);
      return { ...(json as { url: string; token: string }), back: await sso.travel(json['url'] as string) };
    };
    const complete = ({ token, back }: Awaited<ReturnType<typeof linking>>, by = owner) =>
      sso.post('/v1/auth/sso/link/completion', { code: codeIn(back), token }, by);
    const stranger = await sso.tenant();
    expect(await complete(await linking(), stranger.owner)).toMatchObject(CODE_ENDED);
    expect(await complete({ ...(await linking()), token: 'x' })).toMatchObject(CODE_ENDED);
    const attempt = await linking();
    expect(await sso.finish(attempt, attempt.back)).toMatchObject(CODE_ENDED);
    const good = await linking();
    expect((await complete(good)).status).toBe(204);
    expect(await complete(good)).toMatchObject(CODE_ENDED);
    expect((await sso.signIn(tenant)).status).toBe(200);
  });
});

describe('what is written down', () => {
  test('holds who came by what, who was made and who was refused, and why (ASVS 16.3.1)', async () => {
    const { tenant } = await sso.ready(provider);
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    provider.claims['aud'] = 'another-client';
    await sso.signIn(tenant);
    const { rows } = await sso.clutch.owner.query<{ row: string }>(
      `select r::text as row from ${tenant.schema}.audit_record r`,
    );
    const records = rows.map(({ row }) => row);
    const has = (...texts: string[]) => records.some((record) => texts.every((text) => record.includes(text)));
    expect(has('user.register', userId, 'sso')).toBe(true);
    expect(has('session.open', 'allowed', 'oidc')).toBe(true);
    expect(has('session.open', 'refused', 'sso.answer-refused')).toBe(true);
    expect(has('createSsoConnection')).toBe(true);
    expect(records.join()).not.toContain('mia@garage.example');
  });

  test('tells the person by an event when a way to come in is added or taken away, and their links go with them (ASVS 6.3.7)', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    provider.claims = { ...provider.claims, sub: 'ana', email: EMAIL };
    const ana = sessionIn((await sso.signIn(tenant)).json);
    const unlink = `/v1/sso-connections/${connectionId}/links/${userId}`;
    expect((await sso.people.ask('DELETE', unlink, { token: owner })).status).toBe(204);
    const { rows } = await sso.clutch.owner.query<{ type: string; data: { userId: string; isNewAccount?: boolean } }>(
      `select type, data from ${tenant.schema}.event where type like 'Provider%' order by position`,
    );
    const [mia, other] = [userId, ana.userId].map((id) => uuidOf('usr', id));
    expect(rows.map(({ type, data }) => [type, data.userId, data.isNewAccount])).toEqual([
      ['ProviderLinked', mia, true],
      ['ProviderLinked', other, false],
      ['ProviderUnlinked', mia, undefined],
    ]);
    const find = () =>
      sso.clutch.owner.query(`select 1 from ${tenant.schema}.identity_external where internal_id = $1`, [other]);
    expect((await find()).rowCount).toBe(1);
    const { database } = sso.clutch.kernel;
    await database.transaction(tenant.schema, async (tx) => {
      expect(await personalLinks.find(tx, ana.userId)).toBe(true);
      await personalLinks.erase(tx, ana.userId);
    });
    expect((await find()).rowCount).toBe(0);
  });
});

describe('how far a provider is believed', () => {
  async function withTotp(): Promise<{ tenant: Awaited<ReturnType<SsoApp['ready']>>['tenant'] }> {
    const { tenant } = await sso.ready(provider, { secondLevel: ['mfa', 'urn:strong'] });
    const { accessToken } = sessionIn((await sso.signIn(tenant)).json);
    const { json } = await sso.post('/v1/auth/mfa/setup', { kind: 'totp' }, accessToken);
    const { id, totp } = json as { id: string; totp: { secret: string } };
    const body = { id, code: codeOf(totp.secret, new Date()) };
    expect((await sso.post('/v1/auth/mfa/verify', body, accessToken)).status).toBe(200);
    return { tenant };
  }

  test('as a password, where it says nothing: whoever has a second factor proves it (ASVS 6.8.4)', async () => {
    const { tenant } = await withTotp();
    for (const claims of [{}, { acr: '0' }, { amr: ['pwd'] }]) {
      Object.assign(provider.claims, claims);
      expect((await sso.signIn(tenant)).json).toMatchObject({
        status: 'factor-required',
        session: null,
        attempt: { offered: [{ kind: 'totp' }] },
      });
    }
  });

  test.each([{ acr: 'urn:strong' }, { amr: ['pwd', 'mfa'] }])(
    'as a second factor too, where it says %j and the connection takes that for one (ASVS 6.8.4)',
    async (claims) => {
      const { tenant } = await withTotp();
      Object.assign(provider.claims, claims);
      expect((await sso.signIn(tenant)).json).toMatchObject({ status: 'signed-in' });
    },
  );
});

describe('groups at the provider', () => {
  const roles = [
    { group: 'mechanics', roleId: role('technician') },
    { group: 'desk', roleId: role('service-adviser') },
    { group: 'bosses', roleId: role('owner') },
  ];

  test('give their roles and take them back, at each sign-in, and nothing else', async () => {
    const { tenant, owner } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['mechanics', 'desk', 'unknown'];
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    expect(await rolesOf(owner, userId)).toEqual(
      [role('staff'), role('technician'), role('service-adviser')].toSorted(),
    );
    await sso.post(`/v1/users/${userId}/roles`, { roleId: role('partner') }, owner);
    provider.claims['groups'] = 'desk';
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('service-adviser'), role('partner')].toSorted());
    delete provider.claims['groups'];
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('partner')].toSorted());
    provider.claims['groups'] = ['desk'];
    await Promise.all([sso.signIn(tenant), sso.signIn(tenant), sso.signIn(tenant)]);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('service-adviser'), role('partner')].toSorted());
  });

  test('give again what somebody has taken back by hand, as long as the group has the role', async () => {
    const { tenant, owner } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['mechanics'];
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    await revoke(owner, userId, 'technician');
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('technician')].toSorted());
  });

  test('leave the tenant its last owner', async () => {
    const { tenant, owner, ownerId } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['bosses'];
    const { userId, accessToken } = sessionIn((await sso.signIn(tenant)).json);
    await revoke(accessToken, typedId('usr', ownerId), 'owner');
    delete provider.claims['groups'];
    expect((await sso.signIn(tenant)).status).toBe(200);
    expect(await rolesOf(accessToken, userId)).toContain(role('owner'));
    // As soon as there is another one it is taken back.
    await sso.post(`/v1/users/${typedId('usr', ownerId)}/roles`, { roleId: role('owner') }, accessToken);
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff')]);
  });
});
