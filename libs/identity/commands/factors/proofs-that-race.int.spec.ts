import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock, TenantDatabase, type TenantRef, uuidOf } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';
import { SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';
import { MfaPolicies } from '../../aggregates.ts';
import { readBackupCode } from '../../domain/factors/backup-code.ts';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { Passkeys } from '../../domain/factors/passkeys.ts';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { BackupCodes } from './backup-codes.ts';
import { CodeQuotas, type OutgoingCode } from './code-quotas.ts';
import { backupCodesIdOf, FactorRows } from './factor-rows.ts';
import { type ChallengePlace, OpenChallenges } from './open-challenges.ts';
import { PasskeyCounters } from './passkey-counters.ts';
import { PasskeyFactors } from './passkey-factors.ts';
import { TenantMfaPolicies } from './tenant-mfa-policies.ts';
import { SentCodes } from './sent-codes.ts';
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

/** Planted: reads the code that was sent, and then strikes it out. */
class ReadsTheCode extends SentCodes {
  override async take(userId: string, kind: 'sms' | 'email', attempt: string, code: string): Promise<boolean> {
    const database = app.part(TenantDatabase);
    const values = [kind, attempt, userId];
    const [row] = await database.read<{ expected: Buffer | null }>(tenant.schema, {
      text: 'select expected from identity_challenge where kind = $1 and attempt = $2 and user_id = $3',
      values,
    });
    await database.read(tenant.schema, {
      text: 'update identity_challenge set expected = null where kind = $1 and attempt = $2 and user_id = $3',
      values,
    });
    return row?.expected?.equals(app.part(CodeDigests).ofPassing(code, attempt)) ?? false;
  }
}

describe('a code that was sent', () => {
  const race = async (codes: SentCodes) => {
    app.clock.goOn(86_400);
    const { userId } = person;
    const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'email' } });
    const attempt = uuidOf('fac', body['id'] as string)!;
    return believed(() => codes.take(userId, 'email', attempt, app.outbox.codeFor(person.email)));
  };

  test('is believed once, however many show it at a time', async () => {
    expect(await race(app.part(SentCodes))).toBe(1);
  });

  test('is believed more than once where it is read before it is struck out: the control', async () => {
    const [quotas, digests] = [app.part(CodeQuotas), app.part(CodeDigests)];
    const planted = new ReadsTheCode(app.part(TenantDatabase), quotas, digests, app.outbox, app.clock);
    expect(await race(planted)).toBeGreaterThan(1);
  });
});

/** Planted: reads the challenge, and takes it away later. */
class TakesLater extends OpenChallenges {
  override async take({ kind, attempt }: ChallengePlace): Promise<Uint8Array | null> {
    const database = app.part(TenantDatabase);
    const values = [kind, attempt];
    const [row] = await database.read<{ expected: Buffer }>(tenant.schema, {
      text: 'select expected from identity_challenge where kind = $1 and attempt = $2',
      values,
    });
    await database.read(tenant.schema, {
      text: 'delete from identity_challenge where kind = $1 and attempt = $2',
      values,
    });
    return row?.expected ?? null;
  }
}

describe('the answer of a passkey', () => {
  const race = async (challenges: OpenChallenges) => {
    const authenticator = new SoftwareAuthenticator();
    const { body } = await app.ask(person, 'POST', '/v1/auth/mfa/setup', { body: { kind: 'passkey' } });
    // It does not count, as most do not: a counter would show the second answer to be a copy.
    const credential = authenticator.create(body['passkey'] as object, { counter: 0 });
    await app.ask(person, 'POST', '/v1/auth/mfa/verify', { body: { id: body['id'], credential } });
    const options = await app.as(person, () => app.passkeys.begin(person.userId, 'race'));
    const answer = authenticator.get(options, { counter: 0 });
    const [rows, passkeys, counters] = [app.part(FactorRows), app.part(Passkeys), app.part(PasskeyCounters)];
    const policies = app.part(TenantMfaPolicies);
    const factors = new PasskeyFactors(rows, challenges, passkeys, counters, app.part(TenantDatabase), policies);
    return believed(() => factors.prove(person.userId, 'race', answer));
  };

  test('is believed once, however many show it at a time', async () => {
    expect(await race(app.part(OpenChallenges))).toBe(1);
  });

  test('is believed more than once where the challenge is taken away later: the control', async () => {
    expect(await race(new TakesLater(app.part(TenantDatabase), app.clock))).toBeGreaterThan(1);
  });
});

/** Planted: counts what was sent, and adds to it later. */
class CountsFirst extends CodeQuotas {
  override async draw({ userId }: OutgoingCode): Promise<void> {
    const database = app.part(TenantDatabase);
    const [row] = await database.read<{ tries: number }>(tenant.schema, {
      text: `select tries from identity_challenge where kind = 'quota' and attempt = $1`,
      values: [userId],
    });
    if ((row?.tries ?? 0) >= 5) throw new Error('Too many');
    await database.read(tenant.schema, {
      text: `insert into identity_challenge (kind, attempt, tries, expires_at) values ('quota', $1, 1, $2)
        on conflict (kind, attempt) do update set tries = identity_challenge.tries + 1`,
      values: [userId, new Date(app.clock.now().getTime() + 900_000)],
    });
  }
}

describe('the number of codes that are sent to somebody', () => {
  const race = async (quotas: CodeQuotas) => {
    app.clock.goOn(86_400);
    const code = {
      userId: person.userId,
      factorId: '',
      kind: 'email',
      attempt: 'a',
      to: person.email,
      locale: 'en',
    } as const;
    return believed(() =>
      quotas.draw(code).then(
        () => true,
        () => false,
      ),
    );
  };

  test('is kept, however many are asked for at a time', async () => {
    expect(await race(app.part(CodeQuotas))).toBe(5);
  });

  test('is not where they are counted first: the control', async () => {
    const parts = [app.part(TenantDatabase), app.part(MfaPolicies), app.part(CodeDigests), app.clock] as const;
    expect(await race(new CountsFirst(...parts))).toBeGreaterThan(5);
  });
});
