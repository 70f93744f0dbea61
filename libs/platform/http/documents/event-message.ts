import { type JsonSchema, type PublicEventType } from '#kernel';

/** The three headers of Standard Webhooks, as JSON Schema. */
export const WEBHOOK_HEADERS = {
  'webhook-id': {
    type: 'string',
    description: 'Id of the message, the same over all tries: keep the ids that you have dealt with.',
    pattern: '^evt_[0-9a-hjkmnp-tv-z]{26}$',
    examples: ['evt_01jd7r6e5vf3xbnq2m8k4tw9za'],
  },
  'webhook-timestamp': {
    type: 'string',
    description: 'Seconds since 1970, of this try; refuse what is older than five minutes.',
    pattern: String.raw`^\d{10}$`,
    examples: ['1796104800'],
  },
  'webhook-signature': {
    type: 'string',
    description:
      'HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.',
    pattern: '^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$',
    examples: ['v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='],
  },
} as const;

const SENT_AT = '2026-12-01T06:00:00.000Z';

/** `booking.hold-expired` → `BookingHoldExpired`. */
export const nameOfType = (type: string): string =>
  type.replaceAll(/(^|[.-])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** What is posted, as JSON Schema: the type, when it was recorded, and the data of today's version. */
export function messageSchema({ type, prefix, versions }: PublicEventType): JsonSchema {
  // The dialect and id of the data's own schema are for readers who keep it apart.
  const { $schema: _, $id: __, title: ___, ...data } = versions.at(-1)!.schema;
  return {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type:
        prefix === null
          ? { type: 'string', const: type }
          : { type: 'string', pattern: `^${prefix.replaceAll('.', String.raw`\.`)}`, examples: [type] },
      timestamp: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
      data,
    },
  };
}

/** A message that fits. */
export function messageExample({ type, versions }: PublicEventType) {
  return { type, timestamp: SENT_AT, data: versions.at(-1)!.example };
}

/** What the type is, and whom it is for. */
export function descriptionOf({ description, feature }: Pick<PublicEventType, 'description' | 'feature'>): string {
  return feature === null
    ? description
    : `${description} Only tenants whose plan has the feature ${feature} can ask for it.`;
}

/** What is said of a type that receivers should not rely on any more. */
export function endingOf({
  deprecated,
  deprecatedOn,
  archivedOn,
  successor,
}: Pick<PublicEventType, 'deprecated' | 'deprecatedOn' | 'archivedOn' | 'successor'>): string {
  const facts = [
    ...(deprecatedOn === null ? [] : [`Deprecated since ${deprecatedOn}.`]),
    ...(archivedOn === null ? [] : [`No endpoint can ask for it anew since ${archivedOn}.`]),
    ...(successor === null ? [] : [`Use ${successor}.`]),
  ];
  return [`Do not rely on it any more: ${deprecated}`, ...facts].join(' ');
}
