import { recordedExamples } from '#kernel';

/** What the operations of the administration are about, by their tags. */
const TAGS = {
  'api-keys': 'The keys of the tenant as its owner sees them.',
  apps: 'The apps of the tenant that act by OAuth 2.1.',
  audit:
    'Who did, tried and looked at what: the trail, its signed heads and proofs, where it is sent, and support that acted as somebody.',
  authz: 'May somebody do something, why, and who else may; drafts that are tried out, and cases that are kept.',
  directories: 'Company directories that keep people by SCIM.',
  events: 'What one request led to, and the archive of the log.',
  factors: 'Second factors: your own, and what is asked of your people.',
  grants: 'Who was granted which role, where and until when.',
  graphql: 'GraphQL documents that the tenant has registered, and whether others are run at all.',
  groups: 'People who are granted things together.',
  index: 'Where everything begins, for whoever has only a host.',
  people: 'The people of the tenant, their invitations and their sessions.',
  plans: 'What a tenant may use: limits, quotas, features.',
  requests: 'Requests of the tenant, with what was sent and answered, secrets blotted out.',
  roles: 'What a role holds, and from where.',
  'service-accounts': 'Accounts of programs, which hold keys and roles apart from any person.',
  sessions: 'Where you are signed in.',
  'sign-in': 'Signing in by password, passkey, link or QR code; proving who you are anew; how your people sign in.',
  sso: 'Providers of identity (OpenID Connect, SAML) and the domains that they hold.',
  subscriptions: 'What reads the log: how far it is, what it has set aside, and building it anew.',
  'white-label': 'How the developer portal looks to your own developers, and on which host.',
  tenants: 'The tenants of the installation, for its operator.',
  usage: 'What was asked, counted by time, operation and outcome.',
  webhooks: 'Receivers of events over HTTP, and every try to deliver; for the operator, how it goes with all tenants.',
};

/** What the administration API says of itself. */
export const ADMIN = {
  name: 'admin',
  title: 'Clutch administration API',
  description:
    'Tenants and their people, keys and sessions. Authenticate with a session, or as the operator of the installation.',
  tags: TAGS,
  examples: () => recordedExamples('admin'),
} as const;
