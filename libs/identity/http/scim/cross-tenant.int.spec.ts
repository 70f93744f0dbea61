import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import { EMAIL } from '../../../../test/kit/people-app.ts';
import { anAddress, group, type ScimApp, scimApp, type TestDirectory, user } from '../../../../test/kit/scim-app.ts';
import { type DirectoryScope, DirectoryScopes } from '../../domain/scim/directory.ts';

/** The planted bug: the repositories go on with the tenant that asked first. */
class FirstScope extends DirectoryScopes {
  constructor(private readonly first: DirectoryScope) {
    super();
  }

  override current(): DirectoryScope {
    return this.first;
  }
}

/** Two tenants with a directory each, which has made a user and a group. `b` asks through an app that may be wrong. */
interface Stage {
  readonly a: TestDirectory;
  readonly b: TestDirectory;
  readonly userOfA: string;
  readonly addressOfA: string;
  readonly groupOfA: string;
  readonly userOfB: string;
  readonly groupOfB: string;
  /** Somebody of B whom no directory knows. */
  readonly addressOfB: string;
}

let clutch: TestInstallation;
let app: ScimApp;
let stage: Stage;
const open: ScimApp[] = [];

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  open.push(app);
  stage = await newStage();
});
afterAll(async () => {
  for (const each of open) await each.close();
  await clutch.close();
});

async function newStage(): Promise<Stage> {
  const [a, b] = [await app.directory(await app.newTenant()), await app.directory(await app.newTenant())];
  const addressOfA = anAddress();
  const addressOfB = anAddress();
  const about = { externalId: 'shared-1', displayName: 'Ana Example' };
  const userOfA = await a.make('/Users', user(addressOfA, about));
  const userOfB = await b.make('/Users', user(anAddress(), { ...about, externalId: 'own-1' }));
  const groupOfA = await a.make('/Groups', group('Advisers of A', [userOfA.id], { externalId: 'shared-g' }));
  const groupOfB = await b.make('/Groups', group('Advisers of B', [userOfB.id]));
  await app.people.createOwner(b.tenant, { email: addressOfB });
  const ids = { userOfA: userOfA.id, userOfB: userOfB.id, groupOfA: groupOfA.id, groupOfB: groupOfB.id };
  return { a, b, addressOfA, addressOfB, ...ids };
}

/** Every byte that a tenant has of people, groups, grants and what directories know, and how far its log has got. */
async function bytesOf({ schema }: TenantRef): Promise<unknown> {
  const tables = [
    'identity_user',
    'identity_group',
    'identity_grant',
    'identity_external',
    'identity_session',
    'event',
  ];
  const digests = tables.map(async (table) => {
    const text = `select coalesce(string_agg(t::text, ' ' order by t::text), '') as all from ${schema}.${table} t`;
    return [table, (await clutch.owner.query(text)).rows] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

async function unchanged(tenant: TenantRef, work: () => Promise<void>): Promise<void> {
  const before = await bytesOf(tenant);
  await work();
  expect(await bytesOf(tenant)).toEqual(before);
}

const replaceName = { op: 'replace', path: 'displayName', value: 'Taken over' };

/** The cases that a call without its tenant would fail. */
const CASES: readonly (readonly [string, (stage: Stage) => Promise<void>])[] = [
  [
    'case 1: a foreign user or group is 404 for GET, PUT, PATCH and DELETE, and nothing is written (ASVS 8.4.1)',
    ({ a, b, userOfA, groupOfA }) =>
      unchanged(a.tenant, async () => {
        for (const path of [`/Users/${userOfA}`, `/Groups/${groupOfA}`]) {
          expect((await b.ask('GET', path)).status).toBe(404);
          const whole = path.startsWith('/Users') ? user(anAddress()) : group('Taken over');
          expect((await b.ask('PUT', path, whole)).status).toBe(404);
          expect((await b.patch(path, replaceName)).status).toBe(404);
          expect((await b.ask('DELETE', path)).status).toBe(404);
        }
      }),
  ],
  [
    "case 2: an address that lives in another tenant makes an own user, and leaves the other's bytes as they were",
    ({ a, b, addressOfA, userOfA }) =>
      unchanged(a.tenant, async () => {
        const made = await b.ask('POST', '/Users', user(addressOfA, { displayName: 'Somebody else' }));
        expect(made.status).toBe(201);
        expect(made.json['id']).not.toBe(userOfA);
      }),
  ],
  [
    'case 3: an address that lives in the own tenant is 409, whoever has it',
    async ({ b, addressOfB }) => {
      for (const address of [addressOfB, addressOfB.toUpperCase(), EMAIL]) {
        const answer = await b.ask('POST', '/Users', user(address));
        expect(answer).toMatchObject({ status: 409, json: { scimType: 'uniqueness', status: '409' } });
      }
    },
  ],
  [
    'case 4: a group PATCH with a foreign member is 400, and changes nothing of it',
    ({ b, userOfA, userOfB, groupOfB }) =>
      unchanged(b.tenant, async () => {
        const operations = [
          { op: 'replace', path: 'displayName', value: 'Half changed' },
          { op: 'remove', path: `members[value eq "${userOfB}"]` },
          { op: 'add', path: 'members', value: [{ value: userOfA }] },
        ];
        expect(await b.patch(`/Groups/${groupOfB}`, ...operations)).toMatchObject({
          status: 400,
          json: { scimType: 'invalidValue' },
        });
      }),
  ],
  [
    'case 5: no filter finds or counts what is foreign',
    async ({ b, userOfA, addressOfA, groupOfA }) => {
      const ofUsers = ['externalId eq "shared-1"', `userName eq "${addressOfA}"`, `id eq "${userOfA}"`];
      const ofGroups = [
        'externalId eq "shared-g"',
        `displayName eq "Advisers of A"`,
        `id eq "${groupOfA}"`,
        `members eq "${userOfA}"`,
      ];
      for (const [path, filters] of [
        ['/Users', [...ofUsers, `emails eq "${addressOfA}" or userName sw "${addressOfA.slice(0, 30)}"`]],
        ['/Groups', ofGroups],
      ] as const)
        for (const filter of filters) {
          const { status, json } = await b.ask('GET', `${path}?filter=${encodeURIComponent(filter)}&count=0`);
          expect([filter, status, json['totalResults']]).toEqual([filter, 200, 0]);
        }
    },
  ],
];

describe('two tenants under one roof', () => {
  // Case 2 gives B an account with an address of A, so what looks for that address comes before it.
  const inOrder = [...CASES.filter(([title]) => !title.startsWith('case 2')), CASES[1]!];
  test.each(inOrder)('%s', async (_, run) => {
    await expect(run(stage)).resolves.toBeUndefined();
  });

  test('case 6: a token that names no tenant, or a directory that is gone or off, is 401 and never unscoped', async () => {
    const { b } = stage;
    const gone = await app.directory(b.tenant, { name: 'Gone' });
    const off = await app.directory(b.tenant, { name: 'Off' });
    await gone.make('/Users', user(anAddress()));
    await app.asOwner(b.tenant, 'DELETE', `/v1/directories/${gone.id}`);
    await app.asOwner(b.tenant, 'PATCH', `/v1/directories/${off.id}`, { isOn: false });
    const [, tenant = '', directory = '', secret = ''] = /^cdt_(\w{26})_(\w{26})_(.+)$/.exec(b.token) ?? [];
    const nowhere = typedId('tnt', '018f0000-0000-7000-8000-000000000000').slice(4);
    const tokens = [
      gone.token,
      off.token,
      `cdt_${directory}_${secret}`,
      `cdt_${nowhere}_${directory}_${secret}`,
      `cdt__${directory}_${secret}`,
    ];
    for (const token of [...tokens, `cdt_${tenant}_${tenant}_${secret}`, secret, `${b.token}x`]) {
      const answer = await app.with(b.tenant, token).ask('GET', '/Users');
      expect([answer.status, answer.json['status']]).toEqual([401, '401']);
    }
    expect((await b.ask('GET', '/Users?count=0')).status).toBe(200);
  });

  test('case 7: the token of A that names B is 401', async () => {
    const { a, b } = stage;
    const part = (token: string, index: number): string => token.split('_')[index]!;
    const secretOf = (token: string): string => token.slice(4 + 26 + 1 + 26 + 1);
    const ofBoth = `cdt_${part(b.token, 1)}_${part(a.token, 2)}_${secretOf(a.token)}`;
    const withSecret = `cdt_${part(b.token, 1)}_${part(b.token, 2)}_${secretOf(a.token)}`;
    for (const token of [ofBoth, withSecret])
      expect((await app.with(b.tenant, token).ask('GET', '/Users')).status).toBe(401);
  });

  test('case 8: active false is honoured when somebody is made', async () => {
    const { b } = stage;
    for (const active of [false, 'False']) {
      const { id, active: shown } = await b.make('/Users', user(anAddress(), { active }));
      expect(shown).toBe(false);
      const text = `select disabled_at is not null as is_disabled from ${b.tenant.schema}.identity_user where user_id = $1`;
      expect((await clutch.owner.query(text, [uuidOf('usr', id)])).rows).toEqual([{ is_disabled: true }]);
    }
  });

  test('case 12: an ETag of A is refused in B, though both are alike, and so is a cursor', async () => {
    const { a, b } = stage;
    const [twinOfA, twinOfB] = await Promise.all(
      [a, b].map((directory) => directory.make('/Users', user('twin@acme.example', { externalId: 'twin' }))),
    );
    const tags = [twinOfA, twinOfB].map((twin) => (twin!['meta'] as { version: string }).version);
    const order = { ...user('twin@acme.example', { externalId: 'twin' }), displayName: 'Twin' };
    const path = `/Users/${twinOfB!.id}`;
    expect((await b.ask('PUT', path, order, { 'if-match': tags[0]! })).status).toBe(412);
    expect((await b.ask('PUT', path, order, { 'if-match': tags[1]! })).status).toBe(200);
    await app.directory(a.tenant, { name: 'Second' });
    const { json } = await app.asOwner(a.tenant, 'GET', '/v1/directories?limit=1');
    const cursor = encodeURIComponent((json['page'] as { nextCursor: string }).nextCursor);
    expect((await app.asOwner(b.tenant, 'GET', `/v1/directories?cursor=${cursor}`)).status).toBe(422);
  });
});

describe('the control: one repository that goes on with the tenant of somebody else', () => {
  test.each(CASES)('turns red %s', async (_, run) => {
    const made = await newStage();
    const { tenant, id } = made.a;
    const scope = { schema: tenant.schema, directoryId: uuidOf('dir', id)! };
    const broken = await scimApp(clutch, [{ provide: DirectoryScopes, useValue: new FirstScope(scope) }]);
    open.push(broken);
    const asked = { ...made, b: broken.with(made.b.tenant, made.b.token, made.b.id) };
    await expect(run(asked)).rejects.toMatchObject({ name: 'AssertionError' });
  });
});
