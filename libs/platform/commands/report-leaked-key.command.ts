import { Logger } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length, MaxLength } from 'class-validator';
import { AuditTrail, Clock, Optional, PlatformDatabase, type TenantRef } from '#kernel';
import { ApiKeyAuthentication } from '../contracts.ts';
import { API_KEY_PATTERN, keyIdOf } from '../domain/api-key.ts';
import { KeyChanges } from '../domain/key-changes.ts';
import { KeyLetters } from '../domain/key-letters.ts';
import { type KeyPolicy, USUAL_KEY_POLICY } from '../domain/key-policy.ts';
import { type KeyNews, KeyNewsDesk } from './key-news.ts';

export class ReportLeakedKeyBody {
  /** What was found, as it was found. */
  @IsString()
  @Length(1, 500)
  readonly key!: string;

  /** Where: the address of a page, a file, a commit. Its owner reads it. */
  @Optional()
  @IsString()
  @MaxLength(2_000)
  readonly foundAt?: string;
}

/** Ends a key that somebody has found, or disables it where the tenant's policy says so. What is no key of ours changes nothing. */
export class ReportLeakedKey extends Command<void> {
  constructor(
    readonly key: string,
    readonly foundAt: string | null,
  ) {
    super();
  }
}

/** Somebody has sent a key in an address: nothing is done to it, but its owner is told. */
export class TellOfKeyInAddress extends Command<void> {
  constructor(readonly key: string) {
    super();
  }
}

const SQL = {
  policy: 'select when_leaked as "whenLeaked" from platform.api_key_policy where tenant_id = $1',
  revoke: `update platform.api_key set revoked_at = $3, revoked_reason = 'leaked', version = version + 1, untold = untold || jsonb_build_array($4::jsonb)
    where tenant_id = $1 and key_id = $2 and revoked_at is null returning key_id`,
  disable: `update platform.api_key set disabled_at = $3, disabled_reason = 'leaked', version = version + 1, untold = untold || jsonb_build_array($4::jsonb)
    where tenant_id = $1 and key_id = $2 and revoked_at is null and disabled_reason is distinct from 'leaked' returning key_id`,
} as const;
const DONE = { revoke: 'leaked-revoked', disable: 'leaked-disabled' } as const;

@CommandHandler(ReportLeakedKey)
export class ReportLeakedKeyHandler implements ICommandHandler<ReportLeakedKey> {
  readonly #log = new Logger('api-keys');

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly keys: ApiKeyAuthentication,
    private readonly changes: KeyChanges,
    private readonly desk: KeyNewsDesk,
    private readonly clock: Clock,
  ) {}

  async execute({ key, foundAt }: ReportLeakedKey): Promise<void> {
    const known = await this.keys.keyOf(key.trim());
    if (!known) return;
    const keyId = keyIdOf(known.id)!;
    const news = await this.#close(known.tenant, keyId, foundAt && withoutKeys(foundAt));
    if (!news) return;
    this.changes.announce(keyId);
    await this.desk.tell(known.tenant, keyId, news).catch((err: unknown) => {
      this.#log.error({ err, key: known.id }, 'That an API key has leaked is not told yet; the worker does it');
    });
  }

  /** @returns what is to be told of it; `undefined` when it had been closed before */
  async #close({ id }: TenantRef, keyId: string, place: string | null): Promise<KeyNews | undefined> {
    const [policy] = await this.platform.query<Pick<KeyPolicy, 'whenLeaked'> & Record<string, unknown>>({
      text: SQL.policy,
      values: [id],
    });
    const { whenLeaked: done } = policy ?? USUAL_KEY_POLICY;
    const now = this.clock.now();
    const finding = { action: 'api-key.leak', facts: { place, done } } as const;
    const news: KeyNews = { letter: DONE[done], finding, at: now.toISOString() };
    const closed = await this.platform.query({ text: SQL[done], values: [id, keyId, now, JSON.stringify(news)] });
    return closed.length === 0 ? undefined : news;
  }
}

const MOST_TOLD = 10_000;

@CommandHandler(TellOfKeyInAddress)
export class TellOfKeyInAddressHandler implements ICommandHandler<TellOfKeyInAddress> {
  /** So that a program that does it a thousand times a day is told of once, by each process. */
  readonly #told = new Set<string>();

  constructor(
    private readonly keys: ApiKeyAuthentication,
    private readonly letters: KeyLetters,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ key }: TellOfKeyInAddress): Promise<void> {
    const known = await this.keys.keyOf(key);
    if (!known) return;
    const { id, tenant } = known;
    const day = this.clock.now().toISOString().slice(0, 10);
    if (this.#told.has(`${id} ${day}`)) return;
    if (this.#told.size >= MOST_TOLD) this.#told.clear();
    this.#told.add(`${id} ${day}`);
    const targets = [{ type: 'api-key', id }];
    const facts = { keyId: id, place: 'address', done: 'refuse' };
    await this.trail.note(tenant.schema, { action: 'api-key.leak', outcome: 'refused', targets, facts });
    await this.letters.post(tenant, { kind: 'in-address', keyId: keyIdOf(id)!, day });
  }
}

/** Where a key was found may well repeat it. */
function withoutKeys(text: string): string {
  return text.replaceAll(new RegExp(API_KEY_PATTERN, 'g'), 'clk_…');
}
