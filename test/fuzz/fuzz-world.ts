import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { type Call } from '../authorization/call.ts';
import { rightCall } from '../authorization/rightful.ts';
import { makeWorld, type World } from '../authorization/world.ts';
import { type Asked, type Caller } from './asked.ts';
import { type AppWithRoutes, type Documented } from './documented.ts';
import { type FuzzApps } from './fuzz-apps.ts';
import { PREPARED, type Prepare } from './prepared.ts';
import { type Rows } from './aftermath.ts';
import { type Answered, type Hidden } from './oracle.ts';
import { type KnownIds } from './schema-values.ts';

const SESSION_IS_GOOD_MS = 240_000;
/** Of each kind of thing that was made on the way, so many are asked about later. */
const MOST_OF_A_KIND = 40;
const NEW_ID = /"id":"(?<id>(?<prefix>[a-z]+)_[0-9a-z]{26})"/;
const SESSION_IS_OVER = /"code":"session\.(?:unknown|expired)"/;

/** Two tenants that hold the same, and somebody of each kind who asks. */
export class FuzzWorld {
  readonly #sessions = new Map<AppWithRoutes, { readonly token: Promise<string>; readonly until: number }>();
  readonly #made = new Map<string, string[]>();
  readonly #prepared = new Map<Prepare, Call[]>();

  private constructor(
    private readonly apps: FuzzApps,
    readonly owner: World,
    private readonly stranger: World,
    private readonly keys: Readonly<Record<'narrow' | 'sandbox', string>>,
  ) {}

  static async make(apps: FuzzApps): Promise<FuzzWorld> {
    const cluster = apps as unknown as Parameters<typeof makeWorld>[0];
    const owner = await makeWorld(cluster, 'Owner');
    const stranger = await makeWorld(cluster, 'Stranger');
    const api = new HttpClient(apps.apiUrl, owner.tenant.apiKey.secret);
    const keyOf = async (mode: string, scopes: string[]) =>
      (await api.post<{ secret: string }>('/v1/api-keys', { name: 'For the fuzzer', mode, scopes })).secret;
    const narrow = await keyOf('live', ['slot:search', 'booking:read']);
    return new FuzzWorld(apps, owner, stranger, { narrow, sandbox: await keyOf('test', ['*:*']) });
  }

  /** Makes what right calls of the operation use up. */
  async prepareFor({ app, operationId }: Documented): Promise<void> {
    const prepare = PREPARED[operationId];
    if (!prepare || this.#prepared.has(prepare)) return;
    const session = await this.#session(app);
    this.#prepared.set(prepare, [...(await prepare({ apps: this.apps, world: this.owner, app, session }))]);
  }

  /** What there is now for this operation to be about; what is made later is not among them. */
  idsFor({ operationId }: Documented): KnownIds {
    const made = [...this.#made.values()].flat();
    const prepared = this.#preparedFor(operationId).flatMap(({ params = {} }) => Object.values(params));
    const own = [...Object.values(this.owner.ids), ...made, ...prepared];
    const { tenantId } = this.owner.ids;
    return {
      own: ENDS_TENANTS.has(operationId) ? own.filter((id) => id !== tenantId) : own,
      foreign: Object.values(this.stranger.ids),
    };
  }

  #preparedFor(operationId: string): Call[] {
    const prepare = PREPARED[operationId];
    return (prepare && this.#prepared.get(prepare)) ?? [];
  }

  get hidden(): Hidden {
    const ofStranger = [this.stranger.canary];
    const ofOwner = [this.owner.canary];
    return {
      owner: ofStranger,
      session: ofStranger,
      sandbox: ofStranger,
      narrow: ofStranger,
      directory: ofStranger,
      stranger: ofOwner,
      nobody: ofOwner,
    };
  }

  get secrets(): readonly string[] {
    const { secret, operatorToken } = this.apps.config;
    const { owner, stranger } = this;
    return [
      secret,
      operatorToken,
      ...[owner, stranger].flatMap(({ schema, tenant }) => [schema, tenant.apiKey.secret, tenant.owner.password]),
    ];
  }

  /** What the owner's tenant holds, table by table, but for what is there to tell of refusals. */
  rows({ operationId }: Pick<Documented, 'operationId'>): Promise<Rows> {
    const counted = COUNTS_TRIES.has(operationId) ? ['identity_lock'] : [];
    return this.apps.rows(this.owner.schema, [...TELLS_OF_REFUSALS, ...counted]);
  }

  /** Does the work while nothing but its own requests changes anything. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.apps.withoutWorker(this.owner.schema, work);
  }

  /** Writes a row of the owner's tenant again as it is. */
  touch(): Promise<void> {
    return this.apps.query(`update ${this.owner.schema}.identity_user set name = name`);
  }

  /** A call of the operation that its rightful caller would make. */
  right(operation: Documented): Call {
    const call = rightCall(operation, this.owner);
    const prepared = this.#preparedFor(operation.operationId);
    const next = prepared.shift();
    if (!next) return call;
    prepared.push(next);
    return { ...call, ...next, params: { ...call.params, ...next.params } };
  }

  /** Whether the owner still comes in: some operation may have ended that, as it was asked to. */
  async isWhole(): Promise<boolean> {
    const answers = [
      await this.send({ app: 'api' }, { ...WHO_AM_I, caller: 'owner' }),
      await this.send({ app: 'api' }, { ...WHO_AM_I, caller: 'sandbox' }),
      await this.signedIn('api'),
      await this.signedIn('admin'),
    ];
    // Whoever has ended all sessions has ended that one too by which calls are prepared.
    const asked = { ...MY_SESSIONS, caller: 'session' } as const;
    const preparing = await inject(this.apps.apps.admin, asked, await this.owner.freshToken('admin'));
    return [...answers.map(({ status }) => status), preparing.statusCode].every((status) => status === 200);
  }

  /** Opens the owner's session anew where it has ended or soon will: what follows is not to sign in meanwhile. */
  async signedIn(app: AppWithRoutes): Promise<Answered> {
    const { until = 0 } = this.#sessions.get(app) ?? {};
    if (until - performance.now() < SESSION_IS_GOOD_MS / 2) this.#sessions.delete(app);
    const asked = { ...MY_SESSIONS, caller: 'session' } as const;
    const answer = await this.send({ app }, asked);
    return answer.status === 401 ? this.send({ app }, asked) : answer;
  }

  async send({ app }: Pick<Documented, 'app'>, asked: Asked): Promise<Answered> {
    const token = await this.#tokenOf(asked.caller, app);
    this.apps.said.note(asked);
    const from = performance.now();
    const {
      statusCode: status,
      headers,
      body: text,
    } = await inject(this.apps.apps[app], this.#inOwnWords(asked), token);
    const milliseconds = performance.now() - from;
    if (asked.caller === 'session' && status === 401 && SESSION_IS_OVER.test(text)) this.#sessions.delete(app);
    if (asked.method === 'POST' && status < 300 && MAKERS.has(asked.caller)) this.#keep(text);
    return { status, headers, text, milliseconds };
  }

  /** What a stranger writes down is the stranger's: the owner's mark in it would look like a leak when it is read. */
  #inOwnWords(asked: Asked): Asked {
    if (asked.caller !== 'stranger' || asked.body === undefined) return asked;
    return { ...asked, body: asked.body.replaceAll(this.owner.canary, this.stranger.canary) };
  }

  #keep(answer: string): void {
    const { id, prefix } = NEW_ID.exec(answer)?.groups ?? {};
    if (id === undefined || prefix === undefined) return;
    const known = this.#made.get(prefix) ?? [];
    this.#made.set(prefix, [...known, id].slice(-MOST_OF_A_KIND));
  }

  async #tokenOf(caller: Caller, app: AppWithRoutes): Promise<string | undefined> {
    switch (caller) {
      case 'nobody':
        return undefined;
      case 'operator':
        return this.apps.config.operatorToken;
      case 'directory':
        return this.owner.directoryToken;
      case 'narrow':
      case 'sandbox':
        return this.keys[caller];
      case 'owner':
        return this.owner.tenant.apiKey.secret;
      case 'stranger':
        return app === 'api' ? this.stranger.tenant.apiKey.secret : this.stranger.freshToken(app);
      case 'session':
        return this.#session(app);
    }
  }

  /** Ended sessions are opened again, by the clock or when an answer says so. */
  #session(app: AppWithRoutes): Promise<string> {
    const known = this.#sessions.get(app);
    if (known && known.until > performance.now()) return known.token;
    const token = this.#signIn(app);
    this.#sessions.set(app, { token, until: performance.now() + SESSION_IS_GOOD_MS });
    return token;
  }

  async #signIn(app: AppWithRoutes): Promise<string> {
    const { slug, owner } = this.owner.tenant;
    const body = JSON.stringify({ tenant: slug, email: owner.email, password: owner.password });
    const headers = { 'content-type': 'application/json' };
    const asked = { caller: 'nobody', method: 'POST', url: '/v1/auth/sign-in', headers, body } as const;
    const answer = await inject(this.apps.apps[app], asked, undefined);
    // Shut out, the owner asks with a token that nobody knows, until the world is made anew.
    return answer.statusCode < 300 ? answer.json<SignedIn>().session.accessToken : 'none';
  }
}

/** They are tried on tenants that hold nothing, since making a world anew takes longer than all their cases. */
const ENDS_TENANTS = new Set(['renameTenant', 'suspendTenant', 'resumeTenant', 'deleteTenant', 'cancelTenantDeletion']);
/** The trail has a record of every refusal, and the ledger keeps what a repeat of the request is answered. */
const TELLS_OF_REFUSALS = ['audit_record', 'audit_head', 'command_log'];
/** They keep whoever guesses out, and count wrong tries for that. */
const COUNTS_TRIES = new Set(['changePassword', 'proveStepUp']);

interface SignedIn {
  readonly session: { readonly accessToken: string };
}

/** Whose things are the owner's. */
const MAKERS: ReadonlySet<Caller> = new Set(['owner', 'session', 'operator', 'directory']);
const WHO_AM_I = { method: 'GET', url: '/v1/whoami', headers: {}, body: undefined };
const MY_SESSIONS = { method: 'GET', url: '/v1/sessions', headers: {}, body: undefined };

function inject(app: NestFastifyApplication, { method, url, headers, body }: Asked, token: string | undefined) {
  return app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { payload: body }),
  });
}
