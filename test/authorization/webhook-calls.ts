import { type Call } from './call.ts';
import { inDays, type World } from './world.ts';

const STAFF_OPERATIONS = [
  'listWebhookEndpoints',
  'createWebhookEndpoint',
  'getWebhookEndpoint',
  'changeWebhookEndpoint',
  'getWebhookEndpointHealth',
  'verifyWebhookEndpoint',
  'testWebhookEndpoint',
  'sendTestMessage',
  'listWebhookKeys',
  'rotateWebhookKey',
  'revealWebhookKey',
  'endWebhookKey',
  'listWebhookDeliveries',
  'getWebhookDelivery',
  'listWebhookAttempts',
  'deleteWebhookEndpoint',
];
const SCRIPT = 'function transform() { return {}; }';

/** Right calls of what concerns webhooks, the removal of the endpoint last. */
export function webhookCalls({ canary }: World): Readonly<Record<string, Call>> {
  return {
    listWebhookEndpoints: {},
    createWebhookPortalSession: { body: { label: canary, capabilities: ['view'] } },
    listWebhookPortalSessions: {},
    getWebhookPortalSession: {},
    // For whoever comes with such a session, whom its own specs show.
    getOwnWebhookPortalSession: { refusedWith: 'webhook-portal-session.not-found' },
    endWebhookPortalSession: {},
    createWebhookEndpoint: {
      body: { url: `http://127.0.0.1:9/${canary}/second`, description: canary, eventTypes: ['*'] },
    },
    getWebhookEndpoint: {},
    changeWebhookEndpoint: { body: { description: `${canary} anew` }, headers: { 'if-match': '*' } },
    dryRunWebhook: { body: { eventTypes: ['*'] } },
    dryRunWebhookEndpoint: { body: {} },
    getWebhookRetrySchedule: {},
    getWebhookAddresses: {},
    getWebhookEndpointHealth: {},
    verifyWebhookEndpoint: {},
    resendWebhookMessage: {},
    replayWebhookMessages: { body: { since: inDays(-1), dryRun: true } },
    recoverWebhookEndpoint: { body: { since: inDays(-1), dryRun: true } },
    testWebhookEndpoint: {},
    sendTestMessage: {},
    listWebhookKeys: {},
    rotateWebhookKey: { body: { overlapSeconds: 3_600 } },
    revealWebhookKey: {},
    endWebhookKey: {},
    checkWebhookSignature: { body: { headers: {}, body: '{}' } },
    listWebhookDeliveries: {},
    getWebhookDelivery: {},
    listWebhookAttempts: {},
    listWebhookAlerts: {},
    listWebhookMessages: {},
    getWebhookMessage: {},
    sendWebhookMessage: { body: { type: 'custom.till.closed', data: { canary } } },
    expungeWebhookMessage: {},
    listWebhookStats: {},
    getWebhookStats: {},
    putWebhookTransformation: { body: { code: SCRIPT }, headers: { 'if-match': '*' } },
    getWebhookTransformation: {},
    testWebhookTransformation: { body: { code: SCRIPT } },
    rollBackWebhookTransformation: { body: { revision: 1 } },
    deleteWebhookTransformation: {},
    deleteWebhookEndpoint: {},
  };
}

/** What staff may do of it in the administration API, with an endpoint that is still there. */
export function staffWebhookCalls(world: World): Readonly<Record<string, Call>> {
  const { staffEndpointId, staffSigningKeyId, staffMessageId } = world.ids;
  const params = { endpointId: staffEndpointId!, signingKeyId: staffSigningKeyId!, messageId: staffMessageId! };
  const calls = webhookCalls(world);
  return Object.fromEntries(STAFF_OPERATIONS.map((name) => [name, { ...calls[name], params }]));
}
