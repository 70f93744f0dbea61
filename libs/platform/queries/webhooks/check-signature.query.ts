import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase, typedId, uuidOf } from '#kernel';
import { keysOf } from '../../domain/webhooks/endpoint-keys.ts';
import { checkSignature, type KnownMessage, type SignatureCheck } from '../../domain/webhooks/signature-check.ts';
import { textOf } from '../../domain/webhooks/signature-finding-texts.ts';
import { SignatureMakers } from '../../domain/webhooks/signature-makers.ts';
import { signatureHeaders } from '../../domain/webhooks/signature-parts.ts';
import { SCOPED_CHANNELS, scopeOfCaller } from '../../entities/endpoint-scope.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { type SignatureCheckBody, type SignatureCheckView } from './signature-check.dto.ts';

/** Says what is wrong with a message that a receiver has refused. Changes nothing, and tells nothing of a secret. */
export class CheckSignature extends Query<SignatureCheckView> {
  constructor(
    readonly endpointId: string,
    readonly given: SignatureCheckBody,
  ) {
    super();
  }
}

/** $1 the event of a message, $2 the endpoint, which comes first, $3 the caller's scope. */
const MESSAGE = {
  name: 'webhook.checked_message',
  text: `select endpoint_id as "endpointId", body, expunged_at as "expungedAt" from platform_webhook_delivery d where event_id = $1
    and ($3::text[] is null or ${SCOPED_CHANNELS} <@ $3::text[]) order by endpoint_id <> $2 limit 1`,
} as const;

interface MessageRow extends Record<string, unknown> {
  readonly endpointId: string;
  readonly body: Buffer;
  readonly expungedAt: Date | null;
}

/** @throws DomainError 404 `webhook-endpoint.not-found` */
@QueryHandler(CheckSignature)
export class CheckSignatureHandler implements IQueryHandler<CheckSignature> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly makers: SignatureMakers,
  ) {}

  async execute({ endpointId, given }: CheckSignature): Promise<SignatureCheckView> {
    const { schema } = currentTenant();
    const endpoint = await this.database.withEntities(schema, (em) => em.findOne(WebhookEndpointRow, { endpointId }));
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const { signatureHeader, transformation } = endpoint;
    const { id } = signatureHeaders(given.headers, signatureHeader);
    const keys = keysOf(endpoint);
    // What is signed is signed by the clock of machines, which no test clock moves.
    const now = given.now ?? new Date();
    const known = await this.#known(endpointId, id, transformation?.isEnabled ?? false);
    const makerOf = this.makers.among(keys, endpointId);
    return view(id, now, checkSignature(given, { now, signatureHeader, keys, known, makerOf }));
  }

  async #known(endpointId: string, id: string | undefined, isMadeByScript: boolean): Promise<KnownMessage> {
    const eventId = id === undefined ? null : uuidOf('evt', id);
    if (eventId === null) return { state: 'unknown' };
    const values = [eventId, endpointId, scopeOfCaller()];
    const [row] = await this.database.read<MessageRow>(currentTenant().schema, { ...MESSAGE, values });
    if (!row) return { state: 'unknown' };
    if (row.endpointId !== endpointId) return { state: 'of-another-endpoint' };
    return row.expungedAt ? { state: 'expunged' } : { state: 'kept', body: row.body.toString(), isMadeByScript };
  }
}

function view(id: string | undefined, now: Date, { isValid, key, findings }: SignatureCheck): SignatureCheckView {
  return {
    valid: isValid,
    messageId: id ?? null,
    keyId: key && typedId('whk', key.id),
    keyState: key && stateOf(key.expiresAt, now),
    findings: findings.map(({ code, severity, seconds, difference }) => ({
      code,
      severity,
      ...textOf({ code }),
      secondsOff: seconds ?? null,
      difference: difference ?? null,
    })),
  };
}

function stateOf(expiresAt: string | null, now: Date): 'current' | 'overlapping' | 'ended' {
  if (expiresAt === null) return 'current';
  return new Date(expiresAt) > now ? 'overlapping' : 'ended';
}
