import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { Clock, currentTenant, DomainError, TenantDatabase, typedId } from '#kernel';
import { eventMessageId, type PublicEvent } from '../../domain/public-event.ts';
import { OfferedTypes } from '../../domain/offered-types.ts';
import {
  applied,
  currentCode,
  requireTransformation,
  Transformer,
  type TransformInput,
} from '../../domain/webhooks/transformation.ts';
import { TEST_TYPE, testData } from '../../domain/webhooks/test-message.ts';
import { WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { type TestWebhookTransformationBody, type TransformationTestView } from './transformation-test.dto.ts';

/** Runs a script on a message of the endpoint's form, and sends nothing. */
export class TestWebhookTransformation extends Query<TransformationTestView> {
  constructor(
    readonly endpointId: string,
    readonly given: TestWebhookTransformationBody,
  ) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-endpoint.unknown-event-type`, `webhook-transformation.not-found` */
@QueryHandler(TestWebhookTransformation)
export class TestWebhookTransformationHandler implements IQueryHandler<TestWebhookTransformation> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly messages: WebhookMessages,
    private readonly offered: OfferedTypes,
    private readonly transformer: Transformer,
    private readonly clock: Clock,
  ) {}

  async execute({ endpointId, given }: TestWebhookTransformation): Promise<TransformationTestView> {
    const { schema } = currentTenant();
    const endpoint = await this.database.withEntities(schema, (em) => em.findOne(WebhookEndpointRow, { endpointId }));
    if (!endpoint)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const code = given.code ?? currentCode(requireTransformation(endpoint.transformation)) ?? '';
    const event = await this.#eventOf(given);
    const { url, description, metadata } = endpoint;
    const { logs, ms, result } = await this.transformer.run(schema, code, {
      message: this.messages.message(event, { ...endpoint, format: 'standard' })
        .body as unknown as TransformInput['message'],
      endpoint: { id: typedId('whe', endpointId), url, description, metadata },
    });
    const told = { logs: [...logs], ms };
    if ('fault' in result) return { ...told, result: null, error: result.fault };
    const { transformed } = result;
    const formed = this.messages.message(event, endpoint);
    const sent = applied({ url, form: formed.headers }, transformed);
    return {
      ...told,
      error: null,
      result: {
        isCancelled: transformed.isCancelled,
        url: sent.url,
        contentType: sent.form?.['content-type'] ?? 'application/json',
        headers: transformed.headers,
        body: transformed.body ?? JSON.stringify(formed.body),
      },
    };
  }

  async #eventOf({ eventType = TEST_TYPE, message }: TestWebhookTransformationBody): Promise<PublicEvent> {
    const id = eventMessageId(uuidv7());
    const timestamp = (message?.timestamp ?? this.clock.now()).toISOString();
    if (message) return { id, type: message.type, timestamp, data: message.data };
    return { id, type: eventType, timestamp, data: await testData(this.offered, eventType) };
  }
}
