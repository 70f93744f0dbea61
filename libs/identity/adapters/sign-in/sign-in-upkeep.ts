import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { SigningKeys } from '../../domain/sessions/signing-keys.ts';

const TENANT_EVERY_MS = 600_000;
const KEYS_EVERY_MS = 60_000;
const MOST_TENANTS = 10_000;

const FORGET = [
  {
    name: 'identity.forget_sessions',
    text: 'delete from identity_session where expires_at < now() or idle_until < now()',
  },
  { name: 'identity.forget_tickets', text: `delete from identity_ticket where expires_at < now() - interval '1 day'` },
  // What was used is still known for a day, so that a second use is seen for what it is; requests that nobody answered go at once.
  {
    name: 'identity.forget_oauth',
    text: `delete from identity_oauth where expires_at < now() and (used_at is null or expires_at < now() - interval '1 day')`,
  },
  {
    name: 'identity.forget_locks',
    text: `delete from identity_lock where failed_at < now() - interval '1 day' and coalesce(locked_until < now(), true)`,
  },
];

/** Sweeps up what sign-in leaves behind: sessions and tickets that are over, failures of days ago, and keys whose time has come. */
@Injectable()
@WorkerPart()
export class SignInUpkeep implements WorkerPartOf {
  readonly #sweptAt = new Map<string, number>();
  #keysAt = -Infinity;

  constructor(
    private readonly database: TenantDatabase,
    private readonly keys: SigningKeys,
  ) {}

  async sweep({ schema }: TenantRef): Promise<void> {
    const now = performance.now();
    if (now - this.#keysAt > KEYS_EVERY_MS) {
      this.#keysAt = now;
      await this.keys.rotate();
    }
    if (now - (this.#sweptAt.get(schema) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#sweptAt.size >= MOST_TENANTS) this.#sweptAt.clear();
    this.#sweptAt.set(schema, now);
    await this.database.readAll(schema, FORGET);
  }
}
