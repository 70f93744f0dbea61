import { type Answer, type Call, idPlaces, PUBLIC_ID, send, withId } from './call.ts';
import { type AppWithRoutes, type Operation } from './operations.ts';
import { adminCalls, apiCalls } from './right-calls.ts';
import { ENDS_SESSIONS, inOrder, rightCall, rightfulToken } from './rightful.ts';
import { type World } from './world.ts';

export const COLUMNS = [
  'nobody',
  'another tenant',
  'a foreign object',
  'a lower role',
  'read-only',
  'a directory',
  'the rightful one',
] as const;
export type Column = (typeof COLUMNS)[number];

/** An answer that somebody should not have had. */
export interface Breach {
  readonly operationId: string;
  readonly column: Column;
  readonly what: string;
}

export interface Credentials {
  readonly operator: string;
  /** A key of the owner's tenant that holds everything but this permission. */
  without(permission: string): Promise<string>;
  /** A key of the owner's tenant with every permission to read. */
  readonly readOnly: string;
}

export interface MatrixParts {
  readonly urls: Readonly<Record<AppWithRoutes, string>>;
  readonly operations: readonly Operation[];
  readonly owner: World;
  readonly stranger: World;
  readonly credentials: Credentials;
}

interface Attempt {
  readonly call: Call;
  readonly token?: string;
  /** What may come; `harmless` is anything below 500 that shows nothing of the owner. */
  readonly expected: number | readonly number[] | 'success' | 'harmless';
  readonly as: string;
  /** What the answer must not contain. */
  readonly hidden?: readonly string[];
}

/** What nobody with a credential lacks: there is no lower role to try. */
const EVERYBODYS = new Set([
  'session:close',
  'session:own',
  'whoami:read',
  'factor:read',
  'factor:update',
  'oauth-consent:own',
]);

/** What no person lacks, but a program does that was not given it. */
const EVERY_PERSONS = new Set(['authz:check']);

/** The standard answers a question about what is not there, or is another's, with no and 200. */
const QUESTIONS = new Set(['evaluateAccess', 'evaluateAccessBatch']);

/** Whose tenant it is, and so whether there is such a thing, is known by a state that has to be right first. */
const SAID_BY_STATE = new Set(['receiveSsoCallback', 'receiveSsoAssertion']);

/** They tell a tenant what it has tried itself, with the ids that it has sent. */
const TRAILS = new Set(['listAuditRecords', 'exportAudit', 'readAuditFeed', 'listRequests']);

/** Every operation, tried as seven kinds of caller. Operation by operation, so that a control can look at a few. */
export class Matrix {
  constructor(private readonly parts: MatrixParts) {}

  /** @returns what somebody could do that should not have been possible, or the rightful caller could not */
  async breaches(column: Column): Promise<Breach[]> {
    const found: Breach[] = [];
    for (const operation of inOrder(this.parts.operations, this.parts.owner)) {
      for (const attempt of await this.#attempts(operation, column)) {
        const answer = await send(this.parts.urls[operation.app], operation, attempt.call, attempt.token);
        const what = faultOf(answer, attempt, operation.permission);
        if (what !== undefined)
          found.push({ operationId: operation.operationId, column, what: `${attempt.as}: ${what}` });
      }
    }
    return found;
  }

  /** Operations for which nobody has written a right call, and calls of operations that are gone. */
  strangers(): string[] {
    const { owner, operations } = this.parts;
    const known = new Set(Object.keys({ ...apiCalls(owner), ...adminCalls(owner) }));
    const documented = new Set(operations.map(({ operationId }) => operationId));
    return [...known, ...documented].filter((name) => !known.has(name) || !documented.has(name));
  }

  #call(operation: Operation, world: World): Call {
    return rightCall(operation, world);
  }

  #rightfulToken(operation: Operation, world: World): Promise<string | undefined> {
    return rightfulToken(operation, world, this.parts.credentials.operator);
  }

  async #attempts(operation: Operation, column: Column): Promise<Attempt[]> {
    switch (column) {
      case 'nobody':
        return this.#asNobody(operation);
      case 'another tenant':
        return operation.holder === 'operator' ? this.#asTenants(operation) : this.#asStranger(operation);
      case 'a foreign object':
        return this.#withForeignObject(operation);
      case 'a lower role':
        return this.#asLowerRole(operation);
      case 'read-only':
        return this.#asReader(operation);
      case 'a directory':
        return this.#asDirectory(operation);
      case 'the rightful one':
        return this.#asRightful(operation);
    }
  }

  #asNobody(operation: Operation): Attempt[] {
    if (operation.holder === 'anybody') return [];
    const { owner } = this.parts;
    const call = this.#call(operation, owner);
    const { secret } = owner.tenant.apiKey;
    const forged = `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`;
    return [
      { as: 'without a credential', call, expected: 401, hidden: [owner.canary] },
      { as: 'with a forged key', call, token: forged, expected: 401, hidden: [owner.canary] },
    ];
  }

  /** What an owner may do ends with the tenant. */
  #asTenants(operation: Operation): Promise<Attempt[]> {
    const { owner, stranger } = this.parts;
    const call = this.#call(operation, owner);
    return Promise.all(
      [owner, stranger].map(async ({ freshToken, tenant }) => ({
        as: `owner of ${tenant.slug}`,
        call,
        token: await freshToken('admin'),
        expected: 403,
      })),
    );
  }

  async #asStranger(operation: Operation): Promise<Attempt[]> {
    const { owner, stranger } = this.parts;
    const token = await this.#rightfulToken(operation, stranger);
    if (token === undefined) return [];
    const [theirs, own] = [this.#call(operation, owner), this.#call(operation, stranger)];
    const common = { token, hidden: [owner.canary] };
    const inPath = operation.parameters.filter((name) => owner.ids[name] !== undefined);
    const attempts: Attempt[] = inPath.map((name) => ({
      ...common,
      as: `their ${name}`,
      call: { ...theirs, ...idsOf(own), params: { ...own.params, [name]: theirs.params![name]! } },
      expected: 404,
    }));
    for (const place of idPlaces(theirs)) {
      const call = withId(own, place, place.value);
      const refused = operation.holder === 'directory' ? [400, 404] : [404, 422];
      const { operationId, method } = operation;
      // Of a batch every item is refused by itself, within a 207.
      const isSafe = /^(search|batch)/.test(operationId);
      const onlyAsks = method === 'GET' || QUESTIONS.has(operationId) || isSafe;
      const expected = onlyAsks ? 'harmless' : refused;
      attempts.push({ ...common, as: `their id in ${place.where} ${place.keys.join('.')}`, call, expected });
    }
    if (operation.method === 'GET' && inPath.length === 0) {
      const ids = TRAILS.has(operation.operationId) ? [] : Object.values(owner.ids).filter((id) => PUBLIC_ID.test(id));
      const hidden = [owner.canary, ...ids];
      attempts.push({ ...common, hidden, as: 'their own list', call: own, expected: 'success' });
      const cursor = await this.#cursorOf(operation, theirs);
      if (cursor !== undefined) {
        const call = { ...own, query: { ...own.query, cursor } };
        attempts.push({ ...common, hidden, as: 'with their cursor', call, expected: 'harmless' });
      }
    }
    return attempts;
  }

  async #cursorOf(operation: Operation, call: Call): Promise<string | undefined> {
    const token = await this.#rightfulToken(operation, this.parts.owner);
    const asked = { ...call, query: { ...call.query, limit: '1' } };
    const { json } = await send(this.parts.urls[operation.app], operation, asked, token);
    const page = json['page'] as { nextCursor?: string | null } | undefined;
    return page?.nextCursor ?? undefined;
  }

  /** In the caller's own tenant: what does not exist, and what exists as something else. */
  async #withForeignObject(operation: Operation): Promise<Attempt[]> {
    const { owner } = this.parts;
    const call = this.#call(operation, owner);
    const named = operation.parameters.filter((name) => PUBLIC_ID.test(call.params?.[name] ?? ''));
    if (named.length === 0) return [];
    // Nothing is ended here, so nobody has to sign in for it, which would be written down.
    const ends = ENDS_SESSIONS.has(operation.operationId);
    const token = ends ? await owner.freshToken(operation.app) : (await this.#rightfulToken(operation, owner))!;
    return named.flatMap((name) =>
      foreignIds(owner.ids, name).map(({ as, id }) => ({
        as: `${as} as ${name}`,
        call: { ...call, params: { ...call.params, [name]: id } },
        token,
        expected: SAID_BY_STATE.has(operation.operationId) ? 401 : 404,
      })),
    );
  }

  async #asLowerRole(operation: Operation): Promise<Attempt[]> {
    const { permission, app, holder } = operation;
    const { owner, credentials } = this.parts;
    if (permission === undefined || holder === 'operator' || EVERYBODYS.has(permission)) return [];
    if (holder === 'directory') return this.#asNoDirectory(operation);
    if (app === 'admin' && EVERY_PERSONS.has(permission)) return [];
    const token = app === 'admin' ? await owner.staffToken() : await credentials.without(permission);
    return [{ as: `without ${permission}`, call: this.#call(operation, owner), token, expected: 403 }];
  }

  /** Whatever somebody may do in the tenant: what directories speak is not theirs. */
  #asNoDirectory(operation: Operation): Attempt[] {
    const { owner } = this.parts;
    const call = this.#call(operation, owner);
    return [{ as: 'a key with every permission', call, token: owner.tenant.apiKey.secret, expected: 403 }];
  }

  /** What a directory may do ends with people and groups; the administration does not even know it. */
  #asDirectory(operation: Operation): Attempt[] {
    const { app, holder } = operation;
    if (holder === 'anybody' || holder === 'directory') return [];
    const { owner } = this.parts;
    const expected = app === 'api' ? [403, 404] : 401;
    const call = this.#call(operation, owner);
    return [{ as: 'the directory of the tenant', call, token: owner.directoryToken, expected, hidden: [owner.canary] }];
  }

  #asReader(operation: Operation): Attempt[] {
    const { permission, app } = operation;
    if (app !== 'api' || permission === undefined || permission.endsWith(':read')) return [];
    const { owner, credentials } = this.parts;
    return [{ as: 'with *:read', call: this.#call(operation, owner), token: credentials.readOnly, expected: 403 }];
  }

  async #asRightful(operation: Operation): Promise<Attempt[]> {
    const token = await this.#rightfulToken(operation, this.parts.owner);
    return [
      {
        as: 'with every right',
        call: this.#call(operation, this.parts.owner),
        ...(token === undefined ? {} : { token }),
        expected: 'success',
      },
    ];
  }
}

/** Body and query with ids of the caller's own. */
function idsOf({ body, query }: Call): Pick<Call, 'body' | 'query'> {
  return { ...(body === undefined ? {} : { body }), ...(query === undefined ? {} : { query }) };
}

function foreignIds(ids: World['ids'], name: string): { as: string; id: string }[] {
  const [prefix] = ids[name]!.split('_');
  const another = Object.entries(ids).find(([other]) => other !== name && other !== 'tenantId')![1];
  return [
    { as: 'nothing', id: `${prefix}_${ids[name]!.split('_')[1]!.slice(0, -4)}0000` },
    { as: 'something else', id: `${prefix}_${another.split('_')[1]!}` },
  ];
}

function faultOf(answer: Answer, attempt: Attempt, permission: string | undefined): string | undefined {
  const { status, contentType, challenge, everything, code, json } = answer;
  const { expected, hidden, call } = attempt;
  if (hidden?.some((what) => everything.includes(what))) return `shows what is another tenant's (${status})`;
  // Directories are told what is wrong as RFC 7644 wants it, where no permission has its place.
  const isScim = contentType.startsWith('application/scim+json');
  if (status >= 400 && !isScim && !contentType.startsWith('application/problem+json'))
    return `answers ${status} as ${contentType}`;
  if (status === 401 && !challenge.startsWith('Bearer')) return 'answers 401 without a challenge';
  if (expected === 'success' && call.refusedWith !== undefined && code === call.refusedWith) return undefined;
  if (status === 403 && !isScim && json['permission'] !== permission)
    return `answers 403 and does not name ${permission}`;
  return isExpected(status, expected) ? undefined : `answers ${status} ${code ?? ''}`.trim();
}

function isExpected(status: number, expected: Attempt['expected']): boolean {
  if (expected === 'success') return status < 300;
  if (expected === 'harmless') return status < 500;
  return [expected].flat().includes(status);
}
