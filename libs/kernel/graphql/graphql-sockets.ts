import { type IncomingMessage, type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
  subscribe,
} from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Server as Protocol, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Config } from '../config/config.ts';
import { CONFIG } from '../kernel.module.ts';
import { runInContext } from '../context/request-context.ts';
import { AuthenticationGuard } from '../http/authorization/authentication.guard.ts';
import { permissionDenied } from '../http/authorization/ability-checks.ts';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { TenantStopped } from '../tenancy/tenant-stopped.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { type GraphqlContext } from './graphql-context.ts';
import { GraphqlEngine, RefusedDocument } from './graphql-engine.ts';
import { formatError } from './graphql-errors.ts';
import { type GraphqlRequestBody } from './graphql-request.dto.ts';
import { isOwnPage, SocketVisit } from './socket-visit.ts';

const PATH = '/graphql';
const MESSAGE_BYTES = 65_536;
const HELLO_WITHIN_MS = 5_000;
/** How soon a credential that has ended closes its sockets when nothing happens that could be delivered. */
const CHECKED_EVERY_MS = 2_000;
const MOST_SUBSCRIPTIONS = 20;
const GOING_AWAY = 1001;

interface Extra {
  readonly socket: WebSocket;
  readonly opened: IncomingMessage;
  visit?: SocketVisit;
}

/**
 * Subscriptions at `/graphql` by the protocol graphql-transport-ws. The credential stands in the payload of `connection_init`, as
 * `authorization: Bearer …`, because an address ends up in logs.
 */
@Injectable()
export class GraphqlSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('graphql');
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, handleProtocols });
  readonly #extras = new Set<Extra>();
  readonly #protocol: Protocol<Extra>;
  #http: Server | undefined;
  #check: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: GraphqlEngine,
    private readonly adapter: HttpAdapterHost,
    private readonly authentication: AuthenticationGuard,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.#protocol = makeServer<Record<string, unknown>, Extra>({
      connectionInitWaitTimeout: HELLO_WITHIN_MS,
      onConnect: ({ extra, connectionParams }) => this.#welcome(extra, connectionParams ?? {}),
      onSubscribe: ({ extra, subscriptions }, _, payload) =>
        this.#checked(extra, { payload, running: Object.keys(subscriptions).length }),
      subscribe: (args) => runInContext((args.contextValue as GraphqlContext).request.clutch, () => subscribe(args)),
      onNext: ({ extra }, _, __, ___, result) => this.#delivered(extra, result),
      onError: ({ extra }, _, __, errors) => errors.map((error) => this.#told(extra, error)),
    });
  }

  onApplicationBootstrap(): void {
    this.#http = this.adapter.httpAdapter.getHttpServer() as Server;
    this.#http.on('upgrade', this.#onUpgrade);
    this.#check = setInterval(() => {
      for (const extra of this.#extras) inBackground('checking a socket', this.#refusalOf(extra));
    }, CHECKED_EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#check);
    this.#http?.off('upgrade', this.#onUpgrade);
    for (const { socket } of this.#extras) socket.close(GOING_AWAY, 'Going away');
    this.#server.close();
  }

  /** Socket.IO listens beside us for addresses of its own, so what is not ours is left alone. */
  readonly #onUpgrade = (opened: IncomingMessage, stream: Duplex, head: Buffer): void => {
    if (opened.url?.split('?', 1)[0] !== PATH) return;
    if (!isOwnPage(opened)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(opened, stream, head, (socket) => this.#open(socket, opened));
  };

  #open(socket: WebSocket, opened: IncomingMessage): void {
    const extra: Extra = { socket, opened };
    this.#extras.add(extra);
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) resolve();
            else socket.send(text, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (text: Buffer) => {
            take(text.toString()).catch((err: unknown) => this.#dismiss(socket, err));
          }),
      },
      extra,
    );
    socket.on('error', (err) => this.#log.debug({ err }, 'A socket broke'));
    socket.once('close', (code: number, reason: Buffer) => {
      this.#extras.delete(extra);
      inBackground('closing a socket', closed(code, reason.toString()));
    });
  }

  async #welcome(extra: Extra, { authorization }: Readonly<Record<string, unknown>>): Promise<true> {
    const visit = new SocketVisit(this.authentication, extra.opened, {
      authorization: typeof authorization === 'string' ? authorization : '',
      trustedProxies: this.config.http.trustedProxies,
    });
    await visit.prove();
    extra.visit = visit;
    return true;
  }

  /** Subscriptions only: queries and mutations have their route, with its limits and its trail. */
  async #checked(
    { visit }: Extra,
    { payload, running }: { readonly payload: SubscribePayload; readonly running: number },
  ): Promise<ExecutionArgs | GraphQLError[]> {
    const { request } = visit!;
    try {
      if (running > MOST_SUBSCRIPTIONS)
        throw refusal('graphql.too-many-subscriptions', `At most ${MOST_SUBSCRIPTIONS} at once`);
      const { document, operation, variables } = await this.engine.check(request, textOf(payload));
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
        throw refusal('graphql.not-a-subscription', 'Send queries and mutations to POST /graphql');
      return {
        schema: this.engine.schema,
        document,
        variableValues: variables,
        operationName: operation.name?.value ?? null,
        contextValue: this.engine.contextOf(request),
      };
    } catch (error) {
      if (error instanceof RefusedDocument) return [...error.faults];
      if (error instanceof GraphQLError) return [error];
      return [new GraphQLError('Refused', { originalError: error as Error })];
    }
  }

  async #delivered(extra: Extra, result: ExecutionResult): Promise<FormattedExecutionResult> {
    const { errors, ...rest } = result;
    // A refusal shows nothing, and whoever is refused should hear why.
    const refused = result.data === undefined ? undefined : await this.#refusalOf(extra);
    if (refused !== undefined) throw refused;
    return { ...rest, ...(errors ? { errors: errors.map((error) => this.#told(extra, error)) } : {}) };
  }

  #told({ visit }: Extra, error: GraphQLError): GraphQLFormattedError {
    return formatError(error, visit!.request.id);
  }

  /** Closes the socket of who may not be there any more. Never rejects. @returns why; nothing where all is well */
  async #refusalOf({ socket, visit }: Extra): Promise<Error | undefined> {
    try {
      const principal = await visit?.prove();
      if (principal && !principal.ability.can('read', 'event')) throw permissionDenied('event:read');
      return undefined;
    } catch (error) {
      // Only a verdict about the credential or its tenant closes its sockets, not a database that is away.
      if (problemOfError(error).status >= 500 && !(error instanceof TenantStopped)) return undefined;
      this.#dismiss(socket, error);
      return error as Error;
    }
  }

  #dismiss(socket: WebSocket, error: unknown): void {
    const { status, code } = problemOfError(error);
    if (status >= 500 && !(error instanceof TenantStopped)) this.#log.error({ err: error }, 'A socket failed');
    socket.close(
      status < 500 || error instanceof TenantStopped ? CloseCode.Forbidden : CloseCode.InternalServerError,
      code,
    );
  }
}

/** What nobody has looked at, but for that it is an object with a text and perhaps a name. */
function textOf({ query, operationName, variables, extensions }: SubscribePayload): GraphqlRequestBody {
  return {
    query,
    ...(operationName ? { operationName } : {}),
    ...(variables ? { variables } : {}),
    ...(extensions ? { extensions } : {}),
  };
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
