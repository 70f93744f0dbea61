import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { ReachedApp } from '../../../../test/kit/reached-app.ts';

let webhooks: ReachedApp;
let endpointId: string;
beforeAll(async () => {
  webhooks = await ReachedApp.open({ CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '' });
  endpointId = await webhooks.register('https://8.8.8.8/');
});
afterAll(() => webhooks.close());

/** Every way of writing addresses that are none of the internet's, and some that are none of any kind. */
const REFUSED = [
  'https://127.0.0.1/',
  'https://127.0.0.1./',
  'https://127.1/',
  'https://2130706433/',
  'https://017700000001/',
  'https://0x7f.1/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://①②⑦.0.0.1/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://0.0.0.0/',
  'https://0/',
  'https://10.0.0.1/',
  'https://172.31.255.254/',
  'https://192.168.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0xa9fea9fe/',
  'https://168.63.129.16/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:db8::1]/',
  'https://[5f00::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[ff02::1]/',
  'http://8.8.8.8/',
  'https://8.8.8.8:22/',
  'https://8.8.8.8:444/',
  'https://user:password@8.8.8.8/',
  'https://user@8.8.8.8/',
  'ftp://8.8.8.8/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://[fe80::1%25eth0]/',
  'https://localhost/',
  'not an address',
];

describe('an address that nothing is sent to', () => {
  test.each(REFUSED)('%s is refused for a new endpoint, for a changed one and for a token', async (url) => {
    const made = await webhooks.ask('POST', '/v1/webhook-endpoints', { body: { url, eventTypes: ['*'] } });
    const changed = await webhooks.change(endpointId, { url });
    const auth = { kind: 'oauth2', tokenUrl: url, clientId: 'a', clientSecret: 'b' };
    const reached = await webhooks.change(endpointId, { auth });
    for (const answer of [made, changed, reached])
      expect(answer).toMatchObject({ status: 422, code: 'webhook-target.refused' });
  });

  test('is refused at the try, too, wherever it came from: nothing is sent, and the log says so', async () => {
    const id = await webhooks.register('https://8.8.8.8:8443/');
    await webhooks.clutch.owner.query(
      `update ${webhooks.tenant.schema}.platform_webhook_endpoint set url = $1 where endpoint_id = $2`,
      ['http://169.254.169.254/latest/meta-data/', uuidOf('whe', id)],
    );
    const { status, error, attempts } = await webhooks.send(id);
    expect([status, error]).toEqual(['pending', 'target-refused']);
    expect(attempts).toMatchObject([{ error: 'target-refused', remoteAddress: null, responseStatus: null }]);
    expect(Object.values(attempts[0]!.phases)).toEqual([null, null, null, null]);
  });
});
