import { type INestApplication } from '@nestjs/common';
import { CONFIG, type Config, EventTypes, type JsonSchema, publicCatalogue, type PublicEventType } from '#kernel';
import {
  descriptionOf,
  endingOf,
  messageExample,
  messageSchema,
  nameOfType,
  WEBHOOK_HEADERS,
} from './event-message.ts';

/** An AsyncAPI document as JSON. */
export type AsyncApi = Readonly<Record<string, unknown>>;

const CURSOR: JsonSchema = {
  type: 'string',
  pattern: String.raw`^\d{1,15}$`,
  description: 'A position in the log, as an event or an acknowledgement showed it; what comes after it follows.',
};
const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'Why it was refused, as HTTP would say it.',
  required: ['status', 'code', 'detail'],
  properties: { status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' } },
};
const ACKNOWLEDGEMENT: JsonSchema = {
  oneOf: [
    {
      type: 'object',
      required: ['ok', 'cursor'],
      properties: { ok: { type: 'boolean', const: true }, cursor: CURSOR },
    },
    { type: 'object', required: ['problem'], properties: { problem: PROBLEM } },
  ],
};

/** The messages of the live feed, by their names; `from` says who sends them. */
const LIVE = {
  hello: {
    from: 'client',
    summary: 'Who is there, within 5 s. The key is in the message, because an address ends up in logs.',
    payload: { type: 'object', required: ['token'], properties: { token: { type: 'string' }, cursor: CURSOR } },
    reply: ACKNOWLEDGEMENT,
  },
  watch: {
    from: 'client',
    summary: 'What to see: the whole tenant, or with `id` one resource. A second watch takes the place of the first.',
    payload: { type: 'object', properties: { id: { type: 'string' }, cursor: CURSOR } },
    reply: ACKNOWLEDGEMENT,
  },
  event: {
    from: 'server',
    summary: 'What happened: first everything after the cursor, then live, each once and in order.',
    payload: {
      type: 'object',
      required: ['cursor', 'id', 'type', 'timestamp', 'data'],
      properties: {
        cursor: CURSOR,
        id: { type: 'string' },
        type: { type: 'string', description: 'One of the catalogue; `data` is as its webhook has it.' },
        timestamp: { type: 'string', format: 'date-time' },
        data: { type: 'object' },
      },
    },
    reply: undefined,
  },
  resync: {
    from: 'server',
    summary: 'You are too slow and will be let go: come back with this cursor.',
    payload: { type: 'object', required: ['cursor'], properties: { cursor: CURSOR } },
    reply: undefined,
  },
  problem: {
    from: 'server',
    summary: 'Why the socket is about to be closed.',
    payload: PROBLEM,
    reply: undefined,
  },
} as const;

const ref = (...path: readonly string[]): { $ref: string } => ({ $ref: `#/${path.join('/')}` });

/** The AsyncAPI document of what an app sends. */
export function eventAsyncApi(app: INestApplication): AsyncApi {
  const { public: reached } = app.get<Config>(CONFIG, { strict: false });
  return asyncApi(publicCatalogue(app.get(EventTypes, { strict: false })), reached.url);
}

/** The AsyncAPI 3.0 document: a channel for the webhook of each type of the catalogue, and the live feed. */
export function asyncApi(types: readonly PublicEventType[], publicUrl: string): AsyncApi {
  const { host, protocol } = new URL(publicUrl);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Clutch events',
      version: '1.0.0',
      description:
        'What happens in a tenant, sent to webhooks signed as Standard Webhooks says, and live over a Socket.IO WebSocket.',
      contact: { name: 'Clutch', url: 'https://clutch.dev' },
    },
    defaultContentType: 'application/json',
    servers: {
      receiver: {
        host: '{receiver}',
        protocol: 'https',
        description: 'A server of yours: the address that you gave to POST /v1/webhook-endpoints.',
        variables: { receiver: { default: 'hooks.example.com', description: 'Host of your receiver.' } },
      },
      live: {
        host,
        protocol: protocol === 'https:' ? 'wss' : 'ws',
        description: 'The live feed, Socket.IO over WebSocket only.',
      },
    },
    channels: { ...Object.fromEntries(types.map(webhookChannel)), live: liveChannel() },
    operations: {
      ...Object.fromEntries(types.map(webhookOperation)),
      ...Object.fromEntries(Object.keys(LIVE).map(liveOperation)),
    },
    components: {
      messages: { ...Object.fromEntries(types.map(webhookMessage)), ...liveMessages() },
      schemas: {
        WebhookHeaders: { type: 'object', required: Object.keys(WEBHOOK_HEADERS), properties: WEBHOOK_HEADERS },
        ...Object.fromEntries(types.map((type) => [`${nameOfType(type.type)}Event`, messageSchema(type)])),
      },
    },
  };
}

function webhookChannel({ type, ...about }: PublicEventType) {
  return [
    `webhook.${type}`,
    {
      address: '/',
      title: type,
      description: descriptionOf(about),
      servers: [ref('servers', 'receiver')],
      messages: { [type]: ref('components', 'messages', type) },
      bindings: { http: {} },
    },
  ] as const;
}

function webhookOperation({ type, description, ...ending }: PublicEventType) {
  return [
    `send.${type}`,
    {
      action: 'send',
      channel: ref('channels', `webhook.${type}`),
      title: type,
      summary: description,
      ...(ending.deprecated === null ? {} : { description: endingOf(ending) }),
      messages: [ref('channels', `webhook.${type}`, 'messages', type)],
      bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
    },
  ] as const;
}

function webhookMessage(type: PublicEventType) {
  return [
    type.type,
    {
      name: type.type,
      title: type.type,
      summary: type.description,
      headers: ref('components', 'schemas', 'WebhookHeaders'),
      payload: ref('components', 'schemas', `${nameOfType(type.type)}Event`),
      examples: [{ name: 'example', payload: messageExample(type) }],
    },
  ] as const;
}

function liveChannel() {
  const replies = Object.entries(LIVE).filter(([, { reply }]) => reply);
  const names = [...Object.keys(LIVE), ...replies.map(([name]) => `${name}.acknowledged`)];
  return {
    address: '/v1/live',
    title: 'Live feed',
    servers: [ref('servers', 'live')],
    messages: Object.fromEntries(names.map((name) => [name, ref('components', 'messages', `live.${name}`)])),
    bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
  };
}

function liveOperation(name: string) {
  const { from, summary, reply } = LIVE[name as keyof typeof LIVE];
  const channel = ref('channels', 'live');
  const message = (which: string) => ref('channels', 'live', 'messages', which);
  return [
    `live.${name}`,
    {
      action: from === 'client' ? 'receive' : 'send',
      channel,
      summary,
      messages: [message(name)],
      ...(reply ? { reply: { channel, messages: [message(`${name}.acknowledged`)] } } : {}),
    },
  ] as const;
}

function liveMessages() {
  return Object.fromEntries(
    Object.entries(LIVE).flatMap(([name, { summary, payload, reply }]) => [
      [`live.${name}`, { name, title: name, summary, payload }],
      ...(reply ? [[`live.${name}.acknowledged`, { name, title: `${name}, acknowledged`, payload: reply }]] : []),
    ]),
  );
}
