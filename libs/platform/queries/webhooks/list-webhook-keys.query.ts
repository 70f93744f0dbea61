import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, DomainError, TenantDatabase, typedId } from '#kernel';
import { keysOf } from '../../domain/webhooks/endpoint-keys.ts';
import { liveKeys, MOST_LIVE_KEYS, type SigningAlgorithm, type SigningKey } from '../../domain/webhooks/key-ring.ts';
import { WebhookEndpointRow } from '../../entities.ts';

export class WebhookKeyView {
  /** `whk_…` */
  readonly id!: string;
  readonly algorithm!: SigningAlgorithm;
  /** `whpk_…` of an Ed25519 key: what a receiver verifies with. */
  readonly publicKey!: string | null;
  /** `current`, or `overlapping` until it expires. All of them sign. */
  readonly state!: 'current' | 'overlapping';
  readonly createdAt!: string;
  /** `null` for the current one. */
  readonly expiresAt!: string | null;
}

export class WebhookKeyList {
  @ApiProperty({ type: [WebhookKeyView], maxItems: MOST_LIVE_KEYS })
  readonly data!: WebhookKeyView[];
}

function view({ id, algorithm, publicKey, createdAt, expiresAt }: SigningKey): WebhookKeyView {
  const state = expiresAt === null ? 'current' : 'overlapping';
  return { id: typedId('whk', id), algorithm, publicKey: publicKey ?? null, state, createdAt, expiresAt };
}

/** The keys that sign, newest first, in the order of the signatures in the header. */
export class ListWebhookKeys extends Query<WebhookKeyList> {
  constructor(readonly endpointId: string) {
    super();
  }
}

@QueryHandler(ListWebhookKeys)
export class ListWebhookKeysHandler implements IQueryHandler<ListWebhookKeys> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId }: ListWebhookKeys): Promise<WebhookKeyList> {
    return { data: (await signingKeys(this.database, endpointId)).map(view) };
  }
}

/** The keys of an endpoint that sign now. @throws DomainError 404 `webhook-endpoint.not-found` */
export async function signingKeys(database: TenantDatabase, endpointId: string): Promise<SigningKey[]> {
  const row = await database.withEntities(currentTenant().schema, (em) =>
    em.findOne(WebhookEndpointRow, { endpointId }),
  );
  if (!row)
    throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
  return liveKeys(keysOf(row), new Date());
}
