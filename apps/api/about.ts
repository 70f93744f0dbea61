import { recordedExamples } from '#kernel';
import { eventAsyncApi, eventWebhooks } from '#platform';

/** What the operations of the API are about, by their tags. */
const TAGS = {
  'api-keys':
    'Keys by which programs come in: made, rotated, limited and taken back; and who the credential of a request is.',
  apps: 'Apps of other people that act in your name by OAuth 2.1, and your consent to it.',
  audit: 'The audit trail for programs that collect it.',
  authz: 'May somebody do something, why, and who else may. The AuthZEN evaluation API is among them.',
  bookings: 'Free slots, holds, and bookings from the request to the finished work.',
  events: 'The log of public events, in order and without a gap, and the catalogue of their types.',
  factors: 'Your own second factors: authenticator apps, passkeys, backup codes.',
  'maintenance needs': 'What a vehicle needs, as its trouble codes and its age tell.',
  graphql: 'The same reads and main commands as one endpoint of GraphQL.',
  index: 'Where everything begins, for whoever has only a host.',
  operations: 'Work that takes longer than a request: how far it is, its result, and calling it off.',
  people: 'Erasing what is personal about somebody.',
  requests: 'Your own requests of the last days, with what was sent and answered, secrets blotted out.',
  scim: 'People and groups as a company directory keeps them (SCIM 2.0, RFC 7643 and RFC 7644).',
  'service-accounts': 'Accounts of programs, which hold keys and roles apart from any person.',
  sessions: 'Where you are signed in.',
  'sign-in': 'Signing in by password, passkey, link or QR code; proving who you are anew; your own account.',
  sso: 'Signing in by a provider of identity (OpenID Connect, SAML).',
  telematics: 'Positions, measured values and trips of a vehicle.',
  'test-mode': 'Data apart from your live ones: their clock, the messages that they kept, and emptying them.',
  usage: 'What was asked, counted by time, operation and outcome; quotas and what is billed.',
  vehicles: 'The vehicles of the fleet and their trouble codes.',
  versions: 'The dated versions of the API, what each has changed, and what of yours is deprecated.',
  webhooks: 'Receivers of events over HTTP, signed as Standard Webhooks says, and every try to deliver.',
  workshops: 'Workshops with their opening hours, bays, technicians and services.',
};

/** What the public API says of itself. */
export const API = {
  name: 'api',
  title: 'Clutch API',
  description:
    'Workshops, vehicles, telematics, maintenance and bookings of one tenant, with webhooks and a live feed. Authenticate with an API key.',
  tags: TAGS,
  examples: () => recordedExamples('api'),
  webhooks: eventWebhooks,
  asyncApi: eventAsyncApi,
} as const;
