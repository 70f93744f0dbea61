import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '#kernel';

/** How long an answer serves: what it says is seen by every process within a second. */
const SERVES_MS = 800;
const MOST_KEPT = 10_000;

const SQL = {
  name: 'oauth.parties',
  text: `select c.payload ->> 'name' as "clientName", c.payload -> 'scopes' as scopes, u.name as "userName"
    from identity_oauth c left join identity_user u on u.user_id = $2 and u.disabled_at is null
    where c.model = 'Client' and c.id = $1`,
};

/** Who stands behind an app's token, as of now. */
export interface Parties {
  readonly clientName: string;
  /** What the app may ask for today. */
  readonly scopes: readonly string[];
  /** `null`: there is no such person any more, or they are disabled. */
  readonly userName: string | null;
}

/** Apps and people by their tokens, asked for again every 0.8 s: who is removed or disabled is out within a second. */
@Injectable()
export class OAuthParties {
  readonly #kept = new Map<string, { readonly found: Promise<Parties | undefined>; readonly askedAt: number }>();

  constructor(private readonly database: TenantDatabase) {}

  /** `undefined` when the app is gone. */
  of(schema: string, clientId: string, userId: string | null): Promise<Parties | undefined> {
    const key = `${schema} ${clientId} ${userId ?? ''}`;
    const now = performance.now();
    const kept = this.#kept.get(key);
    if (kept && now - kept.askedAt < SERVES_MS) return kept.found;
    const found = this.database.read<Parties & Record<string, unknown>>(schema, { ...SQL, values: [clientId, userId] });
    const asked = { found: found.then(([row]) => row), askedAt: now };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, asked);
    asked.found.catch(() => this.#kept.delete(key));
    return asked.found;
  }
}
