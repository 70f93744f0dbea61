import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  AggregateStore,
  type AppendAnswer,
  answerFromLedger,
  ApiVersions,
  Clock,
  currentContext,
  EventTypes,
  type TenantTransaction,
} from '#kernel';
import { SecretBox } from '../../domain/secret-box.ts';
import { newKeyText } from '../../domain/webhooks/webhook-secret.ts';
import { WebhookTargets } from '../../domain/webhooks/webhook-targets.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { requireOffered } from '../require-offered.ts';
import { checkEventTypes } from './check-event-types.ts';
import { sendingOf } from './sending-of.ts';
import { type CreatedWebhookEndpoint, type CreateWebhookEndpointBody } from './webhook-endpoint.dto.ts';

/** Registers a receiver. It gets what happens after the position in the answer. */
export class CreateWebhookEndpoint extends Command<CreatedWebhookEndpoint> {
  constructor(readonly endpoint: CreateWebhookEndpointBody) {
    super();
  }
}

/** Carries the first answer out of the repeat's transaction. */
class Repeated extends Error {
  constructor(readonly first: AppendAnswer & { status: 'duplicate' }) {
    super('The command came before');
  }
}

@CommandHandler(CreateWebhookEndpoint)
export class CreateWebhookEndpointHandler implements ICommandHandler<CreateWebhookEndpoint> {
  constructor(
    private readonly store: AggregateStore,
    private readonly types: EventTypes,
    private readonly targets: WebhookTargets,
    private readonly secrets: SecretBox,
    private readonly clock: Clock,
    private readonly versions: ApiVersions,
  ) {}

  async execute({ endpoint }: CreateWebhookEndpoint): Promise<CreatedWebhookEndpoint> {
    checkEventTypes(endpoint.eventTypes, this.types);
    requireOffered(this.versions, 'apiVersion', endpoint.apiVersion);
    await this.targets.check(endpoint.url);
    const endpointId = uuidv7();
    const { secret } = newKeyText('hmac-sha256');
    try {
      const position = await this.store.database.transaction(currentContext()!.tenant!.schema, async (tx) => {
        const afterPosition = await this.#remember(tx, endpointId);
        const { url, description = null, eventTypes } = endpoint;
        await tx.em.insert(WebhookEndpointRow, {
          ...sendingOf(endpoint),
          endpointId,
          url,
          description,
          eventTypes: [...eventTypes],
          apiVersion: endpoint.apiVersion ?? currentContext()?.apiVersion ?? this.versions.newest,
          secret: Buffer.from(this.secrets.seal(secret, endpointId)),
          filter: null,
          status: 'active',
          disabledReason: null,
          afterPosition,
          lastSeq: 0,
          version: 1,
          createdAt: this.clock.now(),
        });
        return afterPosition;
      });
      return { id: endpointId, version: 1, position, secret };
    } catch (error) {
      if (!(error instanceof Repeated)) throw error;
      return { ...answerFromLedger(currentContext()!, error.first), version: 1, secret: null };
    }
  }

  /** Writes the command into the tenant's ledger, where there is one to write. @returns the log's last position */
  async #remember(tx: TenantTransaction, endpointId: string): Promise<number> {
    const context = currentContext()!;
    if (!context.command) return this.store.events.head(tx);
    const { id: commandId, fingerprint } = context.command;
    const request = {
      streamId: endpointId,
      category: 'webhook-endpoint',
      expected: 'any' as const,
      events: [],
      commandId,
      result: { fingerprint },
    };
    const answer = await this.store.events.appendIn(tx, context, request);
    if (answer.status === 'ok') return answer.position;
    throw new Repeated(answer as Repeated['first']);
  }
}
