import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDemo } from '../../apps/cli/demo/demo.ts';
import { Cluster } from '../kit/cluster.ts';

/** The shell blocks between the tour's heading and the next one, as a reader would paste them. */
export function tourOf(readme: string): string {
  const tour = readme.split('## A five-minute tour')[1]!.split('\n## ')[0]!;
  return [...tour.matchAll(/```bash\n(.*?)```/gs)].map(([, block]) => block).join('\n');
}

const needsCurl = spawnSync('curl', ['--version']).status !== 0;
let cluster: Cluster;
let key: string;

beforeAll(async () => {
  if (needsCurl) return console.log('The tour of the README is skipped: there is no curl here');
  cluster = await Cluster.start({ CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1' });
  const { apiUrl, adminUrl, config } = cluster;
  key = (await runDemo({ apiUrl, adminUrl, operatorToken: config.operatorToken, log: () => undefined })).apiKey;
}, 180_000);
afterAll(() => cluster?.stop());

const run = (script: string) =>
  promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, API: cluster.apiUrl, KEY: key },
    timeout: 60_000,
  });

test.skipIf(needsCurl)(
  'the tour of the README runs as it stands, and tells of a confirmed booking',
  { timeout: 90_000 },
  async () => {
    const { stdout } = await run(tourOf(readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')));
    for (const word of ['test', 'P0118', 'maintenance-need.opened', 'booking.confirmed'])
      expect(stdout).toContain(word);
  },
);

test.skipIf(needsCurl)('a tour with a wrong path fails: the control', async () => {
  const wrong = tourOf(readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')).replace(
    '/v1/whoami',
    '/v1/who',
  );
  await expect(run(wrong)).rejects.toThrow('Command failed');
});
