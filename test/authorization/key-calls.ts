import { type Call } from './call.ts';
import { type World } from './world.ts';

const KEY_POLICY = { networks: [], whenLeaked: 'revoke', whenUnused: 'list', unusedDays: 90, remindDays: 365 };
const ANY_VERSION = { 'if-match': '*' };

/** Keys and accounts of programs; what is taken away comes last. */
export const keyCalls = ({ ids, canary }: World): Readonly<Record<string, Call>> => ({
  listApiKeys: {},
  listApiKeyPresets: {},
  createApiKey: { body: { name: canary, mode: 'live', scopes: ['slot:search'] } },
  getApiKey: {},
  changeApiKey: { body: { name: `${canary} anew` }, headers: ANY_VERSION },
  disableApiKey: {},
  enableApiKey: {},
  pinApiKeyVersion: { body: { version: '2026-11-01' } },
  rotateApiKey: { body: { graceSeconds: 3_600 }, refusedWith: 'api-key.rotated' },
  revokeApiKey: {},
  getApiKeyPolicy: {},
  changeApiKeyPolicy: { body: KEY_POLICY, headers: ANY_VERSION },
  reportLeakedApiKey: { body: { key: 'clk_live_sk_none', foundAt: 'https://paste.example/1' } },
  listServiceAccounts: {},
  createServiceAccount: { body: { name: canary, roleIds: [ids['roleId']] } },
  getServiceAccount: {},
  changeServiceAccount: { body: { name: `${canary} anew` }, headers: ANY_VERSION },
  deleteServiceAccount: {},
});

/** The same by staff, with a key and an account that are still there. */
export function enterpriseKeyCalls(world: World): Readonly<Record<string, Call>> {
  const { staffKeyId: keyId, staffAccountId: serviceAccountId } = world.ids;
  const params = { keyId: keyId!, serviceAccountId: serviceAccountId! };
  const { reportLeakedApiKey: _, ...calls } = keyCalls(world);
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, { ...call, params }]));
}
