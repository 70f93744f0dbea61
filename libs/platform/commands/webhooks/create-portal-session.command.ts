import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CONFIG,
  type Config,
  currentTenant,
  type HttpRequest,
  idOfCommand,
  liveTenantId,
  PlatformDatabase,
  ProblemError,
  typedId,
} from '#kernel';
import { type ApiKeyOwner } from '../../contracts.ts';
import { KeyDigest } from '../../domain/key-digest.ts';
import { formatPortalToken, permissionsOf } from '../../domain/webhooks/portal-session.ts';
import { ownerBehind, scopeLacked } from '../new-key.ts';
import { type CreatedWebhookPortalSession, type CreateWebhookPortalSessionBody } from './portal-session.dto.ts';

/** Opens a door to the tenant's webhook endpoints for somebody who has no account. It shows its token once. */
export class CreateWebhookPortalSession extends Command<CreatedWebhookPortalSession> {
  constructor(
    readonly wanted: CreateWebhookPortalSessionBody,
    readonly request: Pick<HttpRequest, 'principal' | 'ability'>,
  ) {
    super();
  }
}

const INSERT = `insert into platform.webhook_portal_session (session_id, tenant_id, mode, label, capabilities, channels, embed_origins,
    token_hash, pepper, owner_kind, owner_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  on conflict (session_id) do nothing returning session_id`;
const PAGE = '/portal/webhooks';

/** @throws ProblemError 403 `webhook-portal.lacking` with the permission that its maker lacks */
@CommandHandler(CreateWebhookPortalSession)
export class CreateWebhookPortalSessionHandler implements ICommandHandler<CreateWebhookPortalSession> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly digests: KeyDigest,
    @Inject(CONFIG) private readonly config: Pick<Config, 'public'>,
  ) {}

  async execute({ wanted, request }: CreateWebhookPortalSession): Promise<CreatedWebhookPortalSession> {
    const owner = ownerBehind(request.principal);
    refuseWhatMakerLacks(wanted, request, owner);
    // A repeat finds the session of its key, whose token nobody can show again.
    const sessionId = idOfCommand('webhook-portal-session');
    const token = formatPortalToken(sessionId, randomBytes(32).toString('base64url'));
    // As it is looked at when the session is used, by the clock of machines, which no test clock moves.
    const now = new Date();
    const expiresAt = new Date(now.getTime() + wanted.lifetimeSeconds * 1_000);
    const made = await this.#keep({ sessionId, token, wanted, owner, now, expiresAt });
    return {
      id: typedId('wps', sessionId),
      token: made ? token : null,
      url: made ? this.#address(sessionId, token) : null,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** The id tells the page's server whose pages may frame it, and whose brand it wears; the token stands where no server sees it. */
  #address(sessionId: string, token: string): string {
    return `${this.config.public.url.replace(/\/+$/, '')}${PAGE}?embed=${typedId('wps', sessionId)}#token=${token}`;
  }

  async #keep({ sessionId, token, wanted, owner, now, expiresAt }: NewSession): Promise<boolean> {
    const tenant = currentTenant();
    const { hash, pepper } = this.digests.of(token);
    const { label, capabilities, channels = null, embedOrigins = [] } = wanted;
    const made = await this.platform.query({
      text: INSERT,
      values: [
        sessionId,
        liveTenantId(tenant),
        tenant.sandboxOf ? 'test' : 'live',
        label,
        [...capabilities],
        channels && [...channels],
        [...embedOrigins],
        Buffer.from(hash),
        pepper,
        owner?.kind ?? null,
        owner?.id ?? null,
        now,
        expiresAt,
      ],
    });
    return made.length === 1;
  }
}

interface NewSession {
  readonly sessionId: string;
  readonly token: string;
  readonly wanted: CreateWebhookPortalSessionBody;
  readonly owner: ApiKeyOwner | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Otherwise whoever may open sessions could open one that may do more than they. */
function refuseWhatMakerLacks(
  { capabilities }: CreateWebhookPortalSessionBody,
  request: Pick<HttpRequest, 'principal' | 'ability'>,
  owner: ApiKeyOwner | null,
): void {
  const isOwn = owner?.kind === 'user' && request.principal?.actor.kind === 'user';
  const permission = scopeLacked(permissionsOf(capabilities), request, isOwn);
  if (permission === undefined) return;
  throw new ProblemError(
    403,
    'webhook-portal.lacking',
    `A session cannot be given what its maker lacks: ${permission}`,
    {
      extensions: { permission },
    },
  );
}
