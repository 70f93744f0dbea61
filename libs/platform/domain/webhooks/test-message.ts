import { DomainError } from '#kernel/domain';
import { type OfferedTypes } from '../offered-types.ts';

/** Type of the message that only says that messages arrive. */
export const TEST_TYPE = 'webhook.test';

/** What a message of the type may say. @throws DomainError 422 `webhook-endpoint.unknown-event-type` */
export async function testData(
  offered: Pick<OfferedTypes, 'example'>,
  eventType: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (eventType === TEST_TYPE) return { message: 'Webhooks arrive here.' };
  const example = await offered.example(eventType);
  if (example) return example;
  const detail = `There is no event type "${eventType}"; GET /v1/event-types lists them`;
  const errors = [{ pointer: '/eventType', code: 'unknown-type', detail }];
  throw new DomainError('invalid', 'webhook-endpoint.unknown-event-type', detail, { errors });
}
