import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock, TenantDatabase, type TenantRef } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';
import { readBackupCode } from '../../domain/factors/backup-code.ts';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { BackupCodes } from './backup-codes.ts';
import { backupCodesIdOf, FactorRows } from './factor-rows.ts';
import { TotpFactors } from './totp-factors.ts';

let app: FactorApp;
let tenant: TenantRef;
let person: TestPerson;
let secret: string;

beforeAll(async () => {
  app = await FactorApp.start();
  tenant = await app.clutch.newTenant();
  person = await app.newPerson(tenant);
  const made = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'totp' } });
  secret = (made.body['totp'] as { secret: string }).secret;
  const code = codeOf(secret, app.clock.now());
  await app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id: made.body['id'], code } });
});
afterAll(() => app.close());

/** How many of thirty that show the same at the same time are believed. */
async function believed(prove: () => Promise<boolean>): Promise<number> {
  const proved = await Promise.all(Array.from({ length: 30 }, () => app.as(person, prove)));
  return proved.filter(Boolean).length;
}

/** Planted: looks whether the step was used, and then writes that it is. */
class LooksFirst extends FactorRows {
  override async takeStep(factorId: string, step: number): Promise<boolean> {
    const database = app.part(TenantDatabase);
    const [row] = await database.read<{ used: number }>(tenant.schema, {
      text: 'select used_until::int as used from identity_factor where factor_id = $1',
      values: [factorId],
    });
    await database.read(tenant.schema, {
      text: 'update identity_factor set used_until = $2 where factor_id = $1',
      values: [factorId, step],
    });
    return row!.used < step;
  }
}

/** Planted: looks for the code among those that are left, and then strikes it out. */
class StrikesOutLater extends BackupCodes {
  override async take(userId: string, typed: string): Promise<boolean> {
    const database = app.part(TenantDatabase);
    const id = backupCodesIdOf(userId);
    const [row] = await database.read<{ salt: string; digests: string[] }>(tenant.schema, {
      text: `select facts->>'salt' as salt, facts->'digests' as digests from identity_factor where factor_id = $1`,
      values: [id],
    });
    const digest = await app.part(CodeDigests).ofLasting(readBackupCode(typed)!, row!.salt);
    await database.read(tenant.schema, {
      text: `update identity_factor set facts = jsonb_set(facts, '{digests}', (facts->'digests') - $2) where factor_id = $1`,
      values: [id, digest],
    });
    return row!.digests.includes(digest);
  }
}

describe('a code of an authenticator app', () => {
  const totpsWith = (rows: FactorRows) =>
    new TotpFactors(rows, app.part(FactorSecrets), app.part(TotpCodes), app.part(Clock));
  const race = async (totps: TotpFactors) => {
    app.clock.goOn(90);
    const code = codeOf(secret, app.clock.now());
    const [row] = await app.as(person, () => app.part(FactorRows).inUse(person.userId));
    return believed(() => totps.take(row!, code));
  };

  test('is believed once, however many show it at a time', async () => {
    expect(await race(app.part(TotpFactors))).toBe(1);
  });

  test('is believed more than once where somebody looks before they write: the control', async () => {
    expect(await race(totpsWith(new LooksFirst(app.part(TenantDatabase), app.part(Clock))))).toBeGreaterThan(1);
  });
});

describe('a backup code', () => {
  const race = async (codes: BackupCodes) => {
    const made = await app.ask(person, 'POST', '/v1/auth/mfa/backup-codes');
    const [code] = made.body['codes'] as string[];
    return believed(() => codes.take(person.userId, code!));
  };

  test('is believed once, however many show it at a time', async () => {
    expect(await race(app.part(BackupCodes))).toBe(1);
  });

  test('is believed more than once where it is struck out later: the control', async () => {
    const planted = new StrikesOutLater(app.part(TenantDatabase), app.part(CodeDigests), app.part(Clock));
    expect(await race(planted)).toBeGreaterThan(1);
  });
});
