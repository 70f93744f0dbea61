import {
  day,
  folder,
  host,
  longText,
  longTexts,
  namedPostgresUrls,
  networks,
  oneOf,
  origins,
  port,
  ports,
  postgresUrl,
  ratio,
  secondsList,
  shortText,
  slugs,
  url,
  wholeNumber,
} from './parsers.ts';
import { parseBrownOuts } from '../http/versions/brown-out.ts';
import { optional, requiredSecret, withDefault } from './setting.ts';

/**
 * Every setting of Clutch. The path of a setting is its name: `database.poolMax` is read from `CLUTCH_DATABASE_POOL_MAX`.
 * `.env.example`, `clutch config` and the type of `Config` all follow from here.
 */
export const settings = {
  database: {
    url: requiredSecret(
      'Postgres connection that owns the schemas. Left out, `clutch start` runs an embedded Postgres.',
      postgresUrl,
    ),
    appUrl: optional(
      'Postgres connection of the applications. Left out, the role <database>_app with a password derived from CLUTCH_SECRET.',
      postgresUrl,
      'secret',
    ),
    poolMax: withDefault('Most connections that one process opens.', wholeNumber(1, 500), '10'),
    tenantsPerConnection: withDefault(
      'A connection is replaced after it has served this many tenants, which gives back the memory that they took.',
      wholeNumber(1, 10_000),
      '150',
    ),
    port: withDefault('Port of the embedded Postgres.', wholeNumber(1, 65_535), '15432'),
  },
  data: {
    dir: withDefault('Folder of the embedded Postgres, generated secrets and logs.', folder, '.clutch'),
  },
  keys: {
    dir: optional(
      'Folder of the root keys of personal data, shared by all processes and kept out of backups. Left out, keys/ in the data folder.',
      folder,
    ),
    rotateDays: withDefault(
      'Age at which a worker replaces the root key of personal data; what was erased cannot be opened from backups that are older.',
      wholeNumber(1, 90),
      '7',
    ),
  },
  cell: {
    urls: optional(
      'Further databases that tenants can be moved to, as name=url separated by spaces; each URL is that of the owner.',
      namedPostgresUrls,
      'secret',
    ),
  },
  redis: {
    url: optional(
      'Redis or Valkey for job queues. Left out, the queues live in Postgres.',
      url('redis', 'rediss'),
      'secret',
    ),
  },
  limits: {
    store: optional(
      'Where processes add up what they let through: memory (each counts alone), postgres or redis. Left out, redis where there is one, else postgres.',
      oneOf(['memory', 'postgres', 'redis']),
    ),
  },
  secret: requiredSecret(
    'Key from which other keys are derived, at least 32 characters. `clutch start` generates one.',
    longText(32),
  ),
  formerSecrets: optional(
    'What CLUTCH_SECRET was before, separated by commas: API keys made under it still open, and are kept under the new one once used.',
    longTexts(32),
    'secret',
  ),
  operatorToken: requiredSecret(
    'Bearer token of the operator at the admin API, at least 24 characters. `clutch start` generates one.',
    longText(24),
  ),
  build: optional(
    'Name of this build, such as a commit: stands in the metadata of events. Left out, the version in package.json.',
    shortText(40),
  ),
  archive: {
    afterDays: withDefault(
      'After how many days a closed stream goes to the cold tables; a tenant may have a limit of its own.',
      wholeNumber(0, 36_500),
      '90',
    ),
  },
  public: {
    url: withDefault(
      'Base URL by which the outside reaches the API: providers of identity and apps are told it. No slash at the end.',
      url('http', 'https'),
      'http://127.0.0.1:3000',
    ),
  },
  errors: {
    url: withDefault(
      'Base URL of the pages about error codes, which the type of an error leads to; <public URL>/docs/errors serves them. No slash at the end.',
      url('http', 'https'),
      'https://errors.clutch.dev',
    ),
  },
  api: {
    host: withDefault('Address the API listens on.', host, '127.0.0.1'),
    port: withDefault('Port of the API.', port, '3000'),
    metricsPort: withDefault("Port of the API's Prometheus metrics.", port, '3100'),
  },
  admin: {
    host: withDefault('Address the admin API listens on.', host, '127.0.0.1'),
    port: withDefault('Port of the admin API.', port, '3001'),
    metricsPort: withDefault("Port of the admin API's Prometheus metrics.", port, '3101'),
  },
  worker: {
    host: withDefault("Address the worker's health and metrics listen on.", host, '127.0.0.1'),
    port: withDefault("Port of the worker's health and metrics.", port, '3002'),
    concurrency: withDefault('Jobs that one worker runs at a time.', wholeNumber(1, 256), '4'),
    sweepSeconds: withDefault(
      'How often the worker looks for work that a crash left behind.',
      wholeNumber(1, 3600),
      '10',
    ),
    headSeconds: withDefault(
      'How often the audit trail of a tenant is signed while it grows, and the head handed out as an event; 0 never signs.',
      wholeNumber(0, 86_400),
      '60',
    ),
  },
  metrics: {
    host: withDefault('Address the metrics of api and admin listen on.', host, '127.0.0.1'),
  },
  log: {
    level: withDefault(
      'Least severe level that is logged.',
      oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
      'info',
    ),
  },
  otel: {
    url: optional('Base URL of an OTLP/HTTP collector. Left out, no traces are sent.', url('http', 'https')),
    sampleRatio: withDefault('Share of traces that is sent.', ratio, '1'),
  },
  http: {
    ratePerMinute: withDefault(
      'Requests that one credential may make in a minute.',
      wholeNumber(1, 10_000_000),
      '6000',
    ),
    publicRatePerMinute: withDefault(
      'Requests to sign in, refresh and the like that one address may make in a minute.',
      wholeNumber(1, 10_000_000),
      '600',
    ),
    maxDelayMs: withDefault(
      'Milliseconds that a process may be late on average before it turns requests away with 503, those of the busiest tenant first.',
      wholeNumber(1, 10_000),
      '20',
    ),
    maxConcurrent: withDefault(
      'Requests that one process answers at a time at the most; as many more may wait.',
      wholeNumber(4, 100_000),
      '512',
    ),
    trustedProxies: withDefault(
      "Networks of the proxies in front, in CIDR form: from them the client's address is taken from X-Forwarded-For, from nobody else.",
      networks,
      '',
    ),
    brownOuts: withDefault(
      'Times in which deprecated operations answer 410, so that whoever still uses one notices, as operationId=from/until separated by commas.',
      parseBrownOuts,
      '',
    ),
    bodyLimitBytes: withDefault('Largest request body.', wholeNumber(1024, 1_073_741_824), '1048576'),
  },
  signIn: {
    linkUrl: withDefault(
      'Page that links in messages lead to; what opens them stands behind a # there, so that no server logs it.',
      url('http', 'https'),
      'http://127.0.0.1:3000/sign-in',
    ),
    keyDays: withDefault('Age at which the key that signs access tokens is replaced.', wholeNumber(1, 365), '30'),
    breachUrl: optional(
      'Service with the range API of Have I Been Pwned, asked whether a new password was ever leaked. Left out, a list that comes along.',
      url('http', 'https'),
    ),
    placesFile: optional(
      'File that says where networks are: lines of network,country,city,latitude,longitude. Left out, no place is known.',
      folder,
    ),
  },
  oauth: {
    interactionUrl: optional(
      'Page where people are asked whether an app may act in their name; tenant and interaction stand behind a # there. Left out, a built-in page.',
      url('http', 'https'),
    ),
  },
  passkey: {
    rpId: withDefault(
      'Domain that passkeys are made for; it can never change for those that are there.',
      host,
      'localhost',
    ),
    origins: withDefault(
      'Web origins on which passkeys may be used, separated by commas; each belongs to that domain.',
      origins,
      'http://localhost:3000,http://localhost:3001',
    ),
  },
  message: {
    emailBy: withDefault('What sends e-mail.', oneOf(['console', 'file', 'smtp']), 'console'),
    smsBy: withDefault('What sends text messages.', oneOf(['console', 'file', 'twilio']), 'console'),
    dir: withDefault('Folder that messages are written to, where they are sent by file.', folder, '.clutch/messages'),
    sender: withDefault('Address that e-mail comes from.', shortText(254), 'clutch@localhost'),
    smtpUrl: optional('SMTP server, as in smtps://user:password@mail.example:465.', url('smtp', 'smtps'), 'secret'),
    twilioUrl: withDefault('Base URL of Twilio.', url('http', 'https'), 'https://api.twilio.com'),
    twilioAccount: optional('Account SID at Twilio.', shortText(64)),
    twilioToken: optional('Auth token of the account at Twilio.', shortText(128), 'secret'),
    twilioSender: optional('Number that text messages come from, in E.164 form.', shortText(16)),
  },
  egress: {
    proxyUrl: optional(
      'Proxy through which whatever goes to addresses of tenants is sent (HTTP CONNECT); it looks names up, and has to refuse private networks. Left out, they are dialled.',
      url('http', 'https'),
      'secret',
    ),
    addresses: withDefault(
      'Networks from which webhooks come, in CIDR form: what /.well-known/webhook-ips.json tells receivers. Left out, it says that there are no fixed ones.',
      networks,
      '',
    ),
    addressesSince: optional('Day on which those networks changed last, as in 2026-11-21.', day),
  },
  webhook: {
    allowedNetworks: withDefault('Private networks that webhooks may be sent to, in CIDR form.', networks, ''),
    allowedPorts: withDefault(
      'Ports that webhooks may be sent to in the public internet by https, besides 443 and 8443, separated by commas.',
      ports,
      '',
    ),
    retrySeconds: withDefault(
      'Waits between the attempts of a webhook delivery.',
      secondsList,
      '5,300,1800,7200,18000,36000,50400,72000,86400',
    ),
    retentionDays: withDefault(
      'How many days bodies of webhook messages, and what receivers answered, are kept where a tenant has not decided otherwise.',
      wholeNumber(1, 365),
      '90',
    ),
  },
  booking: {
    holdSeconds: withDefault('How long a held slot stays reserved.', wholeNumber(1, 86_400), '600'),
  },
  shutdown: {
    seconds: withDefault(
      'How long running requests and jobs may take to finish at shutdown.',
      wholeNumber(1, 600),
      '20',
    ),
  },
  tenant: {
    migrateConcurrency: withDefault('Tenant schemas migrated at a time.', wholeNumber(1, 64), '8'),
    canaries: withDefault('Slugs of the tenants that are migrated before the others, separated by commas.', slugs, ''),
    canarySeconds: withDefault(
      'How long a migration waits after its canaries, before it looks whether they are well.',
      wholeNumber(0, 3600),
      '0',
    ),
    poolSize: withDefault(
      'Least number of tenant schemas that the worker keeps ready for sign-ups; 0 builds each when it is asked for.',
      wholeNumber(0, 1000),
      '20',
    ),
    deletionDays: withDefault(
      'How long a tenant that is to be deleted can still be brought back.',
      wholeNumber(0, 365),
      '7',
    ),
    exportDir: withDefault(
      'Folder of the archives that the worker writes and the admin API hands out; the two share it.',
      folder,
      '.clutch/exports',
    ),
    exportPassphrase: optional(
      'Seals archives of tenants, at least 12 characters; without it the keys of people and the secrets of webhooks do not travel.',
      longText(12),
      'secret',
    ),
    exportHours: withDefault('How long an archive is kept there.', wholeNumber(1, 8_760), '24'),
  },
};
