import { DomainError, type Event, eventCatalogue, type Fold, publicEvent } from '#kernel/domain';
import { textOfValue } from '../json-value.ts';

/** What types of a tenant's own messages begin with. */
export const CUSTOM_PREFIX = 'custom.';
/** `custom.till.closed` */
export const CUSTOM_TYPE = /^custom(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*){1,5}$/;
/** No commas: they are listed with them. */
export const TAG = /^[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,99}$/;
export const MOST_TAGS = 10;
/** A day. */
export const LONGEST_DELAY_SECONDS = 86_400;
/** Bytes of data as JSON, 60 KiB: an event of the log has 64, of which the rest is for what else is said of the message. */
export const LARGEST_DATA = 61_440;

/** A tenant tells its own receivers something that Clutch knows nothing of. */
export type CustomMessageSent = Event<
  'CustomMessageSent',
  {
    /** `custom.till.closed` */
    readonly messageType: string;
    readonly content: Readonly<Record<string, unknown>>;
    readonly channels: readonly string[];
    readonly tags: readonly string[];
    readonly orderingKey: string | null;
    readonly delaySeconds: number;
  }
>;
type Sent = CustomMessageSent['data'];

/** A message by its sender's name of it. */
export interface CustomMessage {
  readonly sent: Sent | null;
}

export const customMessage: Fold<CustomMessage, CustomMessageSent> = {
  initial: { sent: null },
  evolve: (_, { data }) => ({ sent: data }),
};

/**
 * Once: the same again is nothing.
 * @throws DomainError 409 `webhook-message.reference-taken` for something else under the same name, 422 `webhook-message.too-large`
 */
export function sendCustomMessage({ sent }: CustomMessage, message: Sent): CustomMessageSent[] {
  if (new TextEncoder().encode(JSON.stringify(message.content)).length > LARGEST_DATA) {
    const text = `data may have ${LARGEST_DATA} bytes as JSON`;
    const errors = [{ pointer: '/data', code: 'max-length', detail: text }];
    throw new DomainError('invalid', 'webhook-message.too-large', text, { errors });
  }
  if (sent === null) return [{ type: 'CustomMessageSent', data: message }];
  if (textOfValue(sent) === textOfValue(message)) return [];
  throw new DomainError('conflict', 'webhook-message.reference-taken', 'Another message was sent under this reference');
}

export const customMessageEvents = eventCatalogue<CustomMessageSent>({
  CustomMessageSent: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'custom.message',
      description:
        'A message of your own, sent by POST /v1/webhook-messages. It has the type that was given there, custom.message or another one that begins with custom, and the data.',
      shape: {},
      data: ({ content }) => content,
      own: {
        prefix: CUSTOM_PREFIX,
        of: ({ messageType: type, channels, tags, orderingKey, delaySeconds }) => ({
          type,
          channels,
          tags,
          delaySeconds,
          // So that it is no stream's id.
          orderingKey: orderingKey === null ? null : `${CUSTOM_PREFIX}${orderingKey}`,
        }),
      },
    }),
  },
});
