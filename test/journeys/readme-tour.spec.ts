import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDemo } from '../../apps/cli/demo/demo.ts';
import { Cluster } from '../kit/cluster.ts';
import { needsCurl, runShell, shellOf } from '../kit/shell-tour.ts';

/** What stands between the tour's heading and the next one. */
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const tour = shellOf(readme.split('## A five-minute tour')[1]!.split('\n## ')[0]!);

let cluster: Cluster;
let key: string;

beforeAll(async () => {
  if (needsCurl) return console.log('The tour of the README is skipped: there is no curl here');
  cluster = await Cluster.start({ CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1' });
  const { apiUrl, adminUrl, config } = cluster;
  key = (await runDemo({ apiUrl, adminUrl, operatorToken: config.operatorToken, log: () => undefined })).apiKey;
}, 180_000);
afterAll(() => cluster?.stop());

const run = (script: string) => runShell(script, { API: cluster.apiUrl, KEY: key });

test.skipIf(needsCurl)(
  'the tour of the README runs as it stands, and tells of a confirmed booking',
  { timeout: 90_000 },
  async () => {
    const shown = await run(tour);
    for (const word of ['live', 'P0118', 'maintenance-need.opened', 'booking.confirmed']) expect(shown).toContain(word);
  },
);

test.skipIf(needsCurl)('a tour with a wrong path fails: the control', async () => {
  await expect(run(tour.replace('/v1/whoami', '/v1/who'))).rejects.toThrow('Command failed');
});
