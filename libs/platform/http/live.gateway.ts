import { type IncomingMessage } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationShutdown, Optional } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type Server, type Socket } from 'socket.io';
import {
  addressBehindProxies,
  CONFIG,
  type Config,
  scopeLacking,
  ApiVersions,
  invalidRequest,
  Metrics,
  problemOfError,
  ProblemError,
  Public,
  span,
  TenantDirectory,
  TenantPeople,
  TenantStopped,
  uuidOf,
  inBackground,
} from '#kernel';
import { ApiKeyAuthentication, type ApiKeyPrincipal, KeyChanges } from '../contracts.ts';
import { PublicEventLog } from '../queries/public-event-log.ts';
import { LiveFeeds } from './live-feeds.ts';
import { SocketReader } from './socket-reader.ts';

/** How an accepted message is acknowledged: from which position events will come. */
interface Accepted {
  readonly ok: true;
  readonly cursor: string;
}

/** How a refused one is: as HTTP would answer. */
interface Refused {
  readonly problem: { readonly status: number; readonly code: string; readonly detail: string };
}

type Ack = Accepted | Refused;

/** What is known of a connected socket. */
interface Visit {
  readonly deadline: NodeJS.Timeout;
  /** Where it comes from: keys and grants may ask. */
  readonly ip: string;
  token?: string;
  principal?: ApiKeyPrincipal;
  cursor: number;
  reader?: SocketReader;
}

const HELLO_WITHIN_MS = 5_000;
/** How soon a key that has expired or lost its rights closes its sockets. Of what somebody did to it a hint tells at once. */
const KEYS_CHECKED_EVERY_MS = 2_000;
const MESSAGE_BYTES = 16_384;
const CURSOR = /^\d{1,15}$/;

/**
 * `/v1/live`, a Socket.IO server for WebSockets: what happens in the tenant, while it happens.
 *
 * Client: `hello { token, cursor? }` within 5 s, then `watch { id?, cursor? }`; both are acknowledged with `{ ok, cursor }` or
 * `{ problem }`. Server: `event { cursor, id, type, timestamp, data }`, in order, first everything after the cursor and then live;
 * `resync { cursor }` before it lets a slow socket go. A client that keeps the last cursor misses nothing over any loss.
 */
@Injectable()
@WebSocketGateway({
  path: '/v1/live',
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
  maxHttpBufferSize: MESSAGE_BYTES,
  allowRequest: refuseStrangePages,
})
export class LiveGateway
  implements OnGatewayInit<Server>, OnGatewayConnection<Socket>, OnGatewayDisconnect<Socket>, OnApplicationShutdown
{
  readonly #log = new Logger('live');
  readonly #visits = new Map<Socket, Visit>();
  #keyCheck: NodeJS.Timeout | undefined;
  #endWatch: (() => void) | undefined;
  @Inject(CONFIG) private readonly config!: Config;
  @Inject(KeyChanges) private readonly changes!: KeyChanges;
  @Optional() @Inject(TenantPeople) private readonly people?: TenantPeople;

  constructor(
    private readonly keys: ApiKeyAuthentication,
    private readonly log: PublicEventLog,
    private readonly feeds: LiveFeeds,
    private readonly tenants: TenantDirectory,
    private readonly versions: ApiVersions,
    metrics: Metrics,
  ) {
    metrics.watchSockets(() => this.#visits.size);
  }

  afterInit(server: Server): void {
    // The handshake's request would stay in memory as long as the socket does.
    server.engine.on('connection', (connection: { request: unknown }) => {
      connection.request = null;
    });
    const check = (): void => inBackground('checking keys of sockets', this.#checkKeys());
    this.#keyCheck = setInterval(check, KEYS_CHECKED_EVERY_MS);
    this.#endWatch = this.tenants.onChange(check);
    this.changes.onChange(check);
    this.people?.onChange(check);
  }

  handleConnection(socket: Socket): void {
    const deadline = setTimeout(() => socket.disconnect(true), HELLO_WITHIN_MS);
    const { address: remoteAddress, headers } = socket.handshake;
    const ip = addressBehindProxies({ remoteAddress, headers }, this.config.http.trustedProxies);
    this.#visits.set(socket, { deadline, ip, cursor: 0 });
  }

  handleDisconnect(socket: Socket): void {
    const visit = this.#visits.get(socket);
    if (!visit) return;
    this.#visits.delete(socket);
    clearTimeout(visit.deadline);
    this.#stopReading(visit);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#keyCheck);
    this.#endWatch?.();
  }

  /** Who is there. The token is in the message, because an address ends up in logs. */
  @SubscribeMessage('hello')
  @Public()
  hello(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): Promise<Ack> {
    return acknowledged('hello', async () => {
      const { token, cursor } = fieldsOf(message);
      const visit = this.#visitOf(socket);
      if (visit.principal) throw new ProblemError(409, 'live.already-greeted', 'This socket has said hello before');
      const principal = await this.#welcome(typeof token === 'string' ? token : '', visit.ip);
      const position = await this.#positionOf(principal, cursor);
      clearTimeout(visit.deadline);
      Object.assign(visit, { principal, token, cursor: position });
      return position;
    });
  }

  /** What to see: the whole tenant, or with `id` one resource. A second watch takes the place of the first. */
  @SubscribeMessage('watch')
  @Public()
  watch(@ConnectedSocket() socket: Socket, @MessageBody() message: unknown): Promise<Ack> {
    return acknowledged('watch', async () => {
      const { id, cursor } = fieldsOf(message);
      const visit = this.#visitOf(socket);
      const { principal } = visit;
      if (!principal) throw new ProblemError(401, 'auth.required', 'Say hello first');
      const streamId = id === undefined ? null : await this.#streamOf(principal, id);
      const position = cursor === undefined ? visit.cursor : await this.#positionOf(principal, cursor);
      this.#stopReading(visit);
      this.#startReading(
        socket,
        principal.tenant.schema,
        new SocketReader(socket, streamId, position, (event) => this.versions.event(event, principal.apiVersion)),
      );
      return position;
    });
  }

  #startReading(socket: Socket, schema: string, reader: SocketReader): void {
    const visit = this.#visits.get(socket);
    if (!visit) return;
    visit.reader = reader;
    this.feeds.join(schema, reader).catch((err: unknown) => {
      this.#log.warn({ err }, 'A live reader could not catch up');
      socket.emit('resync', { cursor: String(reader.cursor) });
      socket.disconnect(true);
    });
  }

  #stopReading({ principal, reader }: Visit): void {
    if (!principal || !reader) return;
    reader.end();
    this.feeds.leave(principal.tenant.schema, reader);
  }

  #visitOf(socket: Socket): Visit {
    const visit = this.#visits.get(socket);
    if (!visit) throw new ProblemError(401, 'auth.required', 'The socket is closed');
    return visit;
  }

  /** Left out, what happens from now on. */
  async #positionOf({ tenant }: ApiKeyPrincipal, cursor: unknown): Promise<number> {
    const head = await this.log.head(tenant.schema);
    if (cursor === undefined || cursor === null) return head;
    const position = typeof cursor === 'string' && CURSOR.test(cursor) ? Number(cursor) : NaN;
    if (position <= head) return position;
    throw invalidRequest([
      {
        pointer: '/cursor',
        code: 'cursor',
        detail: 'cursor must be one that an event or acknowledgement of this tenant has shown',
      },
    ]);
  }

  /** An id of another tenant is answered like one that never was. */
  async #streamOf({ tenant }: ApiKeyPrincipal, id: unknown): Promise<string> {
    const uuid = typeof id === 'string' ? uuidOf(id.split('_', 1)[0]!, id) : null;
    if (uuid !== null && (await this.log.knows(tenant.schema, uuid))) return uuid;
    throw new ProblemError(404, 'resource.not-found', 'There is nothing with this id');
  }

  async #checkKeys(): Promise<void> {
    const alike = Map.groupBy(this.#visits, ([, { token, ip }]) => `${token} ${ip}`);
    for (const visits of alike.values()) {
      const { token, ip } = visits[0]![1];
      if (token === undefined) continue;
      await this.#welcome(token, ip).catch((error: unknown) => {
        // Only a verdict about the key or its tenant closes its sockets, not a database that is away.
        if (error instanceof ProblemError || error instanceof TenantStopped)
          for (const [socket] of visits) dismiss(socket, error);
      });
    }
  }

  /** A tenant that stands still has no live feed; its log can still be read. */
  async #welcome(token: string, ip: string): Promise<ApiKeyPrincipal> {
    const principal = await this.keys.principalOf(token, ip);
    if (!principal.ability.can('read', 'event')) throw scopeLacking('event:read');
    const { status } = principal.tenant;
    if (status === 'suspended' || status === 'moving') throw new TenantStopped(status);
    return principal;
  }
}

function dismiss(socket: Socket, error: ProblemError | TenantStopped): void {
  socket.emit('problem', refusalOf(error).problem);
  socket.disconnect(true);
}

async function acknowledged(message: string, work: () => Promise<number>): Promise<Ack> {
  try {
    return { ok: true, cursor: String(await span('clutch.socket', { 'clutch.message': message }, work)) };
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Refused {
  const { status, code, detail } = problemOfError(error);
  return { problem: { status, code, detail } };
}

function fieldsOf(message: unknown): Readonly<Record<string, unknown>> {
  return message !== null && typeof message === 'object' ? { ...message } : {};
}

/** A browser says which page opens the socket; only pages of this very host may. Programs say nothing. */
function refuseStrangePages(
  { headers: { origin, host } }: IncomingMessage,
  done: (error: string | null, allowed: boolean) => void,
): void {
  const own = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  done(own ? null : 'The page of another origin may not open this socket', own);
}
