import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  answerFromLedger,
  currentContext,
  currentTenant,
  EventStore,
  TenantDatabase,
  type TenantTransaction,
} from '#kernel';
import { EndpointKeys, keysOf, shownOnce } from '../../domain/webhooks/endpoint-keys.ts';
import { rotateKeys } from '../../domain/webhooks/key-ring.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { lockEndpoint } from './lock-endpoint.ts';
import { rememberCommand, Repeated } from './remember-command.ts';
import { type RotatedWebhookKey, type RotateWebhookKeyBody } from './signing.dto.ts';

/** Puts a new key before those of an endpoint. It signs at once; the others go on for the overlap. */
export class RotateWebhookKey extends Command<RotatedWebhookKey> {
  constructor(
    readonly endpointId: string,
    readonly rotation: RotateWebhookKeyBody,
  ) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-key.malformed`, `webhook-key.other-algorithm`, `webhook-key.too-many` */
@CommandHandler(RotateWebhookKey)
export class RotateWebhookKeyHandler implements ICommandHandler<RotateWebhookKey> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly keys: EndpointKeys,
  ) {}

  async execute({ endpointId, rotation }: RotateWebhookKey): Promise<RotatedWebhookKey> {
    const { schema } = currentTenant();
    try {
      return await this.database.transaction(schema, (tx) => this.#rotate(tx, endpointId, rotation));
    } catch (error) {
      if (!(error instanceof Repeated)) throw error;
      const first = answerFromLedger(currentContext()!, error.first);
      const { version } = await this.database.withEntities(schema, (em) =>
        em.findOneOrFail(WebhookEndpointRow, { endpointId }),
      );
      return { ...first, version, secret: null, publicKey: null };
    }
  }

  async #rotate(
    tx: TenantTransaction,
    endpointId: string,
    { overlapSeconds, ...asked }: RotateWebhookKeyBody,
  ): Promise<RotatedWebhookKey> {
    const endpoint = await lockEndpoint(tx, endpointId);
    const before = keysOf(endpoint);
    const text = this.keys.text(asked, before[0]!.algorithm);
    const fresh = this.keys.sealed(text, endpointId);
    const position = await rememberCommand(tx, this.events, { streamId: fresh.id, category: 'webhook-key' });
    // By the time by which tries are made, which no test clock moves.
    const keys = rotateKeys(before, fresh, { now: new Date(), overlapSeconds });
    Object.assign(endpoint, this.keys.columns(keys, endpointId));
    endpoint.version += 1;
    await tx.em.flush();
    return { id: fresh.id, version: endpoint.version, position, ...shownOnce(text) };
  }
}
