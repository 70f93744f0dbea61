import { type Asked } from './asked.ts';

/** A request that something was wrong with once, and what. Ids of the owner's things stand as `{vehicleId}`. */
export interface KeptRequest extends Asked {
  readonly operationId: string;
  /** So many at once, where it takes several. */
  readonly times?: number;
  readonly story: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ZEROS = encodeURIComponent(JSON.stringify(Array.from({ length: 1_200 }, () => 0)));

/** They are sent before any other request of their operation. */
export const KEPT_REQUESTS: readonly KeptRequest[] = [
  {
    operationId: 'changeBranding',
    caller: 'session',
    method: 'PUT',
    url: '/v1/white-label/branding',
    headers: { ...JSON_TYPE, 'if-match': '*' },
    body: '{"name":"Garage"}',
    story: 'What the brand had not was undefined, and no column takes that: 500.',
  },
  {
    operationId: 'deletePlan',
    caller: 'operator',
    method: 'DELETE',
    url: '/v1/plans/a%00b',
    headers: {},
    body: undefined,
    story: 'NUL in a path went down to Postgres, which takes it in no text: 500.',
  },
  {
    operationId: 'listVehicles',
    caller: 'owner',
    method: 'GET',
    url: `/v1/vehicles?expand=${ZEROS}`,
    headers: {},
    body: undefined,
    story:
      'Each of 1,200 wrong parts had a fault of its own, and the problem listed more of them than its document allows.',
  },
  {
    operationId: 'setUpFactor',
    caller: 'session',
    method: 'POST',
    url: '/v1/auth/mfa/setup',
    headers: { ...JSON_TYPE, 'idempotency-key': 'kept-set-up' },
    body: '{"kind":"email","replaces":"fac_01jd7r6e5vf3xbnq2m8k4tw9a0"}',
    story: 'A 404 that the document did not tell of.',
  },
  {
    operationId: 'changeGroup',
    caller: 'session',
    method: 'PATCH',
    url: '/v1/groups/{groupId}',
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
    body: '{"name":"Contended"}',
    times: 12,
    story: 'Changed by several at once, one was refused with a 409 that the document did not tell of.',
  },
  {
    operationId: 'deleteTestData',
    caller: 'sandbox',
    method: 'DELETE',
    url: '/v1/test/data',
    headers: {},
    body: undefined,
    times: 6,
    story:
      'A connection that was not there in time was a fault of ours to whoever asked, and not a moment to wait for: 500.',
  },
];
