import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { AggregateStore, answerFromLedger, ApiVersions, Clock, currentContext } from '#kernel';
import { EndpointKeys, shownOnce } from '../../domain/webhooks/endpoint-keys.ts';
import { rotateKeys } from '../../domain/webhooks/key-ring.ts';
import { UNVERIFIED, type VerificationKind, wantedKind } from '../../domain/webhooks/ownership.ts';
import { refuseOutOfScope } from '../../entities/endpoint-scope.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { EndpointWishes } from './endpoint-wishes.ts';
import { Reaching } from './reaching.ts';
import { rememberCommand, Repeated } from './remember-command.ts';
import { sendingOf } from './sending-of.ts';
import { wantsOf } from './wants-of.ts';
import { type CreatedWebhookEndpoint, type CreateWebhookEndpointBody } from './webhook-endpoint.dto.ts';

/** Registers a receiver. It gets what happens after the position in the answer. */
export class CreateWebhookEndpoint extends Command<CreatedWebhookEndpoint> {
  constructor(readonly endpoint: CreateWebhookEndpointBody) {
    super();
  }
}

@CommandHandler(CreateWebhookEndpoint)
export class CreateWebhookEndpointHandler implements ICommandHandler<CreateWebhookEndpoint> {
  constructor(
    private readonly store: AggregateStore,
    private readonly wishes: EndpointWishes,
    private readonly reaching: Reaching,
    private readonly keys: EndpointKeys,
    private readonly clock: Clock,
    private readonly versions: ApiVersions,
  ) {}

  async execute({ endpoint }: CreateWebhookEndpoint): Promise<CreatedWebhookEndpoint> {
    const apiVersion = endpoint.apiVersion ?? currentContext()?.apiVersion ?? this.versions.newest;
    const { eventTypes, channels = [], filter = null } = endpoint;
    refuseOutOfScope(channels);
    const check = await this.wishes.checked();
    check({ eventTypes, channels, filter, apiVersion });
    const endpointId = uuidv7();
    const reached = await this.reaching.of(endpointId, endpoint);
    const kind = wantedKind(endpoint.verification, { isRequired: await this.reaching.wanted.isRequired() });
    const text = this.keys.text({ secret: endpoint.secret, algorithm: endpoint.signing }, 'hmac-sha256');
    const keys = rotateKeys([], this.keys.sealed(text, endpointId), { now: new Date(), overlapSeconds: 0 });
    try {
      const position = await this.store.database.transaction(currentContext()!.tenant!.schema, async (tx) => {
        const afterPosition = await rememberCommand(tx, this.store.events, {
          streamId: endpointId,
          category: 'webhook-endpoint',
        });
        const { url, description = null } = endpoint;
        await tx.em.insert(WebhookEndpointRow, {
          ...sendingOf(endpoint),
          ...wantsOf(endpoint),
          ...reached,
          endpointId,
          url,
          description,
          eventTypes: [...eventTypes],
          apiVersion,
          ...this.keys.columns(keys, endpointId),
          filter,
          ...begun(kind, afterPosition),
          afterPosition,
          lastSeq: 0,
          version: 1,
          createdAt: this.clock.now(),
        });
        return afterPosition;
      });
      return { id: endpointId, version: 1, position, ...shownOnce(text) };
    } catch (error) {
      if (!(error instanceof Repeated)) throw error;
      return { ...answerFromLedger(currentContext()!, error.first), version: 1, secret: null, publicKey: null };
    }
  }
}

/** One that has to show first that it wants to be sent something misses what happens until then, and can recover it. */
function begun(kind: VerificationKind, afterPosition: number) {
  if (kind === 'none') return { status: 'active', disabledReason: null } as const;
  return {
    status: 'disabled',
    disabledReason: UNVERIFIED,
    disabledAt: new Date(),
    missedFrom: afterPosition,
    verification: { kind, allowedPerMinute: null, last: null },
  } as const;
}
