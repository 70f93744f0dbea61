/** Receivers of webhooks and what happens in the tenant, in the schema's language. */
export const PLATFORM_TYPES = `
  type WebhookEndpointReceipt {
    id: ID!
    version: Int!
    """It gets what happens after this position."""
    position: Int!
    replayed: Boolean!
    """Its signing secret, shown this once."""
    secret: String
  }

  input CreateWebhookEndpointInput {
    url: String!
    description: String
    """Types or patterns of events, booking.*"""
    eventTypes: [String!]!
    """The dated version in which it is told; left out, that of the key that makes it."""
    apiVersion: String
    """Ids of workshops, fleets and vehicles: only what is about one of them comes."""
    channels: [String!]
    """In the filter language of lists, on type, timestamp and data."""
    filter: JSON
    """full or thin"""
    payload: String
    """standard, cloudevents-binary or cloudevents-structured"""
    format: String
    """none, perKey or strict"""
    ordering: String
    """skip or block"""
    onExhausted: String
    """Seconds to wait after each failed try."""
    retrySeconds: [Int!]
    timeoutSeconds: Int
    delaySeconds: Int
    ratePerSecond: Float
    concurrency: Int
    """none, options or challenge"""
    verification: String
    """Headers that each message carries, by their names."""
    headers: JSON
    """How we say who we are: kind is none, basic, bearer, oauth2 or mtls."""
    auth: JSON
    """hmac-sha256 or ed25519"""
    signing: String
    """A key of your own, whsec_ or whsk_."""
    secret: String
    """A second header that carries the signatures."""
    signatureHeader: String
  }

  """Something that happened: the same here, in webhooks and in GET /v1/events."""
  type Event {
    id: ID!
    type: String!
    timestamp: DateTime!
    """What GET /v1/event-types describes for this type."""
    data: JSON!
    """Place in the tenant's log, to be sent as after."""
    position: String!
    correlationId: String!
  }

  type Subscription {
    """
    What happens in the tenant, in order and without a gap: first everything behind after, then as it happens.
    Without after, from now on. types are types or patterns of events, booking.*; resourceId is the id of one resource.
    """
    events(types: [String!], resourceId: ID, after: String): Event! @needs(permission: "event:read")
  }

  extend type Mutation {
    """Registers a receiver of webhooks."""
    createWebhookEndpoint(input: CreateWebhookEndpointInput!, idempotencyKey: String): WebhookEndpointReceipt! @cost(weight: 10) @needs(permission: "webhook:create")
  }
`;
