import { randomBytes, randomInt } from 'node:crypto';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { accessCalls, authzCalls } from './access-calls.ts';
import { auditCalls } from './audit-calls.ts';
import { type Call } from './call.ts';
import { consumerCalls } from './consumer-calls.ts';
import { appCalls, consentCalls } from './oauth-calls.ts';
import { graphqlCalls, staffGraphqlCalls } from './graphql-calls.ts';
import { enterpriseKeyCalls, keyCalls } from './key-calls.ts';
import { manyCalls } from './many-calls.ts';
import { directoryCalls, scimCalls } from './directory-calls.ts';
import { staffWebhookCalls, webhookCalls } from './webhook-calls.ts';
import { inDays, slotOn, ssoConnection, type World } from './world.ts';

const NOW = new Date().toISOString();
const PERIOD = { from: inDays(-1), to: inDays(1) };

/** A right call of every operation of the API, in an order in which the owner can make them all. */
export function apiCalls(world: World): Readonly<Record<string, Call>> {
  const { ids, canary } = world;
  const slot = { workshopId: ids['workshopId'], vehicleId: ids['vehicleId'], serviceCode: 'oil-change' };
  const position = { recordedAt: NOW, location: { latitude: 1, longitude: 1 } };
  return {
    getIndex: {},
    whoAmI: {},
    runGraphql: { body: { query: '{ bookings { nodes { id } } vehicles { nodes { label } } }' } },
    ...graphqlCalls(world),
    readAuditFeed: {},
    listWorkshops: {},
    registerWorkshop: { body: { ...NEAR_WORKSHOP, name: canary } },
    getWorkshop: {},
    changeWorkshop: { body: { name: `${canary} anew` }, headers: { 'if-match': '*' } },
    listVehicles: {},
    registerVehicle: { body: { vin: vinOf(randomInt(1_000_000)), label: canary } },
    getVehicle: {},
    reportTroubleCode: { body: { code: 'P0301', detectedAt: NOW } },
    listTroubleCodes: {},
    storePositions: { body: { positions: [position] } },
    storeReadings: { body: { readings: [{ recordedAt: NOW, signal: 'rpm', value: 900 }] } },
    getLastPosition: {},
    listPositions: { query: PERIOD },
    listTrips: { query: PERIOD },
    getLatestReadings: {},
    listMaintenanceNeeds: { query: { vehicleId: ids['vehicleId']! } },
    getMaintenanceNeed: {},
    listSlots: { query: { maintenanceNeedId: ids['needId']!, from: inDays(1), to: inDays(2) } },
    listBookings: {},
    ...manyCalls(world),
    holdSlot: { body: { ...slot, startsAt: slotOn(9) } },
    getBooking: {},
    getBookingTimeline: {},
    requestBooking: { body: { note: canary } },
    confirmBooking: {},
    startBooking: {},
    completeBooking: {},
    cancelBooking: { body: { reason: 'not wanted' }, refusedWith: 'booking.already-started' },
    listEventTypes: {},
    getEventType: { params: { eventType: 'booking.confirmed' } },
    getEventTypeVersion: { params: { eventType: 'booking.requested', version: '1' } },
    listEvents: {},
    ...consumerCalls(world),
    listVersions: {},
    listDeprecations: {},
    getTestClock: { refusedWith: 'test-mode.required' },
    moveTestClock: { body: { advance: 'PT1H' }, refusedWith: 'test-mode.required' },
    listTestMessages: { refusedWith: 'test-mode.required' },
    deleteTestData: { refusedWith: 'test-mode.required' },
    ...webhookCalls(world),
    ...usageCalls,
    ...keyCalls(world),
    ...factorCalls(world),
    ...authzCalls(world),
    eraseDataSubject: {},
    getErasure: {},
    ...ssoCalls(world),
    ...consentCalls,
    ...signInCalls(world),
    ...scimCalls(world),
  };
}

/** What a tenant sees of its own requests, in either app. The log of them has a request a moment after its answer, and this one never. */
const usageCalls: Readonly<Record<string, Call>> = {
  getUsage: {},
  listUsageErrors: {},
  listBilledUnits: {},
  getKeyUsage: {},
  listQuotas: {},
  listRequests: {},
  getRequest: { params: { requestId: 'req_of_nobody' }, refusedWith: 'request.not-found' },
};

/** What the operator decides of limits. Nobody is on the plan when it goes. */
const planCalls: Readonly<Record<string, Call>> = {
  putPlan: { params: { planId: 'matrix' }, body: { name: 'Matrix', windows: [], quotas: [], features: ['*'] } },
  listPlans: {},
  getPlan: { params: { planId: 'matrix' } },
  getTenantPlan: {},
  assignTenantPlan: { body: { planId: null } },
  getTenantUsage: {},
  deletePlan: { params: { planId: 'matrix' } },
};

/** What people do about their own factors, in either app. The owner has none in use, so that a password is enough for signing in. */
const factorCalls = ({ tenant: { slug }, ids }: World): Readonly<Record<string, Call>> => ({
  listFactors: {},
  getFactorImage: {},
  getBackupCodes: {},
  verifyFactor: { body: { id: ids['factorId'], code: '000000' }, refusedWith: 'factor.wrong-proof' },
  renameFactor: { body: { name: 'Anew' }, refusedWith: 'factor.not-found' },
  removeFactor: { refusedWith: 'factor.not-found' },
  makeBackupCodes: { refusedWith: 'backup-codes.no-factor' },
  setUpFactor: { body: { kind: 'passkey', name: 'Laptop' } },
  forgetTrustedDevices: {},
  disableFactors: {},
  askForPasskey: { body: { tenant: slug } },
  signInWithPasskey: {
    body: { tenant: slug, attempt: 'a'.repeat(32), credential: {} },
    refusedWith: 'session.wrong-passkey',
  },
});

const NO_TOKEN = { token: 'ctk_none' };
const QR_ENDED = 'sign-in.qr-ended';
const LINK_ENDED = 'sign-in.link-ended';
const PASSWORD = 'seven copper lanterns drift';

const brandCalls: Readonly<Record<string, Call>> = {
  getBranding: {},
  changeBranding: {
    body: { name: 'Garage', logoUrl: null, accentColor: '#7a1f5c', host: null },
    headers: { 'if-match': '*' },
  },
  proveBrandingHost: { refusedWith: 'brand.no-host' },
};

/** Signing in, and what people do about their own account, in either app. What ends sessions comes last. */
const signInCalls = ({ tenant: { slug, owner } }: World): Readonly<Record<string, Call>> => {
  const { email, password } = owner;
  return {
    signIn: { body: { tenant: slug, email, password } },
    challengeSignIn: { body: { ...NO_TOKEN, kind: 'totp' }, refusedWith: 'sign-in.attempt-not-found' },
    proveSignIn: { body: { ...NO_TOKEN, kind: 'totp', code: '1' }, refusedWith: 'sign-in.attempt-not-found' },
    refreshSession: { body: { refreshToken: 'crt_none' }, refusedWith: 'session.unknown' },
    getKeySet: {},
    requestMagicLink: { body: { tenant: slug, email } },
    beginQrSignIn: { body: { tenant: slug } },
    collectQrSignIn: { body: { secret: 'ctk_none' }, refusedWith: QR_ENDED },
    redeemMagicLink: { body: NO_TOKEN, refusedWith: LINK_ENDED },
    requestPasswordReset: { body: { tenant: slug, email } },
    completePasswordReset: { body: { ...NO_TOKEN, password: PASSWORD }, refusedWith: LINK_ENDED },
    register: {
      body: { tenant: slug, email: `new@${slug}.example`, name: 'Noor', password: PASSWORD },
      refusedWith: 'registration.not-open',
    },
    confirmRegistration: { body: NO_TOKEN, refusedWith: LINK_ENDED },
    acceptInvitation: { body: { ...NO_TOKEN, name: 'Noor', password: PASSWORD }, refusedWith: LINK_ENDED },
    proveEmail: { body: NO_TOKEN, refusedWith: LINK_ENDED },
    requestEmailProof: {},
    changePassword: {
      body: { currentPassword: 'not this one', newPassword: PASSWORD },
      refusedWith: 'user.wrong-password',
    },
    beginStepUp: {},
    challengeStepUp: { body: { kind: 'totp' }, refusedWith: 'step-up.not-found' },
    proveStepUp: { body: { kind: 'password', password }, refusedWith: 'step-up.not-found' },
    scanQrSignIn: { body: { code: 'ctk_none' }, refusedWith: QR_ENDED },
    approveQrSignIn: { body: { code: 'ctk_none', number: '10' }, refusedWith: QR_ENDED },
    refuseQrSignIn: { body: { code: 'ctk_none' }, refusedWith: QR_ENDED },
    listSessions: {},
    // The session is another person's.
    endSession: { refusedWith: 'session.not-found' },
    closeSession: {},
    logOutAll: { body: {} },
  };
};

/** Signing in by a provider of identity, in either app. The tenant's one is a draft, so that nobody comes in by it. */
const ssoCalls = ({ ids, tenant: { slug } }: World): Readonly<Record<string, Call>> => ({
  startSso: { body: { tenant: slug }, refusedWith: 'sso.no-connection' },
  receiveSsoCallback: { query: { state: 'ctk_none', code: 'none' }, refusedWith: 'sso.attempt-ended' },
  receiveSsoAssertion: { body: { SAMLResponse: 'bm9uZQ==', RelayState: 'none' }, refusedWith: 'sso.attempt-ended' },
  getSsoMetadata: { query: { tenant: slug } },
  finishSso: { body: { code: 'ctk_none', token: 'none' }, refusedWith: 'sso.code-ended' },
  startSsoLink: { body: { connectionId: ids['connectionId'] }, refusedWith: 'sso-connection.not-found' },
  finishSsoLink: { body: { code: 'ctk_none', token: 'none' }, refusedWith: 'sso.code-ended' },
});

/** The providers themselves; what is taken away comes last. */
const ssoConnectionCalls = ({ canary }: World): Readonly<Record<string, Call>> => ({
  listSsoConnections: {},
  createSsoConnection: { body: ssoConnection(`${canary} anew`) },
  getSsoConnection: {},
  changeSsoConnection: { body: { name: canary }, headers: { 'if-match': '*' } },
  testSsoConnection: {},
  claimSsoDomain: { body: { domain: `more.${canary}.example` } },
  proveSsoDomain: { params: { domain: 'nobody.example' }, refusedWith: 'sso-domain.not-found' },
  unlinkSso: { refusedWith: 'sso.not-linked' },
  releaseSsoDomain: {},
  deleteSsoConnection: {},
});

/** People and how they sign in, as those see it who administer them. */
const peopleCalls = ({ ids, tenant: { slug } }: World): Readonly<Record<string, Call>> => ({
  listUsers: {},
  listInvitations: {},
  inviteUser: { body: { email: `guest${randomInt(1_000_000_000)}@${slug}.example`, roleId: ids['roleId'] } },
  withdrawInvitation: {},
  getSignInPolicy: {},
  changeSignInPolicy: {
    body: {
      staff: { idleMinutes: 30, absoluteHours: 12 },
      appUsers: { idleMinutes: 43_200, absoluteHours: 2_160 },
      mostSessions: 100,
      whenFull: 'oldest-out',
      registration: 'invitation',
      magicLinks: true,
      leastPasswordScore: 2,
    },
    // Nobody has changed it yet, and `*` is any version that there is.
    headers: { 'if-match': '"0"' },
  },
  listUserSessions: {},
  endUserSession: { refusedWith: 'session.not-found' },
  disableUser: {},
  enableUser: {},
  endUserSessions: {},
});

const mfaPolicyCalls: Readonly<Record<string, Call>> = {
  // The owner asks for themselves here.
  resetUserFactors: { refusedWith: 'factor.own-account' },
  getMfaPolicy: {},
  changeMfaPolicy: {
    body: { requirement: 'optional', roles: [], allowed: ['totp', 'passkey'], trustedDeviceDays: 0, smsPerDay: 0 },
    headers: { 'if-match': '"0"' },
  },
};

const WHY = { reason: 'Because the matrix asks' };
/** A read model can be built anew; what a policy did cannot. */
const VEHICLES = { subscription: 'fleet.vehicles' };

const archiveCalls: Readonly<Record<string, Call>> = {
  getEventArchive: {},
  limitEventArchive: { body: { afterDays: 400 }, headers: { 'if-match': '"0"' } },
  archiveStreams: { body: {} },
  getTenantStory: {},
};

const subscriptionCalls = (ids: World['ids']): Readonly<Record<string, Call>> => ({
  listLaggingSubscriptions: {},
  listTenantSubscriptions: {},
  getTenantSubscription: {},
  listParkedEvents: {},
  retryParkedEvent: { body: WHY },
  skipParkedEvent: { body: WHY, params: { position: ids['secondPosition']! } },
  pauseSubscription: { body: WHY, params: VEHICLES },
  resumeSubscription: { body: WHY, params: VEHICLES },
  rebuildSubscription: { body: WHY, params: VEHICLES },
  // Built within a moment, as these few rows are, there may be nothing left to cancel.
  cancelRebuild: { body: WHY, params: VEHICLES, refusedWith: 'subscription.not-rebuilding' },
});

/** The same of the administration API. */
export function adminCalls(world: World): Readonly<Record<string, Call>> {
  const { ids } = world;
  const slug = `new-${randomBytes(4).toString('hex')}`;
  return {
    getIndex: {},
    ...peopleCalls(world),
    ...auditCalls(world),
    ...factorCalls(world),
    ...mfaPolicyCalls,
    ...authzCalls(world),
    ...directoryCalls(world),
    // Its accounts have a role that is taken away behind.
    ...enterpriseKeyCalls(world),
    ...accessCalls(world),
    ...ssoCalls(world),
    ...ssoConnectionCalls(world),
    ...appCalls(world),
    ...usageCalls,
    ...planCalls,
    ...brandCalls,
    ...staffGraphqlCalls(world),
    ...staffWebhookCalls(world),
    getStory: {},
    listSubscriptions: {},
    listTenants: {},
    createTenant: { body: { slug, name: 'New', owner: { email: `owner@${slug}.example`, name: 'Ana' } } },
    getTenant: {},
    renameTenant: { body: { name: 'Another name' } },
    suspendTenant: { body: WHY },
    resumeTenant: {},
    getTenantWebhooks: {},
    listWebhookTenants: {},
    pauseTenantWebhooks: { body: WHY },
    resumeTenantWebhooks: { body: WHY },
    ...archiveCalls,
    ...subscriptionCalls(ids),
    exportTenant: {},
    listTenantOperations: {},
    getTenantOperation: {},
    getTenantArchive: {},
    deleteTenant: { body: WHY },
    cancelTenantDeletion: {},
    ...signInCalls(world),
  };
}
