import { randomInt } from 'node:crypto';
import { eventually } from '../../apps/cli/demo/expectations.ts';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { createTenant } from '../../apps/cli/demo/tenants.ts';
import { type Call } from '../authorization/call.ts';
import { askedByApp } from '../authorization/oauth-calls.ts';
import { type AppWithRoutes } from '../authorization/operations.ts';
import { slotOn, type World } from '../authorization/world.ts';
import { type FuzzApps } from './fuzz-apps.ts';

/** Where things are made that a case uses up. */
export interface Place {
  readonly apps: FuzzApps;
  readonly world: World;
  /** The app whose operation is tried. */
  readonly app: AppWithRoutes;
  /** The access token of the owner's session with this app, the one that asks. */
  readonly session: string;
}

/** Makes ahead what right calls use up. @returns what each such call has in place of what stands in the right call */
export type Prepare = (at: Place) => Promise<readonly Call[]>;

/** Of 200 cases about as many are answered with success where every call finds its own. */
const TIMES = 12;
const PASSWORD = 'seven copper lanterns drift';
const EXPORT = { format: 'ndjson' };
const WHY = { reason: 'Because the fuzzer asks' };

/** One after the other: of sign-ins at once some are taken for guesses. */
async function times<T>(make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < TIMES) made.push(await make(made.length));
  return made;
}

const urlOf = ({ apps, app }: Place): string => (app === 'api' ? apps.apiUrl : apps.adminUrl);
const nobody = (at: Place): HttpClient => new HttpClient(urlOf(at), '');
const person = (at: Place): HttpClient => new HttpClient(urlOf(at), at.session);
const owner = async ({ apps, world }: Place) => new HttpClient(apps.adminUrl, await world.freshToken('admin'));
const program = ({ apps, world }: Place): HttpClient => new HttpClient(apps.apiUrl, world.tenant.apiKey.secret);
const operator = ({ apps }: Place): HttpClient => new HttpClient(apps.adminUrl, apps.config.operatorToken);

const spareTenants: Prepare = async (at) => {
  const admin = operator(at);
  const tenants = [];
  for (let made = 0; made < 3; made += 1) tenants.push(await createTenant(admin, 'Spare'));
  return tenants.map(({ id }) => ({ params: { tenantId: id } }));
};

const bookingsToCome: Prepare = (at) =>
  times(async (index) => {
    const { workshopId, vehicleId } = at.world.ids;
    const slot = { workshopId, vehicleId, serviceCode: 'oil-change', startsAt: slotOn(20 + index) };
    return { params: { bookingId: (await program(at).post<{ id: string }>('/v1/bookings', slot)).id } };
  });

const consumers = (): Prepare => (at) =>
  times(async () => {
    const name = `spare-${randomInt(1_000_000_000)}`;
    await program(at).post('/v1/event-consumers', { name, from: 'beginning' });
    return { params: { consumerName: name } };
  });
const consumersToMove = consumers();

/** While the worker stands still nobody takes them up. */
const waitingWork: Prepare = (at) =>
  times(async () => ({
    params: { operationId: (await program(at).post<{ id: string }>('/v1/bookings/exports', EXPORT)).id },
  }));

const REBUILT = ['fleet.maintenance-needs', 'booking.workshops', 'partner.workshops'];
const waitingRebuilds: Prepare = (at) =>
  Promise.all(
    REBUILT.map(async (subscription) => {
      const { tenantId } = at.world.ids;
      await operator(at).post(`/v1/tenants/${tenantId}/subscriptions/${subscription}/rebuild`, WHY);
      return { params: { subscription } };
    }),
  );

const sessionsOfStaff: Prepare = async (at) => {
  await times(() => at.world.newSession('admin'));
  const { userId } = at.world.ids;
  const { data } = await (await owner(at)).get<{ data: { id: string }[] }>(`/v1/users/${userId}/sessions`);
  return data.map(({ id }) => ({ params: { sessionId: id } }));
};

const refreshTokens: Prepare = (at) =>
  times(async () => {
    const { slug, owner: who } = at.world.tenant;
    const asked = { tenant: slug, email: who.email, password: who.password };
    const { session } = await nobody(at).post<{ session: { refreshToken: string } }>('/v1/auth/sign-in', asked);
    return { body: { refreshToken: session.refreshToken } };
  });

interface Screen {
  readonly secret: string;
  readonly code: string;
  readonly number: string;
}

/** Other screens that wait to be signed in, so far on the way. */
const screens =
  (bodyOf: (screen: Screen) => object, ...steps: readonly ('scan' | 'approval')[]): Prepare =>
  (at) =>
    times(async () => {
      const screen = await nobody(at).post<Screen>('/v1/auth/qr', { tenant: at.world.tenant.slug });
      const { code, number } = screen;
      for (const step of steps)
        await person(at).post(`/v1/auth/qr/${step}`, step === 'scan' ? { code } : { code, number });
      return { body: bodyOf(screen) };
    });

/** One, since the next that is begun ends it. */
const stepUp: Prepare = async (at) => [
  { params: { stepUpId: (await person(at).post<{ id: string }>('/v1/auth/step-up')).id } },
];

/** Its image is shown for a few minutes only. */
const factorToSetUp: Prepare = async (at) => [
  { params: { factorId: (await person(at).post<{ id: string }>('/v1/auth/mfa/setup', { kind: 'totp' })).id } },
];

const newAddress = (): string => `new${randomInt(1_000_000_000)}@prepared.example`;

/** Resolves when the app that is asked has heard of it. */
async function openDoor(at: Place): Promise<void> {
  const admin = await owner(at);
  const { version: _, ...policy } = await admin.get<{ version: number }>('/v1/sign-in-policy');
  const body = { ...policy, registration: 'open' };
  await admin.send('PUT', '/v1/sign-in-policy', { body, headers: { 'if-match': '*' } });
  await eventually('anybody may register, as the policy says', async () => {
    const answer = await nobody(at).send('POST', '/v1/auth/registrations', { body: newcomer(at), expect: 'any' });
    return answer.status < 300 ? true : undefined;
  });
}

const newcomer = (at: Place) => ({
  tenant: at.world.tenant.slug,
  name: 'Noor',
  password: PASSWORD,
  email: newAddress(),
});

const newcomers: Prepare = async (at) => {
  await openDoor(at);
  return times(async () => ({ body: newcomer(at) }));
};

const registration: Prepare = async (at) => {
  await openDoor(at);
  const asked = newcomer(at);
  await nobody(at).post('/v1/auth/registrations', asked);
  return [{ body: { token: await at.apps.letters.tokenFor(asked.email, 'registration') } }];
};

async function invited(at: Place): Promise<{ readonly email: string; readonly body: object }> {
  const email = newAddress();
  await (await owner(at)).post('/v1/invitations', { email, roleId: at.world.ids['roleId'] });
  const token = await at.apps.letters.tokenFor(email, 'invitation');
  return { email, body: { token, name: 'Noor', password: PASSWORD } };
}

const invitation: Prepare = async (at) => [{ body: (await invited(at)).body }];

/** A letter with a link, and what is sent along with its token. */
const link =
  (template: string, ask: (at: Place) => Promise<string>, along: object = {}): Prepare =>
  async (at) => {
    const email = await ask(at);
    return [{ body: { token: await at.apps.letters.tokenFor(email, template), ...along } }];
  };

async function askForProof(at: Place): Promise<string> {
  await person(at).post('/v1/auth/email-proofs');
  return at.world.tenant.owner.email;
}

async function askForMagicLink(at: Place): Promise<string> {
  const { slug, owner: who } = at.world.tenant;
  await nobody(at).post('/v1/auth/magic-links', { tenant: slug, email: who.email });
  return who.email;
}

/** Of somebody whose password nobody needs. */
async function askForReset(at: Place): Promise<string> {
  const { email, body } = await invited(at);
  await nobody(at).post('/v1/auth/invitations/acceptance', body);
  await nobody(at).post('/v1/auth/password-resets', { tenant: at.world.tenant.slug, email });
  return email;
}

const interactions =
  (): Prepare =>
  ({ apps, world }) =>
    times(async () => ({ params: { uid: await askedByApp(apps.apiUrl, world.tenant.slug, world.ids['appId']!) } }));

/** In the directory that asks in the cases of its operations. */
const knownPeople: Prepare = async (at) => {
  const { data } = await (await owner(at)).get<{ data: { id: string; name: string }[] }>('/v1/directories');
  const { id: directoryId } = data.find(({ name }) => name === `${at.world.canary} asks`)!;
  const directory = new HttpClient(at.apps.apiUrl, at.world.directoryToken);
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  return times(async () => {
    const { id } = await directory.post<{ id: string }>('/scim/v2/Users', { schemas, userName: newAddress() });
    return { params: { directoryId, userId: id } };
  });
};

/** The worker signs one when it first sweeps a tenant. */
const signedHead =
  (queryOf: (size: string) => Record<string, string>): Prepare =>
  async (at) => {
    const client = await owner(at);
    const { size } = await eventually('a head of the trail is signed', async () => {
      const { data } = await client.get<{ data: { size: number }[] }>('/v1/audit/heads');
      return data[0];
    });
    return [{ query: queryOf(String(size)) }];
  };

/** A request is in the log a moment after its answer. */
const loggedRequest: Prepare = async (at) => {
  const api = program(at);
  const { headers } = await api.send('GET', '/v1/whoami');
  const requestId = headers.get('x-request-id')!;
  await eventually('a request is in the log', async () => {
    const { status } = await api.send('GET', `/v1/requests/${requestId}`, { expect: 'any' });
    return status === 200 ? true : undefined;
  });
  return [{ params: { requestId } }];
};

/** By operation. What is the same one here is made once for all that it stands for. */
export const PREPARED: Readonly<Record<string, Prepare>> = {
  renameTenant: spareTenants,
  suspendTenant: spareTenants,
  resumeTenant: spareTenants,
  deleteTenant: spareTenants,
  cancelTenantDeletion: spareTenants,
  cancelBooking: bookingsToCome,
  getEventConsumer: consumersToMove,
  readEventConsumer: consumersToMove,
  seekEventConsumer: consumersToMove,
  setEventConsumerCheckpoint: consumersToMove,
  deleteEventConsumer: consumers(),
  cancelOperation: waitingWork,
  cancelRebuild: waitingRebuilds,
  endUserSession: sessionsOfStaff,
  refreshSession: refreshTokens,
  scanQrSignIn: screens(({ code }) => ({ code })),
  approveQrSignIn: screens(({ code, number }) => ({ code, number }), 'scan'),
  refuseQrSignIn: screens(({ code }) => ({ code }), 'scan'),
  collectQrSignIn: screens(({ secret }) => ({ secret }), 'scan', 'approval'),
  getFactorImage: factorToSetUp,
  proveStepUp: stepUp,
  register: newcomers,
  confirmRegistration: registration,
  acceptInvitation: invitation,
  redeemMagicLink: link('magic-link', askForMagicLink),
  completePasswordReset: link('password-reset', askForReset, { password: 'nine quiet rivers climbing' }),
  proveEmail: link('email-proof', askForProof),
  getOAuthInteraction: interactions(),
  acceptOAuthInteraction: interactions(),
  refuseOAuthInteraction: interactions(),
  getRequest: loggedRequest,
  takeBackPerson: knownPeople,
  proveAuditInclusion: signedHead((size) => ({ position: '1', size })),
  proveAuditConsistency: signedHead((size) => ({ from: size, to: size })),
};

/** A worker would do at once what they are to find under way, so it stands still while they are tried. */
export const TRIED_WITHOUT_WORKER: ReadonlySet<string> = new Set(['cancelOperation', 'cancelRebuild']);
