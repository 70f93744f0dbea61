import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { databaseChecks } from './database-checks.ts';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await testInstallation();
});

afterAll(() => installation.close());

/** Each check's name, with the reason where it fails. */
async function outcomes(): Promise<string[]> {
  const { signal } = new AbortController();
  return Promise.all(
    databaseChecks(installation.kernel.platform).map(({ name, check }) =>
      check(signal).then(
        () => name,
        (error: Error) => `${name}: ${error.message}`,
      ),
    ),
  );
}

describe('the checks of the database', () => {
  test('pass on a migrated installation, also one that a newer release has migrated further', async () => {
    expect(await outcomes()).toEqual(['postgres', 'migrations']);
    await installation.owner.query(`insert into public.clutch_migration (version, hash) values ('9999_newer', 'x')`);
    expect(await outcomes()).toEqual(['postgres', 'migrations']);
  });

  test('name the migration that is missing', async () => {
    const { rows } = await installation.owner.query<{ version: string; hash: string }>(
      `delete from public.clutch_migration where version = '0001_event_store' returning version, hash`,
    );
    expect(await outcomes()).toEqual(['postgres', 'migrations: not applied: 0001_event_store; run `clutch migrate`']);
    await installation.owner.query('insert into public.clutch_migration (version, hash) values ($1, $2)', [
      rows[0]!.version,
      rows[0]!.hash,
    ]);
  });
});
