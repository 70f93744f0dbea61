import { type INestApplication } from '@nestjs/common';
import { type OpenAPIObject } from '@nestjs/swagger';
import { EventTypes, publicCatalogue, type PublicEventType } from '#kernel';
import {
  descriptionOf,
  endingOf,
  messageExample,
  messageSchema,
  nameOfType,
  WEBHOOK_HEADERS,
} from './event-message.ts';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The `webhooks` of the OpenAPI document: one message for each type of the catalogue. */
export function eventWebhooks(app: INestApplication): Pick<OpenAPIObject, 'webhooks' | 'components'> {
  const types = publicCatalogue(app.get(EventTypes, { strict: false }));
  return {
    webhooks: Object.fromEntries(types.map((type) => [type.type, { post: webhook(type) }])) as Webhooks,
    components: {
      schemas: Object.fromEntries(types.map((type) => [schemaName(type), messageSchema(type)])) as Schemas,
    },
  };
}

const schemaName = ({ type }: PublicEventType): string => `${nameOfType(type)}Event`;

function webhook(type: PublicEventType) {
  const { deprecated } = type;
  const description = deprecated === null ? descriptionOf(type) : `${descriptionOf(type)} ${endingOf(type)}`;
  return {
    operationId: `on${nameOfType(type.type)}`,
    summary: type.type,
    description,
    tags: ['webhooks'],
    // The signature is what says who asks.
    security: [],
    ...(deprecated === null ? {} : { deprecated: true }),
    parameters: Object.entries(WEBHOOK_HEADERS).map(([name, { description: said, examples, ...schema }]) => ({
      name,
      in: 'header',
      required: true,
      description: said,
      schema: { ...schema, maxLength: 500 },
      example: examples[0],
    })),
    requestBody: {
      required: true,
      description:
        'The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it.',
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${schemaName(type)}` },
          example: messageExample(type),
        },
      },
    },
    responses: {
      204: { description: 'The receiver has it; any other 2xx says the same.' },
      410: { description: 'The receiver is gone for good: the endpoint is switched off.' },
    },
  };
}
