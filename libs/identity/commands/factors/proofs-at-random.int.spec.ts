import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { FactorApp, type TestPerson } from '../../../../test/kit/factor-app.ts';
import { SoftwareAuthenticator } from '../../../../test/kit/software-authenticator.ts';
import { type FactorAnswer, type FactorKind } from '../../domain/factors/factors.ts';

const PHONE = '+201001234599';

let app: FactorApp;
let tenant: TenantRef;

beforeAll(async () => {
  app = await FactorApp.start();
  tenant = await app.clutch.newTenant();
});
afterAll(() => app.close());

/** One thing that somebody shows: where it came from, and under what it must never prove twice. */
interface Shown {
  readonly kind: FactorKind;
  readonly attempt: string;
  readonly answer: FactorAnswer;
  readonly once: string;
}

/** Somebody with a factor of every kind, and all that was ever shown to them. */
class Owner {
  readonly shown: Shown[] = [];
  readonly believed = new Map<string, number>();
  readonly #backupCodes: string[] = [];
  readonly #authenticator = new SoftwareAuthenticator();
  #secret = '';

  private constructor(readonly person: TestPerson) {}

  static async make(): Promise<Owner> {
    const owner = new Owner(await app.newPerson(tenant));
    app.clock.goOn(86_400);
    const totp = await owner.#begin({ kind: 'totp' });
    owner.#secret = (totp['totp'] as { secret: string }).secret;
    await owner.#verify(totp, { code: codeOf(owner.#secret, app.clock.now()) });
    const phone = await owner.#begin({ kind: 'sms', phone: PHONE });
    await owner.#verify(phone, { code: app.outbox.codeFor(PHONE) });
    const passkey = await owner.#begin({ kind: 'passkey' });
    await owner.#verify(passkey, { credential: owner.#authenticator.create(passkey['passkey'] as object) });
    await owner.newBackupCodes();
    return owner;
  }

  async newBackupCodes(): Promise<void> {
    const { body } = await app.ask(this.person, 'POST', '/v1/auth/mfa/backup-codes');
    this.#backupCodes.splice(0, this.#backupCodes.length, ...(body['codes'] as string[]));
  }

  showTotp(attempt: string, steps: number): void {
    const at = new Date(app.clock.now().getTime() + steps * 30_000);
    const step = Math.floor(at.getTime() / 30_000);
    this.shown.push({ kind: 'totp', attempt, answer: { code: codeOf(this.#secret, at) }, once: `totp ${step}` });
  }

  showBackupCode(attempt: string, index: number): void {
    const code = this.#backupCodes[index]!;
    this.shown.push({ kind: 'backup-code', attempt, answer: { code }, once: `backup ${code}` });
  }

  async askForCode(attempt: string): Promise<void> {
    if (!(await this.#ask(attempt, 'sms'))) return;
    const code = app.outbox.codeFor(PHONE);
    this.shown.push({
      kind: 'sms',
      attempt,
      answer: { code },
      once: `sms ${attempt} ${code} ${app.outbox.sent.length}`,
    });
  }

  async askForPasskey(attempt: string): Promise<void> {
    const options = await this.#ask(attempt, 'passkey');
    const credential = this.#authenticator.get(options!);
    this.shown.push({ kind: 'passkey', attempt, answer: { credential }, once: `passkey ${this.shown.length}` });
  }

  /** Shows some of what was ever there, all at once, to whatever attempt. */
  async show(picks: readonly number[], attempt: string | undefined): Promise<void> {
    if (this.shown.length === 0) return;
    await Promise.all(
      picks.map(async (pick) => {
        const { kind, answer, once, ...made } = this.shown[pick % this.shown.length]!;
        const proved = await app.as(this.person, () =>
          app.factors.prove(this.person.userId, attempt ?? made.attempt, kind, answer),
        );
        if (proved) this.believed.set(once, (this.believed.get(once) ?? 0) + 1);
      }),
    );
  }

  /** Null when too many codes were sent. */
  async #ask(attempt: string, kind: FactorKind): Promise<object | null> {
    const asked = app.as(this.person, () => app.factors.begin(this.person.userId, attempt, { kind }));
    return asked.catch((error: { code?: string }) => {
      if (error.code === 'factor.too-many-codes') return null;
      throw error;
    });
  }

  async #begin(body: object): Promise<Record<string, unknown>> {
    return { ...(await app.ask(this.person, 'POST', '/v1/auth/mfa/setup', { body })).body };
  }

  async #verify(begun: Record<string, unknown>, proof: object): Promise<void> {
    const body = { id: begun['id'], ...proof };
    const { status } = await app.ask(this.person, 'POST', '/v1/auth/mfa/verify', { body });
    if (status !== 200) throw new Error(`The factor was not set up: ${status}`);
  }
}

const attempt = fc.constantFrom('a', 'b', 'c');
const move = fc.oneof(
  fc.record({ what: fc.constant('totp' as const), attempt, steps: fc.integer({ min: -2, max: 2 }) }),
  fc.record({ what: fc.constant('backup' as const), attempt, index: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ what: fc.constant('sms' as const), attempt }),
  fc.record({ what: fc.constant('passkey' as const), attempt }),
  fc.record({ what: fc.constant('new-backup-codes' as const) }),
  fc.record({ what: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    what: fc.constant('show' as const),
    picks: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    to: fc.option(attempt, { nil: undefined }),
  }),
);

test(
  'whatever is shown in whatever order, no code, challenge or time step proves twice',
  { timeout: 120_000 },
  async () => {
    let proofs = 0;
    const walk = fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40 }), async (moves) => {
      const owner = await Owner.make();
      for (const made of moves) {
        if (made.what === 'totp') owner.showTotp(made.attempt, made.steps);
        else if (made.what === 'backup') owner.showBackupCode(made.attempt, made.index);
        else if (made.what === 'sms') await owner.askForCode(made.attempt);
        else if (made.what === 'passkey') await owner.askForPasskey(made.attempt);
        else if (made.what === 'new-backup-codes') await owner.newBackupCodes();
        else if (made.what === 'wait') app.clock.goOn(made.seconds);
        else await owner.show(made.picks, made.to);
      }
      proofs += owner.believed.size;
      expect([...owner.believed].filter(([, times]) => times > 1)).toEqual([]);
    });
    await fc.assert(walk, { numRuns: 25 });
    // The walks do prove things; a test in which nothing ever did would find nothing.
    expect(proofs).toBeGreaterThan(25);
  },
);
