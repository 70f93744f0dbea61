import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../kit/cluster.ts';
import { needsCurl, runShell, shellOf } from '../kit/shell-tour.ts';

const tour = shellOf(readFileSync(join(import.meta.dirname, '../../docs/how-to/sign-in.md'), 'utf8'));
const data = mkdtempSync(join(tmpdir(), 'clutch-tour-'));

let cluster: Cluster;

beforeAll(async () => {
  if (needsCurl) return console.log('The tour of signing in is skipped: there is no curl here');
  cluster = await Cluster.start({ CLUTCH_MESSAGE_EMAIL_BY: 'file', CLUTCH_MESSAGE_DIR: join(data, 'messages') });
}, 180_000);
afterAll(async () => {
  await cluster?.stop();
  rmSync(data, { recursive: true, force: true });
});

const run = (script: string) => {
  const { apiUrl: API, adminUrl: ADMIN, config } = cluster;
  return runShell(script, { API, ADMIN, DATA: data, OPERATOR: config.operatorToken });
};

test.skipIf(needsCurl)(
  'the tour of signing in runs as it stands: factors, letters, roles, sessions, support and the trail',
  { timeout: 90_000 },
  async () => {
    const shown = await run(tour);
    for (const told of [
      '"left":9',
      'required-for-roles',
      '"permission":"booking:read"',
      'HELP-42',
      'impersonation.open',
    ])
      expect(shown).toContain(told);
  },
);

test.skipIf(needsCurl)('a tour with a wrong code ends there: the control', { timeout: 90_000 }, async () => {
  const wrong = tour.replace('$(totp $SECRET 1)', '000000');
  expect(wrong).not.toBe(tour);
  await expect(run(wrong)).rejects.toThrow('Command failed');
});
