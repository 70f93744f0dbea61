import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TenantRef } from '#kernel';
import { type Answered, EMAIL, type Pair } from '../../../../test/kit/people-app.ts';
import {
  requestIn,
  type Said,
  type SamlRequest,
  SHA1,
  TestSamlProvider,
  WITH_COMMENTS,
} from '../../../../test/kit/saml-provider.ts';
import { role, SsoApp } from '../../../../test/kit/sso-app.ts';
import { NodeSamlProvider } from '../../adapters/sso/node-saml-provider.ts';
import { whyNotFor } from '../../domain/sso/check-assertion.ts';
import { SamlProvider } from '../../domain/sso/saml-provider.ts';

const MIA: Said = { nameId: 'mia', attributes: { mail: ['Mia@garage.example'], name: ['Mia'], groups: ['desk', 'x'] } };
const ANA = 'ana-the-owner';
const REFUSED = { status: 401, code: 'sso.answer-refused' };
const ATTEMPT_ENDED = { status: 401, code: 'sso.attempt-ended' };

let sso: SsoApp;
const provider = new TestSamlProvider();
let tenant: TenantRef;
let connectionId: string;
let owner: string;

beforeAll(async () => {
  sso = await SsoApp.start();
  ({ tenant, connectionId, owner } = await sso.readySaml(provider));
  // Somebody whom a forger would like to be.
  const said = { nameId: ANA, attributes: { mail: [EMAIL] } };
  await sso.signInBySaml(tenant, (request) => provider.answer(request, said));
});
afterAll(() => sso.close());

const signIn = (write: (request: SamlRequest) => string): Promise<Answered> => sso.signInBySaml(tenant, write);
const userIn = ({ json }: Answered): string => (json['session'] as Pair).userId;

describe('signing in by a SAML provider', () => {
  test('makes a person of a proved domain, gives the roles of their groups, and knows them again by their NameID', async () => {
    const roles = [{ group: 'desk', roleId: role('service-adviser') }];
    const made = await sso.readySaml(provider, { roles });
    const first = await sso.signInBySaml(made.tenant, (request) => provider.answer(request, MIA));
    expect(first).toMatchObject({ status: 200, json: { status: 'signed-in' } });
    const given = await sso.people.ask('GET', `/v1/users/${userIn(first)}/roles`, { token: made.owner });
    const roleIds = (given.json['data'] as { roleId: string }[]).map(({ roleId }) => roleId);
    expect(roleIds.toSorted()).toEqual([role('staff'), role('service-adviser')].toSorted());
    const again = await sso.signInBySaml(made.tenant, (request) => provider.answer(request, { nameId: 'mia' }));
    expect(userIn(again)).toBe(userIn(first));
  });

  test('asks for an answer to our own address, under a RelayState that SAML allows', async () => {
    const { url } = await sso.begin(tenant);
    const request = requestIn(url);
    const own = `https://clutch.example/v1/auth/sso/${connectionId}`;
    expect(request).toMatchObject({ acsUrl: `${own}/acs`, audience: own });
    expect(Buffer.byteLength(request.relayState)).toBeLessThanOrEqual(80);
  });

  test('tells providers of us in metadata that anybody may load', async () => {
    const metadata = await sso.people.app.inject(`/v1/auth/sso/${connectionId}/metadata?tenant=${tenant.slug}`);
    expect([metadata.statusCode, metadata.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('application/samlmetadata+xml') as string,
    ]);
    expect(metadata.body).toContain(`entityID="https://clutch.example/v1/auth/sso/${connectionId}"`);
    expect(metadata.body).toContain('WantAssertionsSigned="true"');
    const stranger = await sso.clutch.newTenant();
    for (const slug of [stranger.slug, 'nobody', ''])
      expect(await sso.people.ask('GET', `/v1/auth/sso/${connectionId}/metadata?tenant=${slug}`)).toMatchObject({
        status: 404,
        code: 'sso-connection.not-found',
      });
  });

  test('believes a response that is signed as a whole too, as long as its assertion is', async () => {
    const both = (request: SamlRequest) => provider.sign(provider.answer(request, MIA), 'Response');
    expect((await signIn(both)).status).toBe(200);
  });

  test('believes two certificates while the provider changes them, and neither a third nor the old one after that', async () => {
    const next = new TestSamlProvider();
    const made = await sso.readySaml(provider);
    const change = (certificates: string[]) =>
      sso.people.ask('PATCH', `/v1/sso-connections/${made.connectionId}`, {
        token: made.owner,
        body: { saml: { ...provider.settings, certificates } },
        headers: { 'if-match': '*' },
      });
    const by = (signer: TestSamlProvider) =>
      sso.signInBySaml(made.tenant, (request) => signer.answer(request, MIA)).then(({ status }) => status);
    const [old, young] = [provider.certificate.pem, next.certificate.pem];
    expect(await change([old, young])).toMatchObject({ status: 200, json: { state: 'on' } });
    expect([await by(provider), await by(next), await by(new TestSamlProvider())]).toEqual([200, 200, 401]);
    await change([young]);
    expect([await by(provider), await by(next)]).toEqual([401, 200]);
  });

  test.each([
    ['urn:oasis:names:tc:SAML:2.0:ac:classes:Password', 1],
    ['https://refeds.org/profile/mfa', 2],
  ])('takes the context %s for what the connection says (ASVS 6.8.4)', async (contextClass, level) => {
    const made = await sso.readySaml(provider, { secondLevel: ['https://refeds.org/profile/mfa'] });
    const { json } = await sso.signInBySaml(made.tenant, (request) =>
      provider.answer(request, { ...MIA, contextClass }),
    );
    const [, claims = ''] = (json['session'] as Pair).accessToken.split('.');
    const { aal } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aal: number };
    expect(aal).toBe(level);
  });
});

describe('an assertion is not believed', () => {
  test.each<[what: string, over: Partial<Said>, reason: string]>([
    ['for another audience', { audience: 'https://another.example' }, 'audience'],
    ['for another recipient', { recipient: 'https://clutch.example/v1/auth/sso/other/acs' }, 'recipient'],
    ['sent to another destination', { destination: 'https://another.example/acs' }, 'destination'],
    ['of another issuer', { issuer: 'https://evil.example' }, 'issuer'],
    ['in answer to something else', { inResponseTo: '_another' }, 'in-response-to'],
    ['that has ended', { secondsFromNow: { begins: -600, ends: -61 } }, 'time'],
    ['that has not begun', { secondsFromNow: { begins: 65, ends: 600 } }, 'time'],
    [
      'with a name for this time only',
      { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
      'name-id',
    ],
    ['without a name', { nameId: '' }, 'name-id'],
  ])('%s (ASVS 6.8.2, 6.8.3)', async (_, over, reason) => {
    const answer = await signIn((request) => provider.answer(request, { ...MIA, ...over }));
    expect(answer).toMatchObject({ ...REFUSED, json: { reason } });
  });

  test('control: were the audience not looked at, that would be seen', async () => {
    const { app, clock } = sso.people;
    const blind: typeof whyNotFor = (terms, expected) =>
      whyNotFor({ ...terms, audiences: [[expected.audience]] }, expected);
    const careless = new NodeSamlProvider(clock, blind);
    const planted = vi
      .spyOn(app.get(SamlProvider, { strict: false }), 'identityOf')
      .mockImplementation((...given) => careless.identityOf(...given));
    const foreign = { ...MIA, audience: 'https://another.example' };
    expect((await signIn((request) => provider.answer(request, foreign))).status).toBe(200);
    planted.mockRestore();
  });

  test('but a clock may be wrong by a minute', async () => {
    for (const secondsFromNow of [
      { begins: -600, ends: -50 },
      { begins: 50, ends: 600 },
    ])
      expect((await signIn((request) => provider.answer(request, { ...MIA, secondsFromNow }))).status).toBe(200);
  });

  const evil = new TestSamlProvider();
  const bare = (request: SamlRequest, nameId = ANA) =>
    provider.response(request, provider.assertion(request, { nameId }));
  test.each<[what: string, write: (request: SamlRequest) => string, reason: string]>([
    ['without a signature', (request) => bare(request), 'untrusted'],
    ['inside a response that alone is signed', (request) => provider.sign(bare(request), 'Response'), 'untrusted'],
    [
      'signed with another key, whose certificate it brings along',
      (request) => evil.answer(request, { nameId: ANA }),
      'untrusted',
    ],
    ['signed with SHA-1', (request) => provider.answer(request, { nameId: ANA }, SHA1), 'algorithm'],
    ['whose comments were signed', (request) => provider.answer(request, { nameId: ANA }, WITH_COMMENTS), 'algorithm'],
    [
      'changed after it was signed',
      (request) => provider.answer(request, MIA).replaceAll('>mia<', `>${ANA}<`),
      'untrusted',
    ],
    ['with a DTD', (request) => `<!DOCTYPE x [<!ENTITY who "${ANA}">]>${provider.answer(request, MIA)}`, 'declaration'],
    ['that is no XML', () => 'garbage', 'untrusted'],
    ['that is nothing', () => '', 'untrusted'],
    ['in place of which there is a refusal', (request) => refusal(request), 'denied'],
  ])('%s (ASVS 6.8.2)', async (_, write, reason) => {
    expect(await signIn(write)).toMatchObject({ ...REFUSED, json: { reason } });
  });

  test('that is larger than 256 KiB', async () => {
    const padded = (request: SamlRequest) => `${provider.answer(request, MIA)}${' '.repeat(262_144)}`;
    expect(await signIn(padded)).toMatchObject({ status: 413, code: 'body.too-large' });
  });

  test('a second time, nor for another attempt (ASVS 6.8.3)', async () => {
    const [first, second] = [await sso.begin(tenant), await sso.begin(tenant)];
    const xml = provider.answer(requestIn(first.url), MIA);
    const answers = await Promise.all(Array.from({ length: 8 }, () => sso.postAnswer(first.url, xml)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array.from({ length: 7 }, () => 401)]);
    expect(await sso.postAnswer(first.url, xml)).toMatchObject(ATTEMPT_ENDED);
    expect(await sso.postAnswer(second.url, xml)).toMatchObject({ ...REFUSED, json: { reason: 'in-response-to' } });
  });

  test('that nobody has asked for', async () => {
    const { url } = await sso.begin(tenant);
    const unasked = provider.answer({ ...requestIn(url), id: '_unasked' }, { nameId: ANA });
    for (const RelayState of ['', 'x', 'tnt_1.tkt_2', 'https://portal.example/'])
      expect(await sso.postAnswer(url, unasked, { RelayState })).toMatchObject(ATTEMPT_ENDED);
    expect(await sso.postForm(`/v1/auth/sso/${connectionId}/acs`, {})).toMatchObject(ATTEMPT_ENDED);
  });

  test('at another connection, of the same tenant or not, with the same provider (ASVS 6.8.1)', async () => {
    const { connectionId: foreign } = await sso.readySaml(provider);
    const saml = { ...provider.settings };
    const second = await sso.connect(owner, { name: 'Second', kind: 'saml', saml });
    for (const elsewhere of [foreign, second]) {
      const { url } = await sso.begin(tenant);
      const { relayState: RelayState } = requestIn(url);
      const SAMLResponse = Buffer.from(provider.answer(requestIn(url), MIA)).toString('base64');
      const path = `/v1/auth/sso/${elsewhere}/acs`;
      expect(await sso.postForm(path, { SAMLResponse, RelayState })).toMatchObject(ATTEMPT_ENDED);
    }
  });

  test('by what stands before a comment in its name', async () => {
    const made = await sso.readySaml(provider, {}, { emailAttribute: null });
    const nameId = `${EMAIL}.evil.example`;
    const cut = (request: SamlRequest) =>
      provider.answer(request, { nameId }).replace(`>${nameId}<`, `>${EMAIL}<!-- -->.evil.example<`);
    expect(await sso.signInBySaml(made.tenant, cut)).toMatchObject({ status: 403, code: 'sso.unknown-person' });
  });
});

function refusal({ id, acsUrl }: SamlRequest): string {
  const status = ['Responder', 'AuthnFailed'].map((word) => `urn:oasis:names:tc:SAML:2.0:status:${word}`);
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" InResponseTo="${id}" Destination="${acsUrl}"><samlp:Status><samlp:StatusCode Value="${status[0]}"><samlp:StatusCode Value="${status[1]}"/></samlp:StatusCode></samlp:Status></samlp:Response>`;
}

describe('an assertion that was wrapped (XSW)', () => {
  /** The parts of a right answer for Mia, and an assertion that says of Ana the same. */
  function parts(request: SamlRequest) {
    const xml = provider.answer(request, MIA);
    const [signed] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)!;
    const [signature] = /<Signature .*<\/Signature>/s.exec(signed)!;
    const unsigned = signed.replace(signature, '');
    const evil = unsigned.replaceAll('>mia<', `>${ANA}<`);
    const [, id] = /ID="([^"]+)"/.exec(evil)!;
    return { xml, signed, signature, unsigned, evil, otherId: evil.replace(id!, '_evil') };
  }
  type Parts = ReturnType<typeof parts>;
  const intoSubject = (assertion: string, inner: string) =>
    assertion.replace('<saml:Subject>', `${inner}<saml:Subject>`);

  test.each<[what: string, wrap: (given: Parts) => string]>([
    ['the forged one before the signed one', ({ xml, signed, otherId }) => xml.replace(signed, otherId + signed)],
    ['the forged one behind the signed one', ({ xml, signed, otherId }) => xml.replace(signed, signed + otherId)],
    ['both with one id', ({ xml, signed, evil }) => xml.replace(signed, evil + signed)],
    [
      'the signed one among extensions',
      ({ xml, signed, otherId }) => xml.replace(signed, `<samlp:Extensions>${signed}</samlp:Extensions>${otherId}`),
    ],
    [
      'the signed one inside the forged one',
      ({ xml, signed, otherId }) => xml.replace(signed, intoSubject(otherId, signed)),
    ],
    [
      'the signed one inside its signature, which the forged one has taken over',
      ({ xml, signed, signature, unsigned, otherId }) =>
        xml.replace(
          signed,
          intoSubject(otherId, signature.replace('</Signature>', `<Object>${unsigned}</Object></Signature>`)),
        ),
    ],
    [
      'the same, both with one id',
      ({ xml, signed, signature, unsigned, evil }) =>
        xml.replace(
          signed,
          intoSubject(evil, signature.replace('</Signature>', `<Object>${unsigned}</Object></Signature>`)),
        ),
    ],
    [
      'the forged one with the signature of the signed one, which stands beside it',
      ({ xml, signed, signature, unsigned, otherId }) =>
        xml.replace(signed, intoSubject(otherId, signature) + `<samlp:Extensions>${unsigned}</samlp:Extensions>`),
    ],
    [
      'a whole signed response inside a forged one',
      ({ xml, signed, otherId }) =>
        xml.replace(signed, `${otherId}<samlp:Extensions>${xml.replace(/^<\?xml[^>]*>/, '')}</samlp:Extensions>`),
    ],
  ])('is not believed: %s (ASVS 6.8.2)', async (_, wrap) => {
    const given = await signIn((request) => wrap(parts(request)));
    expect(given).toMatchObject({ ...REFUSED, json: { reason: 'untrusted' } });
  });

  test('control: unwrapped, the same parts are, and Ana could be come in as', async () => {
    expect((await signIn((request) => parts(request).xml)).status).toBe(200);
    expect((await signIn((request) => provider.answer(request, { nameId: ANA }))).status).toBe(200);
  });
});
