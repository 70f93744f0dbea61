// Made by tools/openapi/generate-sdk.ts from docs/openapi/admin.json.
import type { operations, paths } from './admin.types.ts';
import type { CutOf } from '../cut-of.ts';
import type { BodyOf, QueryOf, ResultOf } from '../operation-types.ts';
import type { PagePromise } from '../paging.ts';
import {
  type CallOptions,
  type KeyedOptions,
  keyOf,
  type MatchOptions,
  type RequiredMatchOptions,
  type Transport,
} from '../transport.ts';

type Id = keyof operations;
/** What the operation takes in its query. */
export type Query<Name extends Id> = QueryOf<operations[Name]>;
/** What the operation takes as its body. */
export type Body<Name extends Id> = BodyOf<operations[Name]>;
/** What the operation answers. */
export type Result<Name extends Id> = ResultOf<operations[Name]>;
/** What is left of it by `fields`; all of it where they are `never`. */
export type Cut<Name extends Id, Fields extends string> = CutOf<ResultOf<operations[Name]>, Fields>;

/** The keys of the tenant as its owner sees them. */
export class ApiKeys {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** What you have decided about all of your keys. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getApiKeyPolicy'>> {
    return this.#transport.call<Result<'getApiKeyPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/api-key-policy', { ...init }),
    );
  }

  /** Replaces it. */
  changePolicy(
    body: Body<'changeApiKeyPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeApiKeyPolicy'>> {
    return this.#transport.call<Result<'changeApiKeyPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/enterprise/api-key-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** What keys are mostly made for, with the scopes of each, and the scopes that are public. */
  listPresets(options: CallOptions = {}): Promise<Result<'listApiKeyPresets'>> {
    return this.#transport.call<Result<'listApiKeyPresets'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/api-key-presets', { ...init }),
    );
  }

  /** The tenant's keys, the newest first. */
  list(query: Query<'listApiKeys'> = {}, options: CallOptions = {}): PagePromise<Result<'listApiKeys'>> {
    return this.#transport.pages<Result<'listApiKeys'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/api-keys', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a key that may do no more than its maker. Its secret is shown this once. */
  create(body: Body<'createApiKey'>, options: KeyedOptions = {}): Promise<Result<'createApiKey'>> {
    return this.#transport.call<Result<'createApiKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/api-keys', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Ends a key for good, at once. */
  revoke(keyId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'revokeApiKey'>> {
    return this.#transport.call<Result<'revokeApiKey'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/api-keys/{keyId}', {
        params: { path: { keyId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One key, whatever its state. */
  get(keyId: string, options: CallOptions = {}): Promise<Result<'getApiKey'>> {
    return this.#transport.call<Result<'getApiKey'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/api-keys/{keyId}', { params: { path: { keyId } }, ...init }),
    );
  }

  /** Changes name, labels and bounds of a key. What it may do stays: for more, or less, make another one. */
  change(
    keyId: string,
    body: Body<'changeApiKey'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeApiKey'>> {
    return this.#transport.call<Result<'changeApiKey'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/enterprise/api-keys/{keyId}', {
        params: { path: { keyId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Lets a disabled key open again what it did. */
  enable(keyId: string, options: CallOptions = {}): Promise<Result<'enableApiKey'>> {
    return this.#transport.call<Result<'enableApiKey'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/api-keys/{keyId}/disablement', {
        params: { path: { keyId } },
        ...init,
      }),
    );
  }

  /** Keeps a key from opening anything, at once, until it is enabled again. */
  disable(keyId: string, options: CallOptions = {}): Promise<Result<'disableApiKey'>> {
    return this.#transport.call<Result<'disableApiKey'>>(options, (init) =>
      this.#transport.client.PUT('/v1/enterprise/api-keys/{keyId}/disablement', {
        params: { path: { keyId } },
        ...init,
      }),
    );
  }

  /** Puts a new key in the place of an old one, with its owner, scopes, limits, networks and metadata. The old one goes on for the grace. The new secret is shown this once. */
  rotate(keyId: string, body: Body<'rotateApiKey'>, options: KeyedOptions = {}): Promise<Result<'rotateApiKey'>> {
    return this.#transport.call<Result<'rotateApiKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/api-keys/{keyId}/rotation', {
        params: { path: { keyId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Lets a key speak another dated version of the API from now on. A single request chooses by `Clutch-Version`. */
  pinVersion(
    keyId: string,
    body: Body<'pinApiKeyVersion'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'pinApiKeyVersion'>> {
    return this.#transport.call<Result<'pinApiKeyVersion'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/api-keys/{keyId}/version', {
        params: { path: { keyId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }
}

/** The apps of the tenant that act by OAuth 2.1. */
export class Apps {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The apps, the newest first. */
  listOAuthClients(
    query: Query<'listOAuthClients'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listOAuthClients'>> {
    return this.#transport.pages<Result<'listOAuthClients'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/oauth-clients', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes an app. Its secret, where it has one, is shown this once. Nobody lets an app ask for what they lack themselves. */
  createOAuthClient(body: Body<'createOAuthClient'>, options: KeyedOptions = {}): Promise<Result<'createOAuthClient'>> {
    return this.#transport.call<Result<'createOAuthClient'>>(options, (init) =>
      this.#transport.client.POST('/v1/oauth-clients', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Removes an app with everything that it was given; its tokens end at once. */
  removeOAuthClient(appId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'removeOAuthClient'>> {
    return this.#transport.call<Result<'removeOAuthClient'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/oauth-clients/{appId}', {
        params: { path: { appId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One app. */
  getOAuthClient(appId: string, options: CallOptions = {}): Promise<Result<'getOAuthClient'>> {
    return this.#transport.call<Result<'getOAuthClient'>>(options, (init) =>
      this.#transport.client.GET('/v1/oauth-clients/{appId}', { params: { path: { appId } }, ...init }),
    );
  }

  /** Changes an app. With If-Match only the version that it names is changed. */
  changeOAuthClient(
    appId: string,
    body: Body<'changeOAuthClient'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeOAuthClient'>> {
    return this.#transport.call<Result<'changeOAuthClient'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/oauth-clients/{appId}', {
        params: { path: { appId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Gives an app another secret, shown this once. The one before is good for nothing from then on. */
  replaceOAuthClientSecret(
    appId: string,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'replaceOAuthClientSecret'>> {
    return this.#transport.call<Result<'replaceOAuthClientSecret'>>(options, (init) =>
      this.#transport.client.POST('/v1/oauth-clients/{appId}/secret', {
        params: { path: { appId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }
}

/** Who did, tried and looked at what: the trail, its signed heads and proofs, where it is sent, and support that acted as somebody. */
export class Audit {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Who did, tried and looked at what in the tenant, the newest first. */
  listRecords(
    query: Query<'listAuditRecords'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listAuditRecords'>> {
    return this.#transport.pages<Result<'listAuditRecords'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/audit', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The records that fit as a file, the oldest first. It comes as it is read, however long it is. */
  export(query: Query<'exportAudit'> = {}, options: CallOptions = {}): Promise<Result<'exportAudit'>> {
    return this.#transport.call<Result<'exportAudit'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/export', { params: { query }, ...init }),
    );
  }

  /** What the trail was minute by minute, signed: whoever keeps these can prove later that nothing was changed. */
  listHeads(query: Query<'listAuditHeads'> = {}, options: CallOptions = {}): PagePromise<Result<'listAuditHeads'>> {
    return this.#transport.pages<Result<'listAuditHeads'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/audit/heads', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The public keys by which heads are checked. */
  listKeys(options: CallOptions = {}): Promise<Result<'listAuditKeys'>> {
    return this.#transport.call<Result<'listAuditKeys'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/keys', { ...init }),
    );
  }

  /** How long records keep what they say, and whether support may act as your people. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getAuditPolicy'>> {
    return this.#transport.call<Result<'getAuditPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/policy', { ...init }),
    );
  }

  /** Sets all of it. Both the change and who made it are in the trail. */
  changePolicy(body: Body<'changeAuditPolicy'>, options: CallOptions = {}): Promise<Result<'changeAuditPolicy'>> {
    return this.#transport.call<Result<'changeAuditPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/audit/policy', { body, ...init }),
    );
  }

  /** The digests by which anybody can tell that today's trail goes on from yesterday's (RFC 9162 §2.1.4.2). */
  proveConsistency(
    query: Query<'proveAuditConsistency'>,
    options: CallOptions = {},
  ): Promise<Result<'proveAuditConsistency'>> {
    return this.#transport.call<Result<'proveAuditConsistency'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/proofs/consistency', { params: { query }, ...init }),
    );
  }

  /** The digests by which anybody can tell, from the head alone, that a record is in the trail (RFC 9162 §2.1.3.2). */
  proveInclusion(
    query: Query<'proveAuditInclusion'>,
    options: CallOptions = {},
  ): Promise<Result<'proveAuditInclusion'>> {
    return this.#transport.call<Result<'proveAuditInclusion'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/proofs/inclusion', { params: { query }, ...init }),
    );
  }

  /** Sends them nowhere any more. */
  removeSink(options: CallOptions = {}): Promise<Result<'removeAuditSink'>> {
    return this.#transport.call<Result<'removeAuditSink'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/audit/sink', { ...init }),
    );
  }

  /** Where records are sent, and how far they have got. */
  getSink(options: CallOptions = {}): Promise<Result<'getAuditSink'>> {
    return this.#transport.call<Result<'getAuditSink'>>(options, (init) =>
      this.#transport.client.GET('/v1/audit/sink', { ...init }),
    );
  }

  /** Sends every record from the next one on to a SIEM, signed; or, where one was set, to another address from where that one had got to. */
  setSink(body: Body<'setAuditSink'>, options: CallOptions = {}): Promise<Result<'setAuditSink'>> {
    return this.#transport.call<Result<'setAuditSink'>>(options, (init) =>
      this.#transport.client.PUT('/v1/audit/sink', { body, ...init }),
    );
  }

  /** When support acted as whom in your tenant, and why. */
  listImpersonations(
    query: Query<'listImpersonations'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listImpersonations'>> {
    return this.#transport.pages<Result<'listImpersonations'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/impersonations', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Shows support out, at once. To keep it out, see the audit policy. */
  endImpersonation(
    impersonationId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'endImpersonation'>> {
    return this.#transport.call<Result<'endImpersonation'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/impersonations/{impersonationId}', {
        params: { path: { impersonationId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** What operators did with a tenant, and what of it only operators see. */
  listTenantRecords(
    tenantId: string,
    query: Query<'listTenantAuditRecords'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listTenantAuditRecords'>> {
    return this.#transport.pages<Result<'listTenantAuditRecords'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/audit', {
        params: { path: { tenantId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** When support acted as whom. */
  listTenantImpersonations(
    tenantId: string,
    query: Query<'listTenantImpersonations'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listTenantImpersonations'>> {
    return this.#transport.pages<Result<'listTenantImpersonations'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/impersonations', {
        params: { path: { tenantId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Lets support act as one of the tenant's people for up to an hour: with what that person may do, but not with their factors, sessions, roles, keys, payouts and exports. The tenant is told, and every record and event names both. */
  openImpersonation(
    tenantId: string,
    body: Body<'openImpersonation'>,
    options: KeyedOptions = {},
  ): Promise<Result<'openImpersonation'>> {
    return this.#transport.call<Result<'openImpersonation'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/impersonations', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Ends one before its time. */
  endTenantImpersonation(
    ids: { readonly tenantId: string; readonly impersonationId: string },
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'endTenantImpersonation'>> {
    return this.#transport.call<Result<'endTenantImpersonation'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/tenants/{tenantId}/impersonations/{impersonationId}', {
        params: { path: ids, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }
}

/** May somebody do something, why, and who else may; drafts that are tried out, and cases that are kept. */
export class Authz {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** May the subject do this? What cannot be asked is denied, with the reason in the context; about others it needs `authz:read`. */
  evaluateAccess(body: Body<'evaluateAccess'>, options: CallOptions = {}): Promise<Result<'evaluateAccess'>> {
    return this.#transport.call<Result<'evaluateAccess'>>(options, (init) =>
      this.#transport.client.POST('/access/v1/evaluation', { body, ...init }),
    );
  }

  /** Up to 100 questions; what they leave out stands once for all of them. */
  evaluateAccessBatch(
    body: Body<'evaluateAccessBatch'>,
    options: CallOptions = {},
  ): Promise<Result<'evaluateAccessBatch'>> {
    return this.#transport.call<Result<'evaluateAccessBatch'>>(options, (init) =>
      this.#transport.client.POST('/access/v1/evaluations', { body, ...init }),
    );
  }

  /** Up to 100 checks at once, answered in their order. */
  checkAccessBatch(body: Body<'checkAccessBatch'>, options: CallOptions = {}): Promise<Result<'checkAccessBatch'>> {
    return this.#transport.call<Result<'checkAccessBatch'>>(options, (init) =>
      this.#transport.client.POST('/v1/authz/batch-check', { body, ...init }),
    );
  }

  /** The cases that are kept, and whether each holds today. */
  listAccessCases(
    query: Query<'listAccessCases'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listAccessCases'>> {
    return this.#transport.pages<Result<'listAccessCases'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/authz/cases', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Keeps a case: a change of roles that breaks it is refused and names it, unless somebody says why it is to be. */
  keepAccessCase(body: Body<'keepAccessCase'>, options: KeyedOptions = {}): Promise<Result<'keepAccessCase'>> {
    return this.#transport.call<Result<'keepAccessCase'>>(options, (init) =>
      this.#transport.client.POST('/v1/authz/cases', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Gives a case up. */
  removeAccessCase(caseId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'removeAccessCase'>> {
    return this.#transport.call<Result<'removeAccessCase'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/authz/cases/{caseId}', {
        params: { path: { caseId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** May this be done? Asked without a principal it is about the caller; about others it needs `authz:read`. */
  checkAccess(body: Body<'checkAccess'>, options: CallOptions = {}): Promise<Result<'checkAccess'>> {
    return this.#transport.call<Result<'checkAccess'>>(options, (init) =>
      this.#transport.client.POST('/v1/authz/check', { body, ...init }),
    );
  }

  /** The check with the grants, roles and rules that decide it, and those that nearly would. */
  explainAccess(body: Body<'explainAccess'>, options: CallOptions = {}): Promise<Result<'explainAccess'>> {
    return this.#transport.call<Result<'explainAccess'>>(options, (init) =>
      this.#transport.client.POST('/v1/authz/explain', { body, ...init }),
    );
  }

  /** What a draft of a role or grant would change: cases whose answer turns, people who gain or lose. Nothing is written. */
  simulateAccess(body: Body<'simulateAccess'>, options: CallOptions = {}): Promise<Result<'simulateAccess'>> {
    return this.#transport.call<Result<'simulateAccess'>>(options, (init) =>
      this.#transport.client.POST('/v1/authz/simulate', { body, ...init }),
    );
  }

  /** Who may do this, now or at an earlier moment: people and keys, each with the rules that allow it. */
  whoCan(
    body: Body<'whoCan'>,
    options: CallOptions & { readonly query?: Query<'whoCan'> } = {},
  ): PagePromise<Result<'whoCan'>> {
    return this.#transport.pages<Result<'whoCan'>>(options, (init, cursor) =>
      this.#transport.client.POST('/v1/authz/who-can', {
        params: { query: { ...options.query, ...(cursor === undefined ? {} : { cursor }) } },
        body,
        ...init,
      }),
    );
  }
}

/** Company directories that keep people by SCIM. */
export class Directories {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The directories in order of their names. */
  list(query: Query<'listDirectories'> = {}, options: CallOptions = {}): PagePromise<Result<'listDirectories'>> {
    return this.#transport.pages<Result<'listDirectories'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/directories', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Lets a directory keep people. Its bearer token is shown this once; the roles that it may give are those that you say, and you must hold them. */
  create(body: Body<'createDirectory'>, options: KeyedOptions = {}): Promise<Result<'createDirectory'>> {
    return this.#transport.call<Result<'createDirectory'>>(options, (init) =>
      this.#transport.client.POST('/v1/directories', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes it away: its token opens nothing any more. The people and groups that it made stay, and are the tenant's own. */
  delete(directoryId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deleteDirectory'>> {
    return this.#transport.call<Result<'deleteDirectory'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/directories/{directoryId}', {
        params: { path: { directoryId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One directory. */
  get(directoryId: string, options: CallOptions = {}): Promise<Result<'getDirectory'>> {
    return this.#transport.call<Result<'getDirectory'>>(options, (init) =>
      this.#transport.client.GET('/v1/directories/{directoryId}', { params: { path: { directoryId } }, ...init }),
    );
  }

  /** Changes what it may give. Its groups get and lose roles at once; people made before keep the default role that they were given. */
  change(
    directoryId: string,
    body: Body<'changeDirectory'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeDirectory'>> {
    return this.#transport.call<Result<'changeDirectory'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/directories/{directoryId}', {
        params: { path: { directoryId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Takes somebody back from the directory, which knows them no more. They stay as they are. */
  takeBackPerson(
    ids: { readonly directoryId: string; readonly userId: string },
    options: CallOptions = {},
  ): Promise<Result<'takeBackPerson'>> {
    return this.#transport.call<Result<'takeBackPerson'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/directories/{directoryId}/people/{userId}', {
        params: { path: ids },
        ...init,
      }),
    );
  }

  /** Hands over somebody who was there before the directory, which keeps them from now on. You must hold all that they do. */
  handOverPerson(
    ids: { readonly directoryId: string; readonly userId: string },
    body: Body<'handOverPerson'>,
    options: CallOptions = {},
  ): Promise<Result<'handOverPerson'>> {
    return this.#transport.call<Result<'handOverPerson'>>(options, (init) =>
      this.#transport.client.PUT('/v1/directories/{directoryId}/people/{userId}', {
        params: { path: ids },
        body,
        ...init,
      }),
    );
  }

  /** Makes another token, which is shown this once. The one before opens nothing from now on: directories repeat what fails meanwhile. */
  rotateToken(directoryId: string, options: KeyedOptions = {}): Promise<Result<'rotateDirectoryToken'>> {
    return this.#transport.call<Result<'rotateDirectoryToken'>>(options, (init) =>
      this.#transport.client.POST('/v1/directories/{directoryId}/token', {
        params: { path: { directoryId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** What one request led to, and the archive of the log. */
export class Events {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Everything that one request led to, in the order of the log: who did it, what caused what, and the events' data. */
  getStory(correlation: string, options: CallOptions = {}): Promise<Result<'getStory'>> {
    return this.#transport.call<Result<'getStory'>>(options, (init) =>
      this.#transport.client.GET('/v1/stories/{correlation}', { params: { path: { correlation } }, ...init }),
    );
  }

  /** How much of a tenant's log lies in the archive, and when closed streams go there. */
  getArchive(tenantId: string, options: CallOptions = {}): Promise<Result<'getEventArchive'>> {
    return this.#transport.call<Result<'getEventArchive'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/event-archive', { params: { path: { tenantId } }, ...init }),
    );
  }

  /** Gives a tenant a limit of its own, or the installation's again. */
  limitArchive(
    tenantId: string,
    body: Body<'limitEventArchive'>,
    options: CallOptions = {},
  ): Promise<Result<'limitEventArchive'>> {
    return this.#transport.call<Result<'limitEventArchive'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/tenants/{tenantId}/event-archive', {
        params: { path: { tenantId } },
        body,
        ...init,
      }),
    );
  }

  /** Archives now: one stream, or all that were closed long enough ago. Whoever reads the log cannot tell. */
  archiveStreams(
    tenantId: string,
    body: Body<'archiveStreams'>,
    options: KeyedOptions = {},
  ): Promise<Result<'archiveStreams'>> {
    return this.#transport.call<Result<'archiveStreams'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/event-archive/runs', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The same for the operator, without names and data: that something happened, when, and what caused it. */
  getTenantStory(
    ids: { readonly tenantId: string; readonly correlation: string },
    options: CallOptions = {},
  ): Promise<Result<'getTenantStory'>> {
    return this.#transport.call<Result<'getTenantStory'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/stories/{correlation}', { params: { path: ids }, ...init }),
    );
  }
}

/** Second factors: your own, and what is asked of your people. */
export class Factors {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** How many backup codes you have left. */
  getBackupCodes(options: CallOptions = {}): Promise<Result<'getBackupCodes'>> {
    return this.#transport.call<Result<'getBackupCodes'>>(options, (init) =>
      this.#transport.client.GET('/v1/auth/mfa/backup-codes', { ...init }),
    );
  }

  /** Makes ten backup codes, shown this once; those of before are worth nothing from now on. */
  makeBackupCodes(options: KeyedOptions = {}): Promise<Result<'makeBackupCodes'>> {
    return this.#transport.call<Result<'makeBackupCodes'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/mfa/backup-codes', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Removes all of your factors and your backup codes. Refused where your organisation demands a factor. */
  disable(options: KeyedOptions = {}): Promise<Result<'disableFactors'>> {
    return this.#transport.call<Result<'disableFactors'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/mfa/disable', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Your factors, the oldest first. */
  list(query: Query<'listFactors'> = {}, options: CallOptions = {}): PagePromise<Result<'listFactors'>> {
    return this.#transport.pages<Result<'listFactors'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/auth/mfa/factors', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Removes a factor; with the last one the backup codes go too. Refused where it is the last and your organisation demands one. */
  remove(factorId: string, options: CallOptions = {}): Promise<Result<'removeFactor'>> {
    return this.#transport.call<Result<'removeFactor'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/auth/mfa/factors/{factorId}', { params: { path: { factorId } }, ...init }),
    );
  }

  /** Changes what you know a factor by. */
  rename(factorId: string, body: Body<'renameFactor'>, options: CallOptions = {}): Promise<Result<'renameFactor'>> {
    return this.#transport.call<Result<'renameFactor'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/auth/mfa/factors/{factorId}', {
        params: { path: { factorId } },
        body,
        ...init,
      }),
    );
  }

  /** What an authenticator app scans, as a PNG, while the factor is being set up. */
  getImage(factorId: string, options: CallOptions = {}): Promise<Result<'getFactorImage'>> {
    return this.#transport.call<Result<'getFactorImage'>>(options, (init) =>
      this.#transport.client.GET('/v1/auth/mfa/factors/{factorId}/qr', {
        params: { path: { factorId } },
        parseAs: 'blob',
        ...init,
      }),
    );
  }

  /** Begins to set a factor up. It is asked for only once `verify` has seen it work; there are 15 minutes for that. */
  setUp(body: Body<'setUpFactor'>, options: KeyedOptions = {}): Promise<Result<'setUpFactor'>> {
    return this.#transport.call<Result<'setUpFactor'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/mfa/setup', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** From now on a factor is asked for on every device of yours. */
  forgetTrustedDevices(options: CallOptions = {}): Promise<Result<'forgetTrustedDevices'>> {
    return this.#transport.call<Result<'forgetTrustedDevices'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/auth/mfa/trusted-devices', { ...init }),
    );
  }

  /** Ends setting a factor up with the first right proof. */
  verify(body: Body<'verifyFactor'>, options: KeyedOptions = {}): Promise<Result<'verifyFactor'>> {
    return this.#transport.call<Result<'verifyFactor'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/mfa/verify', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** What is asked of your people beside a password. */
  getMfaPolicy(options: CallOptions = {}): Promise<Result<'getMfaPolicy'>> {
    return this.#transport.call<Result<'getMfaPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/mfa-policy', { ...init }),
    );
  }

  /** Replaces it. Who lacks a factor that is now demanded sets one up at their next sign-in. */
  changeMfaPolicy(
    body: Body<'changeMfaPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeMfaPolicy'>> {
    return this.#transport.call<Result<'changeMfaPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/mfa-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Removes the factors and backup codes of somebody who has lost them, and ends their sessions. They are told. */
  resetUser(userId: string, options: CallOptions = {}): Promise<Result<'resetUserFactors'>> {
    return this.#transport.call<Result<'resetUserFactors'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/users/{userId}/factors', { params: { path: { userId } }, ...init }),
    );
  }
}

/** Who was granted which role, where and until when. */
export class Grants {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The grants that were given and not taken back, the newest first. */
  list(query: Query<'listGrants'> = {}, options: CallOptions = {}): PagePromise<Result<'listGrants'>> {
    return this.#transport.pages<Result<'listGrants'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/grants', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Grants a role to a person, a group or a key. Nobody grants what they lack. */
  give(body: Body<'giveGrant'>, options: KeyedOptions = {}): Promise<Result<'giveGrant'>> {
    return this.#transport.call<Result<'giveGrant'>>(options, (init) =>
      this.#transport.client.POST('/v1/grants', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a grant back, at once. The tenant keeps at least one owner. */
  revoke(grantId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'revokeGrant'>> {
    return this.#transport.call<Result<'revokeGrant'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/grants/{grantId}', {
        params: { path: { grantId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One grant. */
  get(grantId: string, options: CallOptions = {}): Promise<Result<'getGrant'>> {
    return this.#transport.call<Result<'getGrant'>>(options, (init) =>
      this.#transport.client.GET('/v1/grants/{grantId}', { params: { path: { grantId } }, ...init }),
    );
  }

  /** What a person was granted themselves, the newest first. */
  listUserRoles(
    userId: string,
    query: Query<'listUserRoles'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listUserRoles'>> {
    return this.#transport.pages<Result<'listUserRoles'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/users/{userId}/roles', {
        params: { path: { userId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Grants a role to a person. Nobody grants what they lack. */
  giveUserRole(
    userId: string,
    body: Body<'giveUserRole'>,
    options: KeyedOptions = {},
  ): Promise<Result<'giveUserRole'>> {
    return this.#transport.call<Result<'giveUserRole'>>(options, (init) =>
      this.#transport.client.POST('/v1/users/{userId}/roles', {
        params: { path: { userId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a role back from a person, at once. The tenant keeps at least one owner. */
  revokeUserRole(
    ids: { readonly userId: string; readonly grantId: string },
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'revokeUserRole'>> {
    return this.#transport.call<Result<'revokeUserRole'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/users/{userId}/roles/{grantId}', {
        params: { path: ids, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }
}

/** GraphQL documents that the tenant has registered, and whether others are run at all. */
export class Graphql {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The registered documents, the newest first, each as the present release sees it. */
  listDocuments(
    query: Query<'listGraphqlDocuments'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listGraphqlDocuments'>> {
    return this.#transport.pages<Result<'listGraphqlDocuments'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/graphql-documents', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Lets a document be run by its hash or name. It must fit the schema and the limits, with its longest pages too. The same text again takes the new name and mark. */
  registerDocument(
    body: Body<'registerGraphqlDocument'>,
    options: KeyedOptions = {},
  ): Promise<Result<'registerGraphqlDocument'>> {
    return this.#transport.call<Result<'registerGraphqlDocument'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/graphql-documents', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a document away. Who runs it by its hash or name is refused within 5 s. */
  deleteDocument(documentId: string, options: CallOptions = {}): Promise<Result<'deleteGraphqlDocument'>> {
    return this.#transport.call<Result<'deleteGraphqlDocument'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/graphql-documents/{documentId}', {
        params: { path: { documentId } },
        ...init,
      }),
    );
  }

  /** One registered document with its text. */
  getDocument(documentId: string, options: CallOptions = {}): Promise<Result<'getGraphqlDocument'>> {
    return this.#transport.call<Result<'getGraphqlDocument'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/graphql-documents/{documentId}', {
        params: { path: { documentId } },
        ...init,
      }),
    );
  }

  /** What you have decided about GraphQL. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getGraphqlPolicy'>> {
    return this.#transport.call<Result<'getGraphqlPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/graphql-policy', { ...init }),
    );
  }

  /** Replaces it. Holds within 5 s. */
  changePolicy(
    body: Body<'changeGraphqlPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeGraphqlPolicy'>> {
    return this.#transport.call<Result<'changeGraphqlPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/enterprise/graphql-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }
}

/** People who are granted things together. */
export class Groups {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The groups of people in order of their names. */
  list<Fields extends string = never>(
    query: Query<'listGroups'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listGroups', Fields>> {
    return this.#transport.pages<Cut<'listGroups', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/groups', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a group of people, who are granted things together. */
  create(body: Body<'createGroup'>, options: KeyedOptions = {}): Promise<Result<'createGroup'>> {
    return this.#transport.call<Result<'createGroup'>>(options, (init) =>
      this.#transport.client.POST('/v1/groups', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a group away, and with it what its members have by it. */
  delete(groupId: string, options: CallOptions & RequiredMatchOptions): Promise<Result<'deleteGroup'>> {
    return this.#transport.call<Result<'deleteGroup'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/groups/{groupId}', {
        params: { path: { groupId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One group. */
  get(groupId: string, options: CallOptions = {}): Promise<Result<'getGroup'>> {
    return this.#transport.call<Result<'getGroup'>>(options, (init) =>
      this.#transport.client.GET('/v1/groups/{groupId}', { params: { path: { groupId } }, ...init }),
    );
  }

  /** Gives a group another name or other members. Whoever is let in gets what the group was granted, so the caller must have it too. */
  change(
    groupId: string,
    body: Body<'changeGroup'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeGroup'>> {
    return this.#transport.call<Result<'changeGroup'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/groups/{groupId}', {
        params: { path: { groupId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }
}

/** Where everything begins, for whoever has only a host. */
export class Index {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Says whose API this is and where its parts are. A browser is led to the documentation. */
  get(options: CallOptions = {}): Promise<Result<'getIndex'>> {
    return this.#transport.call<Result<'getIndex'>>(options, (init) => this.#transport.client.GET('/', { ...init }));
  }
}

/** The people of the tenant, their invitations and their sessions. */
export class People {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The invitations that nobody has accepted yet, the newest first. */
  listInvitations(
    query: Query<'listInvitations'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listInvitations'>> {
    return this.#transport.pages<Result<'listInvitations'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/invitations', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Sends somebody a link by which they make their account, with a role that gives no more than you hold. It is good for a week. */
  inviteUser(body: Body<'inviteUser'>, options: KeyedOptions = {}): Promise<Result<'inviteUser'>> {
    return this.#transport.call<Result<'inviteUser'>>(options, (init) =>
      this.#transport.client.POST('/v1/invitations', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes an invitation back: its link opens nothing any more. */
  withdrawInvitation(invitationId: string, options: CallOptions = {}): Promise<Result<'withdrawInvitation'>> {
    return this.#transport.call<Result<'withdrawInvitation'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/invitations/{invitationId}', { params: { path: { invitationId } }, ...init }),
    );
  }

  /** The people of the tenant. */
  listUsers<Fields extends string = never>(
    query: Query<'listUsers'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listUsers', Fields>> {
    return this.#transport.pages<Cut<'listUsers', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/users', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Lets a person in again who was disabled. */
  enableUser(userId: string, options: CallOptions = {}): Promise<Result<'enableUser'>> {
    return this.#transport.call<Result<'enableUser'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/users/{userId}/disablement', { params: { path: { userId } }, ...init }),
    );
  }

  /** Keeps a person out until they are enabled again: no sign-in, and every session ends at once. */
  disableUser(userId: string, options: CallOptions = {}): Promise<Result<'disableUser'>> {
    return this.#transport.call<Result<'disableUser'>>(options, (init) =>
      this.#transport.client.PUT('/v1/users/{userId}/disablement', { params: { path: { userId } }, ...init }),
    );
  }

  /** Ends every session of a person at once. */
  endUserSessions(userId: string, options: CallOptions = {}): Promise<Result<'endUserSessions'>> {
    return this.#transport.call<Result<'endUserSessions'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/users/{userId}/sessions', { params: { path: { userId } }, ...init }),
    );
  }

  /** Where a person is signed in. */
  listUserSessions(
    userId: string,
    query: Query<'listUserSessions'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listUserSessions'>> {
    return this.#transport.pages<Result<'listUserSessions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/users/{userId}/sessions', {
        params: { path: { userId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Ends one session of a person at once. */
  endUserSession(
    ids: { readonly userId: string; readonly sessionId: string },
    options: CallOptions = {},
  ): Promise<Result<'endUserSession'>> {
    return this.#transport.call<Result<'endUserSession'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/users/{userId}/sessions/{sessionId}', { params: { path: ids }, ...init }),
    );
  }
}

/** What a tenant may use: limits, quotas, features. */
export class Plans {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The plans of the installation in order of their id. */
  list(query: Query<'listPlans'> = {}, options: CallOptions = {}): PagePromise<Result<'listPlans'>> {
    return this.#transport.pages<Result<'listPlans'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/plans', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Removes a plan that no tenant is on. */
  delete(planId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deletePlan'>> {
    return this.#transport.call<Result<'deletePlan'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/plans/{planId}', {
        params: { path: { planId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One plan. */
  get(planId: string, options: CallOptions = {}): Promise<Result<'getPlan'>> {
    return this.#transport.call<Result<'getPlan'>>(options, (init) =>
      this.#transport.client.GET('/v1/plans/{planId}', { params: { path: { planId } }, ...init }),
    );
  }

  /** Makes a plan under an id of one's choice, or makes it anew; tenants on it have it within a moment. */
  put(planId: string, body: Body<'putPlan'>, options: CallOptions & MatchOptions = {}): Promise<Result<'putPlan'>> {
    return this.#transport.call<Result<'putPlan'>>(options, (init) =>
      this.#transport.client.PUT('/v1/plans/{planId}', {
        params: { path: { planId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** What a tenant may ask for. */
  getTenant(tenantId: string, options: CallOptions = {}): Promise<Result<'getTenantPlan'>> {
    return this.#transport.call<Result<'getTenantPlan'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/plan', { params: { path: { tenantId } }, ...init }),
    );
  }

  /** Puts a tenant on a plan, or on none. */
  assignTenant(
    tenantId: string,
    body: Body<'assignTenantPlan'>,
    options: CallOptions = {},
  ): Promise<Result<'assignTenantPlan'>> {
    return this.#transport.call<Result<'assignTenantPlan'>>(options, (init) =>
      this.#transport.client.PUT('/v1/tenants/{tenantId}/plan', { params: { path: { tenantId } }, body, ...init }),
    );
  }

  /** The requests of a tenant, counted. */
  getTenantUsage(
    tenantId: string,
    query: Query<'getTenantUsage'> = {},
    options: CallOptions = {},
  ): Promise<Result<'getTenantUsage'>> {
    return this.#transport.call<Result<'getTenantUsage'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/usage', { params: { path: { tenantId }, query }, ...init }),
    );
  }
}

/** Requests of the tenant, with what was sent and answered, secrets blotted out. */
export class Requests {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The requests that the plan keeps, the newest first. */
  list<Fields extends string = never>(
    query: Query<'listRequests'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listRequests', Fields>> {
    return this.#transport.pages<Cut<'listRequests', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/requests', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** One request and its answer, with secrets and all that somebody wrote masked. The `instance` of every problem points here. */
  get(requestId: string, options: CallOptions = {}): Promise<Result<'getRequest'>> {
    return this.#transport.call<Result<'getRequest'>>(options, (init) =>
      this.#transport.client.GET('/v1/requests/{requestId}', { params: { path: { requestId } }, ...init }),
    );
  }
}

/** What a role holds, and from where. */
export class Roles {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The tenant's roles, the ready-made ones among them, in order of their names. */
  list(query: Query<'listRoles'> = {}, options: CallOptions = {}): PagePromise<Result<'listRoles'>> {
    return this.#transport.pages<Result<'listRoles'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/roles', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a role. It can hold no more than its maker does. */
  create(body: Body<'createRole'>, options: KeyedOptions = {}): Promise<Result<'createRole'>> {
    return this.#transport.call<Result<'createRole'>>(options, (init) =>
      this.#transport.client.POST('/v1/roles', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a role away. Whoever was granted it has nothing by it any more. */
  delete(roleId: string, options: CallOptions & RequiredMatchOptions): Promise<Result<'deleteRole'>> {
    return this.#transport.call<Result<'deleteRole'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/roles/{roleId}', {
        params: { path: { roleId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One role. */
  get(roleId: string, options: CallOptions = {}): Promise<Result<'getRole'>> {
    return this.#transport.call<Result<'getRole'>>(options, (init) =>
      this.#transport.client.GET('/v1/roles/{roleId}', { params: { path: { roleId } }, ...init }),
    );
  }

  /** Gives a role another name, description, or other roles to inherit. */
  change(
    roleId: string,
    body: Body<'changeRole'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeRole'>> {
    return this.#transport.call<Result<'changeRole'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/roles/{roleId}', {
        params: { path: { roleId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** What a role holds: its own permissions, then those that it inherits, with the way to them. */
  listPermissions(
    roleId: string,
    query: Query<'listRolePermissions'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listRolePermissions'>> {
    return this.#transport.pages<Result<'listRolePermissions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/roles/{roleId}/permissions', {
        params: { path: { roleId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Adds a permission to a role, or a prohibition. */
  addPermission(
    roleId: string,
    body: Body<'addRolePermission'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'addRolePermission'>> {
    return this.#transport.call<Result<'addRolePermission'>>(options, (init) =>
      this.#transport.client.POST('/v1/roles/{roleId}/permissions', {
        params: { path: { roleId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a permission out of a role. */
  removePermission(
    ids: { readonly roleId: string; readonly permissionId: string },
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'removeRolePermission'>> {
    return this.#transport.call<Result<'removeRolePermission'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/roles/{roleId}/permissions/{permissionId}', {
        params: { path: ids, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }
}

/** Accounts of programs, which hold keys and roles apart from any person. */
export class ServiceAccounts {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The service accounts, the newest first. */
  list<Fields extends string = never>(
    query: Query<'listServiceAccounts'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listServiceAccounts', Fields>> {
    return this.#transport.pages<Cut<'listServiceAccounts', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/service-accounts', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a service account with roles, none of which is more than its maker has. */
  create(body: Body<'createServiceAccount'>, options: KeyedOptions = {}): Promise<Result<'createServiceAccount'>> {
    return this.#transport.call<Result<'createServiceAccount'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/service-accounts', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a service account for good. Its keys open nothing any more. */
  delete(serviceAccountId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deleteServiceAccount'>> {
    return this.#transport.call<Result<'deleteServiceAccount'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/service-accounts/{serviceAccountId}', {
        params: { path: { serviceAccountId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One service account. */
  get(serviceAccountId: string, options: CallOptions = {}): Promise<Result<'getServiceAccount'>> {
    return this.#transport.call<Result<'getServiceAccount'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/service-accounts/{serviceAccountId}', {
        params: { path: { serviceAccountId } },
        ...init,
      }),
    );
  }

  /** Changes a service account; with its roles, what all of its keys may do. */
  change(
    serviceAccountId: string,
    body: Body<'changeServiceAccount'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeServiceAccount'>> {
    return this.#transport.call<Result<'changeServiceAccount'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/enterprise/service-accounts/{serviceAccountId}', {
        params: { path: { serviceAccountId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }
}

/** Where you are signed in. */
export class Sessions {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Where you are signed in: device, place, first and last use. */
  list(query: Query<'listSessions'> = {}, options: CallOptions = {}): PagePromise<Result<'listSessions'>> {
    return this.#transport.pages<Result<'listSessions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/sessions', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Signs out: ends the session that asks. */
  close(options: CallOptions = {}): Promise<Result<'closeSession'>> {
    return this.#transport.call<Result<'closeSession'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/sessions/current', { ...init }),
    );
  }

  /** Ends all of your sessions, or all but this one. */
  logOutAll(body: Body<'logOutAll'>, options: KeyedOptions = {}): Promise<Result<'logOutAll'>> {
    return this.#transport.call<Result<'logOutAll'>>(options, (init) =>
      this.#transport.client.POST('/v1/sessions/logout-all', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Exchanges a refresh token for a new pair. Each token works once; shown again by another sender it ends the session, because somebody has a copy of it. */
  refresh(body: Body<'refreshSession'>, options: CallOptions = {}): Promise<Result<'refreshSession'>> {
    return this.#transport.call<Result<'refreshSession'>>(options, (init) =>
      this.#transport.client.POST('/v1/sessions/refresh', { body, ...init }),
    );
  }

  /** Ends one of your sessions at once. */
  end(sessionId: string, options: CallOptions = {}): Promise<Result<'endSession'>> {
    return this.#transport.call<Result<'endSession'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/sessions/{sessionId}', { params: { path: { sessionId } }, ...init }),
    );
  }
}

/** Signing in by password, passkey, link or QR code; proving who you are anew; how your people sign in. */
export class SignIn {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The keys by which access tokens can be checked (RFC 7517). A new one stands here ten minutes before it signs anything. */
  getKeySet(options: CallOptions = {}): Promise<Result<'getKeySet'>> {
    return this.#transport.call<Result<'getKeySet'>>(options, (init) =>
      this.#transport.client.GET('/.well-known/jwks.json', { ...init }),
    );
  }

  /** Sends a link to your mailbox, by which you prove that the address is yours. */
  requestEmailProof(options: KeyedOptions = {}): Promise<Result<'requestEmailProof'>> {
    return this.#transport.call<Result<'requestEmailProof'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/email-proofs', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Proves that somebody reads the mailbox of their address. */
  proveEmail(body: Body<'proveEmail'>, options: CallOptions = {}): Promise<Result<'proveEmail'>> {
    return this.#transport.call<Result<'proveEmail'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/email-proofs/confirmation', { body, ...init }),
    );
  }

  /** Makes the account that somebody was invited to. */
  acceptInvitation(body: Body<'acceptInvitation'>, options: CallOptions = {}): Promise<Result<'acceptInvitation'>> {
    return this.#transport.call<Result<'acceptInvitation'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/invitations/acceptance', { body, ...init }),
    );
  }

  /** Sends a link that signs in. The answer is the same whether or not there is such a person. */
  requestMagicLink(body: Body<'requestMagicLink'>, options: CallOptions = {}): Promise<Result<'requestMagicLink'>> {
    return this.#transport.call<Result<'requestMagicLink'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/magic-links', { body, ...init }),
    );
  }

  /** Signs in by a link: in place of the password, not of a second factor. */
  redeemMagicLink(body: Body<'redeemMagicLink'>, options: CallOptions = {}): Promise<Result<'redeemMagicLink'>> {
    return this.#transport.call<Result<'redeemMagicLink'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/magic-links/redemption', { body, ...init }),
    );
  }

  /** Asks for a passkey: the device shows the person those that it has. */
  askForPasskey(body: Body<'askForPasskey'>, options: CallOptions = {}): Promise<Result<'askForPasskey'>> {
    return this.#transport.call<Result<'askForPasskey'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/passkeys/challenge', { body, ...init }),
    );
  }

  /** Signs in by a passkey alone, at the second level of assurance. */
  signInWithPasskey(body: Body<'signInWithPasskey'>, options: CallOptions = {}): Promise<Result<'signInWithPasskey'>> {
    return this.#transport.call<Result<'signInWithPasskey'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/passkeys/sign-in', { body, ...init }),
    );
  }

  /** Changes your password. Your other sessions end, and you are told by e-mail. */
  changePassword(body: Body<'changePassword'>, options: KeyedOptions = {}): Promise<Result<'changePassword'>> {
    return this.#transport.call<Result<'changePassword'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/password', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Sends a link by which a new password can be set. The answer is the same whether or not there is such a person. */
  requestPasswordReset(
    body: Body<'requestPasswordReset'>,
    options: CallOptions = {},
  ): Promise<Result<'requestPasswordReset'>> {
    return this.#transport.call<Result<'requestPasswordReset'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/password-resets', { body, ...init }),
    );
  }

  /** Sets a new password by a link. It ends every session, signs nobody in, and leaves second factors as they are. */
  completePasswordReset(
    body: Body<'completePasswordReset'>,
    options: CallOptions = {},
  ): Promise<Result<'completePasswordReset'>> {
    return this.#transport.call<Result<'completePasswordReset'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/password-resets/completion', { body, ...init }),
    );
  }

  /** Begins: show the code and the number, keep the secret. Good for two minutes and one sign-in. */
  beginQr(body: Body<'beginQrSignIn'>, options: CallOptions = {}): Promise<Result<'beginQrSignIn'>> {
    return this.#transport.call<Result<'beginQrSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/qr', { body, ...init }),
    );
  }

  /** On the phone: lets the device in that shows this number. A wrong one ends it. */
  approveQr(body: Body<'approveQrSignIn'>, options: KeyedOptions = {}): Promise<Result<'approveQrSignIn'>> {
    return this.#transport.call<Result<'approveQrSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/qr/approval', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** On the phone: turns the device away. */
  refuseQr(body: Body<'refuseQrSignIn'>, options: KeyedOptions = {}): Promise<Result<'refuseQrSignIn'>> {
    return this.#transport.call<Result<'refuseQrSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/qr/refusal', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** On the phone: which device waits, and where. */
  scanQr(body: Body<'scanQrSignIn'>, options: KeyedOptions = {}): Promise<Result<'scanQrSignIn'>> {
    return this.#transport.call<Result<'scanQrSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/qr/scan', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Fetches the session, once; `waiting` until the phone has agreed. It reaches no higher than the phone's. */
  collectQr(body: Body<'collectQrSignIn'>, options: CallOptions = {}): Promise<Result<'collectQrSignIn'>> {
    return this.#transport.call<Result<'collectQrSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/qr/session', { body, ...init }),
    );
  }

  /** Asks for an account, where the tenant gives one to everybody. It exists once the address is proved. */
  register(body: Body<'register'>, options: CallOptions = {}): Promise<Result<'register'>> {
    return this.#transport.call<Result<'register'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/registrations', { body, ...init }),
    );
  }

  /** Proves the address of a registration, which makes the account. */
  confirmRegistration(
    body: Body<'confirmRegistration'>,
    options: CallOptions = {},
  ): Promise<Result<'confirmRegistration'>> {
    return this.#transport.call<Result<'confirmRegistration'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/registrations/confirmation', { body, ...init }),
    );
  }

  /** Signs a person in. The answer holds a session, or an attempt that still needs a second factor. A wrong password, an unknown person and an unknown tenant are answered alike. */
  signIn(body: Body<'signIn'>, options: CallOptions = {}): Promise<Result<'signIn'>> {
    return this.#transport.call<Result<'signIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sign-in', { body, ...init }),
    );
  }

  /** Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request. */
  challenge(
    attemptId: string,
    body: Body<'challengeSignIn'>,
    options: CallOptions = {},
  ): Promise<Result<'challengeSignIn'>> {
    return this.#transport.call<Result<'challengeSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sign-in/{attemptId}/challenge', {
        params: { path: { attemptId } },
        body,
        ...init,
      }),
    );
  }

  /** Ends a sign-in with the proof of a second factor. */
  prove(attemptId: string, body: Body<'proveSignIn'>, options: CallOptions = {}): Promise<Result<'proveSignIn'>> {
    return this.#transport.call<Result<'proveSignIn'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sign-in/{attemptId}/proof', {
        params: { path: { attemptId } },
        body,
        ...init,
      }),
    );
  }

  /** Begins to prove anew who you are, as sensitive operations ask you to. */
  beginStepUp(options: KeyedOptions = {}): Promise<Result<'beginStepUp'>> {
    return this.#transport.call<Result<'beginStepUp'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/step-up', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request. */
  challengeStepUp(
    stepUpId: string,
    body: Body<'challengeStepUp'>,
    options: KeyedOptions = {},
  ): Promise<Result<'challengeStepUp'>> {
    return this.#transport.call<Result<'challengeStepUp'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/step-up/{stepUpId}/challenge', {
        params: { path: { stepUpId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Ends it with a proof. The session goes on under a new id and with new tokens; the old ones open nothing any more. */
  proveStepUp(stepUpId: string, body: Body<'proveStepUp'>, options: KeyedOptions = {}): Promise<Result<'proveStepUp'>> {
    return this.#transport.call<Result<'proveStepUp'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/step-up/{stepUpId}/proof', {
        params: { path: { stepUpId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** How your people sign in, and for how long. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getSignInPolicy'>> {
    return this.#transport.call<Result<'getSignInPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/sign-in-policy', { ...init }),
    );
  }

  /** Replaces it. Sessions that are open keep the limits that they were opened with. */
  changePolicy(
    body: Body<'changeSignInPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeSignInPolicy'>> {
    return this.#transport.call<Result<'changeSignInPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/sign-in-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }
}

/** Providers of identity (OpenID Connect, SAML) and the domains that they hold. */
export class Sso {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Trades the code that came back for a session, or for an attempt that still needs a second factor. */
  finish(body: Body<'finishSso'>, options: CallOptions = {}): Promise<Result<'finishSso'>> {
    return this.#transport.call<Result<'finishSso'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sso/finish', { body, ...init }),
    );
  }

  /** Begins to link your account with yourself at a provider. */
  startLink(body: Body<'startSsoLink'>, options: KeyedOptions = {}): Promise<Result<'startSsoLink'>> {
    return this.#transport.call<Result<'startSsoLink'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sso/link', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Links them, by the code that came back. From then on you sign in by the provider. */
  finishLink(body: Body<'finishSsoLink'>, options: KeyedOptions = {}): Promise<Result<'finishSsoLink'>> {
    return this.#transport.call<Result<'finishSsoLink'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sso/link/completion', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Begins a sign-in at the provider that an address, or a connection, belongs to. */
  start(body: Body<'startSso'>, options: CallOptions = {}): Promise<Result<'startSso'>> {
    return this.#transport.call<Result<'startSso'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sso/start', { body, ...init }),
    );
  }

  /** Where a SAML provider has people post its answer. */
  receiveAssertion(
    connectionId: string,
    body: Body<'receiveSsoAssertion'>,
    options: CallOptions = {},
  ): Promise<Result<'receiveSsoAssertion'>> {
    return this.#transport.call<Result<'receiveSsoAssertion'>>(options, (init) =>
      this.#transport.client.POST('/v1/auth/sso/{connectionId}/acs', {
        params: { path: { connectionId } },
        body,
        ...init,
      }),
    );
  }

  /** Where an OpenID provider sends people back to. */
  receiveCallback(
    connectionId: string,
    query: Query<'receiveSsoCallback'> = {},
    options: CallOptions = {},
  ): Promise<Result<'receiveSsoCallback'>> {
    return this.#transport.call<Result<'receiveSsoCallback'>>(options, (init) =>
      this.#transport.client.GET('/v1/auth/sso/{connectionId}/callback', {
        params: { path: { connectionId }, query },
        ...init,
      }),
    );
  }

  /** What a SAML provider's administrator loads about us. */
  getMetadata(
    connectionId: string,
    query: Query<'getSsoMetadata'>,
    options: CallOptions = {},
  ): Promise<Result<'getSsoMetadata'>> {
    return this.#transport.call<Result<'getSsoMetadata'>>(options, (init) =>
      this.#transport.client.GET('/v1/auth/sso/{connectionId}/metadata', {
        params: { path: { connectionId }, query },
        parseAs: 'text',
        ...init,
      }),
    );
  }

  /** Your providers, the oldest first. */
  listConnections(
    query: Query<'listSsoConnections'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listSsoConnections'>> {
    return this.#transport.pages<Result<'listSsoConnections'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/sso-connections', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Writes a provider down. Test it, then switch it on. */
  createConnection(
    body: Body<'createSsoConnection'>,
    options: KeyedOptions = {},
  ): Promise<Result<'createSsoConnection'>> {
    return this.#transport.call<Result<'createSsoConnection'>>(options, (init) =>
      this.#transport.client.POST('/v1/sso-connections', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a provider away with its secret and its domains. People keep their accounts, and come in otherwise if they can. */
  deleteConnection(
    connectionId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'deleteSsoConnection'>> {
    return this.#transport.call<Result<'deleteSsoConnection'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/sso-connections/{connectionId}', {
        params: { path: { connectionId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One provider. */
  getConnection(connectionId: string, options: CallOptions = {}): Promise<Result<'getSsoConnection'>> {
    return this.#transport.call<Result<'getSsoConnection'>>(options, (init) =>
      this.#transport.client.GET('/v1/sso-connections/{connectionId}', { params: { path: { connectionId } }, ...init }),
    );
  }

  /** Changes a provider. With If-Match only the version that it names is changed. */
  changeConnection(
    connectionId: string,
    body: Body<'changeSsoConnection'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeSsoConnection'>> {
    return this.#transport.call<Result<'changeSsoConnection'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/sso-connections/{connectionId}', {
        params: { path: { connectionId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Claims a domain of e-mail addresses. It counts once it is proved by the TXT record that is answered. */
  claimDomain(
    connectionId: string,
    body: Body<'claimSsoDomain'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'claimSsoDomain'>> {
    return this.#transport.call<Result<'claimSsoDomain'>>(options, (init) =>
      this.#transport.client.POST('/v1/sso-connections/{connectionId}/domains', {
        params: { path: { connectionId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Gives a domain up. Its people go on to come in, but nobody new does. */
  releaseDomain(
    ids: { readonly connectionId: string; readonly domain: string },
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'releaseSsoDomain'>> {
    return this.#transport.call<Result<'releaseSsoDomain'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/sso-connections/{connectionId}/domains/{domain}', {
        params: { path: ids, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** Looks whether the DNS holds the record. */
  proveDomain(
    ids: { readonly connectionId: string; readonly domain: string },
    options: KeyedOptions = {},
  ): Promise<Result<'proveSsoDomain'>> {
    return this.#transport.call<Result<'proveSsoDomain'>>(options, (init) =>
      this.#transport.client.POST('/v1/sso-connections/{connectionId}/domains/{domain}/proof', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Takes somebody's link to the provider away, and ends their sessions. */
  unlink(
    ids: { readonly connectionId: string; readonly userId: string },
    options: CallOptions = {},
  ): Promise<Result<'unlinkSso'>> {
    return this.#transport.call<Result<'unlinkSso'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/sso-connections/{connectionId}/links/{userId}', {
        params: { path: ids },
        ...init,
      }),
    );
  }

  /** Tries it out: sign in at the address that is answered. It signs nobody in, and a draft that leads through is tested. */
  testConnection(connectionId: string, options: KeyedOptions = {}): Promise<Result<'testSsoConnection'>> {
    return this.#transport.call<Result<'testSsoConnection'>>(options, (init) =>
      this.#transport.client.POST('/v1/sso-connections/{connectionId}/test', {
        params: { path: { connectionId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** What reads the log: how far it is, what it has set aside, and building it anew. */
export class Subscriptions {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The subscriptions of all tenants that somebody should look at, the longest behind first; as the workers last saw them. */
  listLagging(
    query: Query<'listLaggingSubscriptions'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listLaggingSubscriptions'>> {
    return this.#transport.pages<Result<'listLaggingSubscriptions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/lagging-subscriptions', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The subscriptions of the own tenant, as they stand. */
  list(query: Query<'listSubscriptions'> = {}, options: CallOptions = {}): PagePromise<Result<'listSubscriptions'>> {
    return this.#transport.pages<Result<'listSubscriptions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/subscriptions', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The events that subscriptions of a tenant have set aside because their handling kept failing. */
  listParkedEvents(
    tenantId: string,
    query: Query<'listParkedEvents'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listParkedEvents'>> {
    return this.#transport.pages<Result<'listParkedEvents'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/parked-events', {
        params: { path: { tenantId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The subscriptions of a tenant, as they stand. */
  listTenant(
    tenantId: string,
    query: Query<'listTenantSubscriptions'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listTenantSubscriptions'>> {
    return this.#transport.pages<Result<'listTenantSubscriptions'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/subscriptions', {
        params: { path: { tenantId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** One subscription of a tenant. */
  getTenant(
    ids: { readonly tenantId: string; readonly subscription: string },
    options: CallOptions = {},
  ): Promise<Result<'getTenantSubscription'>> {
    return this.#transport.call<Result<'getTenantSubscription'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/subscriptions/{subscription}', {
        params: { path: ids },
        ...init,
      }),
    );
  }

  /** Has a parked event tried again, then what is held back behind it, in order. */
  retryParkedEvent(
    ids: { readonly tenantId: string; readonly subscription: string; readonly position: number },
    body: Body<'retryParkedEvent'>,
    options: KeyedOptions = {},
  ): Promise<Result<'retryParkedEvent'>> {
    return this.#transport.call<Result<'retryParkedEvent'>>(options, (init) =>
      this.#transport.client.POST(
        '/v1/tenants/{tenantId}/subscriptions/{subscription}/parked-events/{position}/retry',
        { params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } }, body, ...init },
      ),
    );
  }

  /** Has a parked event left out for good; what is held back behind it goes on. */
  skipParkedEvent(
    ids: { readonly tenantId: string; readonly subscription: string; readonly position: number },
    body: Body<'skipParkedEvent'>,
    options: KeyedOptions = {},
  ): Promise<Result<'skipParkedEvent'>> {
    return this.#transport.call<Result<'skipParkedEvent'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/subscriptions/{subscription}/parked-events/{position}/skip', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Holds a subscription where it stands. Nothing is lost. */
  pause(
    ids: { readonly tenantId: string; readonly subscription: string },
    body: Body<'pauseSubscription'>,
    options: KeyedOptions = {},
  ): Promise<Result<'pauseSubscription'>> {
    return this.#transport.call<Result<'pauseSubscription'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/subscriptions/{subscription}/pause', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Has a projection filled anew beside its tables, or a process manager read the log again without effect. Reads and writes go on. */
  rebuild(
    ids: { readonly tenantId: string; readonly subscription: string },
    body: Body<'rebuildSubscription'>,
    options: KeyedOptions = {},
  ): Promise<Result<'rebuildSubscription'>> {
    return this.#transport.call<Result<'rebuildSubscription'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/subscriptions/{subscription}/rebuild', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Gives a projection's rebuild up; the live tables stay as they are. */
  cancelRebuild(
    ids: { readonly tenantId: string; readonly subscription: string },
    body: Body<'cancelRebuild'>,
    options: KeyedOptions = {},
  ): Promise<Result<'cancelRebuild'>> {
    return this.#transport.call<Result<'cancelRebuild'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/subscriptions/{subscription}/rebuild/cancellation', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Lets a paused or halted subscription go on where it stands, and its halted rebuild. */
  resume(
    ids: { readonly tenantId: string; readonly subscription: string },
    body: Body<'resumeSubscription'>,
    options: KeyedOptions = {},
  ): Promise<Result<'resumeSubscription'>> {
    return this.#transport.call<Result<'resumeSubscription'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/subscriptions/{subscription}/resumption', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }
}

/** The tenants of the installation, for its operator. */
export class Tenants {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** One operation and how far it is. */
  getOperation(operationId: string, options: CallOptions = {}): Promise<Result<'getTenantOperation'>> {
    return this.#transport.call<Result<'getTenantOperation'>>(options, (init) =>
      this.#transport.client.GET('/v1/operations/{operationId}', { params: { path: { operationId } }, ...init }),
    );
  }

  /** The archive of an export that is done. */
  getArchive(operationId: string, options: CallOptions = {}): Promise<Result<'getTenantArchive'>> {
    return this.#transport.call<Result<'getTenantArchive'>>(options, (init) =>
      this.#transport.client.GET('/v1/operations/{operationId}/archive', {
        params: { path: { operationId } },
        parseAs: 'blob',
        ...init,
      }),
    );
  }

  /** The tenants of the installation in order of their slug. */
  list(query: Query<'listTenants'> = {}, options: CallOptions = {}): PagePromise<Result<'listTenants'>> {
    return this.#transport.pages<Result<'listTenants'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/tenants', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Creates a tenant with its schema, its owner and a live API key. The secrets are shown once. */
  create(body: Body<'createTenant'>, options: KeyedOptions = {}): Promise<Result<'createTenant'>> {
    return this.#transport.call<Result<'createTenant'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** One tenant. */
  get(tenantId: string, options: CallOptions = {}): Promise<Result<'getTenant'>> {
    return this.#transport.call<Result<'getTenant'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}', { params: { path: { tenantId } }, ...init }),
    );
  }

  /** Gives a tenant another slug or name. People who know the old slug still get in for 30 days. */
  rename(tenantId: string, body: Body<'renameTenant'>, options: CallOptions = {}): Promise<Result<'renameTenant'>> {
    return this.#transport.call<Result<'renameTenant'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/tenants/{tenantId}', { params: { path: { tenantId } }, body, ...init }),
    );
  }

  /** Keeps a tenant that was to be deleted, as it stood before. */
  cancelDeletion(tenantId: string, options: CallOptions = {}): Promise<Result<'cancelTenantDeletion'>> {
    return this.#transport.call<Result<'cancelTenantDeletion'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/tenants/{tenantId}/deletion', { params: { path: { tenantId } }, ...init }),
    );
  }

  /** Stops a tenant altogether, and has it deleted for good when the time for changing one's mind is over. */
  delete(tenantId: string, body: Body<'deleteTenant'>, options: KeyedOptions = {}): Promise<Result<'deleteTenant'>> {
    return this.#transport.call<Result<'deleteTenant'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/deletion', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Begins to write a tenant's archive; the operation says how far it is, and when it can be fetched. */
  export(
    tenantId: string,
    body: Body<'exportTenant'> = {},
    options: KeyedOptions = {},
  ): Promise<Result<'exportTenant'>> {
    return this.#transport.call<Result<'exportTenant'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/exports', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** What was done with a tenant as a whole, the newest first; also of one that was deleted. */
  listOperations(tenantId: string, options: CallOptions = {}): Promise<Result<'listTenantOperations'>> {
    return this.#transport.call<Result<'listTenantOperations'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/operations', { params: { path: { tenantId } }, ...init }),
    );
  }

  /** Lets a suspended tenant go on: held jobs in their order, then its subscriptions. */
  resume(tenantId: string, options: KeyedOptions = {}): Promise<Result<'resumeTenant'>> {
    return this.#transport.call<Result<'resumeTenant'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/resumption', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Stops every write of a tenant, at once. It can still be read; its jobs and webhooks wait. */
  suspend(tenantId: string, body: Body<'suspendTenant'>, options: KeyedOptions = {}): Promise<Result<'suspendTenant'>> {
    return this.#transport.call<Result<'suspendTenant'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/suspension', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** How a tenant's webhooks are: what waits and for how long, how the last hour or day went at each endpoint, which of them are paused or disabled, and since when and why the operator has nothing sent. */
  getWebhooks(
    tenantId: string,
    query: Query<'getTenantWebhooks'> = {},
    options: CallOptions = {},
  ): Promise<Result<'getTenantWebhooks'>> {
    return this.#transport.call<Result<'getTenantWebhooks'>>(options, (init) =>
      this.#transport.client.GET('/v1/tenants/{tenantId}/webhooks', { params: { path: { tenantId }, query }, ...init }),
    );
  }

  /** Stops all that is sent for a tenant, also what somebody asks for. Nothing is lost and no try is used up: messages wait, and what happens meanwhile becomes messages afterwards. The tenant sees since when. */
  pauseWebhooks(
    tenantId: string,
    body: Body<'pauseTenantWebhooks'>,
    options: KeyedOptions = {},
  ): Promise<Result<'pauseTenantWebhooks'>> {
    return this.#transport.call<Result<'pauseTenantWebhooks'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/webhooks/pause', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Lets the messages of a tenant be sent again, those first that have waited. */
  resumeWebhooks(
    tenantId: string,
    body: Body<'resumeTenantWebhooks'>,
    options: KeyedOptions = {},
  ): Promise<Result<'resumeTenantWebhooks'>> {
    return this.#transport.call<Result<'resumeTenantWebhooks'>>(options, (init) =>
      this.#transport.client.POST('/v1/tenants/{tenantId}/webhooks/resumption', {
        params: { path: { tenantId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** How the webhooks of all tenants are that have any: what waits and for how long, how the last hour went, and how many endpoints are paused or disabled. Those whose oldest message waits longest come first; with `only=troubled` there are only those that somebody should look at. As the workers last saw them: each row says when. */
  listWebhook(
    query: Query<'listWebhookTenants'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listWebhookTenants'>> {
    return this.#transport.pages<Result<'listWebhookTenants'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/webhook-tenants', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }
}

/** What was asked, counted by time, operation and outcome. */
export class Usage {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The quotas of this month and how much of them is used. */
  listQuotas(options: CallOptions = {}): Promise<Result<'listQuotas'>> {
    return this.#transport.call<Result<'listQuotas'>>(options, (init) =>
      this.#transport.client.GET('/v1/quotas', { ...init }),
    );
  }

  /** Requests by time, and by operation, key or outcome where asked for. What ended a second ago may be missing. */
  get(query: Query<'getUsage'> = {}, options: CallOptions = {}): Promise<Result<'getUsage'>> {
    return this.#transport.call<Result<'getUsage'>>(options, (init) =>
      this.#transport.client.GET('/v1/usage', { params: { query }, ...init }),
    );
  }

  /** What goes wrong, the most frequent first. */
  listErrors(query: Query<'listUsageErrors'> = {}, options: CallOptions = {}): Promise<Result<'listUsageErrors'>> {
    return this.#transport.call<Result<'listUsageErrors'>>(options, (init) =>
      this.#transport.client.GET('/v1/usage/errors', { params: { query }, ...init }),
    );
  }

  /** Everything that a dashboard shows of one key. */
  getKey(keyId: string, query: Query<'getKeyUsage'> = {}, options: CallOptions = {}): Promise<Result<'getKeyUsage'>> {
    return this.#transport.call<Result<'getKeyUsage'>>(options, (init) =>
      this.#transport.client.GET('/v1/usage/keys/{keyId}', { params: { path: { keyId }, query }, ...init }),
    );
  }

  /** What is billed by the unit, counted from the events themselves. */
  listBilledUnits(query: Query<'listBilledUnits'> = {}, options: CallOptions = {}): Promise<Result<'listBilledUnits'>> {
    return this.#transport.call<Result<'listBilledUnits'>>(options, (init) =>
      this.#transport.client.GET('/v1/usage/units', { params: { query }, ...init }),
    );
  }
}

/** Receivers of events over HTTP, and every try to deliver; for the operator, how it goes with all tenants. */
export class Webhooks {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The receivers, the oldest first. */
  listEndpoints<Fields extends string = never>(
    query: Query<'listWebhookEndpoints'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listWebhookEndpoints', Fields>> {
    return this.#transport.pages<Cut<'listWebhookEndpoints', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/webhooks', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Registers a receiver. Its signing secret is shown this once; it gets what happens after the answer's position. */
  createEndpoint(
    body: Body<'createWebhookEndpoint'>,
    options: KeyedOptions = {},
  ): Promise<Result<'createWebhookEndpoint'>> {
    return this.#transport.call<Result<'createWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/webhooks', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a receiver with its messages. */
  deleteEndpoint(
    endpointId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'deleteWebhookEndpoint'>> {
    return this.#transport.call<Result<'deleteWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/webhooks/{endpointId}', {
        params: { path: { endpointId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One receiver. */
  getEndpoint<Fields extends string = never>(
    endpointId: string,
    query: Query<'getWebhookEndpoint'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getWebhookEndpoint', Fields>> {
    return this.#transport.call<Cut<'getWebhookEndpoint', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}', {
        params: { path: { endpointId }, query },
        ...init,
      }),
    );
  }

  /** Changes a receiver. With If-Match only the version that it names is changed. */
  changeEndpoint(
    endpointId: string,
    body: Body<'changeWebhookEndpoint'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeWebhookEndpoint'>> {
    return this.#transport.call<Result<'changeWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/enterprise/webhooks/{endpointId}', {
        params: { path: { endpointId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** The tries of a receiver, the newest first: how long each took and how it ended. What was sent and said is with the message. */
  listAttempts<Fields extends string = never>(
    endpointId: string,
    query: Query<'listWebhookAttempts'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listWebhookAttempts', Fields>> {
    return this.#transport.pages<Cut<'listWebhookAttempts', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/attempts', {
        params: { path: { endpointId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The messages of a receiver with every try, the newest first. */
  listDeliveries<Fields extends string = never>(
    endpointId: string,
    query: Query<'listWebhookDeliveries'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listWebhookDeliveries', Fields>> {
    return this.#transport.pages<Cut<'listWebhookDeliveries', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/deliveries', {
        params: { path: { endpointId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** One message of a receiver: what is sent, and every try with the headers and bodies of both sides. Credentials in them are redacted. */
  getDelivery<Fields extends string = never>(
    ids: { readonly endpointId: string; readonly messageId: string },
    query: Query<'getWebhookDelivery'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getWebhookDelivery', Fields>> {
    return this.#transport.call<Cut<'getWebhookDelivery', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/deliveries/{messageId}', {
        params: { path: ids, query },
        ...init,
      }),
    );
  }

  /** How a receiver has been: whether it fails, is paused, or is about to be disabled. */
  getEndpointHealth<Fields extends string = never>(
    endpointId: string,
    query: Query<'getWebhookEndpointHealth'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getWebhookEndpointHealth', Fields>> {
    return this.#transport.call<Cut<'getWebhookEndpointHealth', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/health', {
        params: { path: { endpointId }, query },
        ...init,
      }),
    );
  }

  /** The keys that sign messages to a receiver, the newest first. Their secrets are not among it. */
  listKeys(endpointId: string, options: CallOptions = {}): Promise<Result<'listWebhookKeys'>> {
    return this.#transport.call<Result<'listWebhookKeys'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/keys', {
        params: { path: { endpointId } },
        ...init,
      }),
    );
  }

  /** Puts a new key before those of a receiver. It signs from now on; the others sign beside it for the overlap, so that the receiver can change over at any moment of it. Ten sign at the most. The new secret is shown this once. */
  rotateKey(
    endpointId: string,
    body: Body<'rotateWebhookKey'>,
    options: KeyedOptions = {},
  ): Promise<Result<'rotateWebhookKey'>> {
    return this.#transport.call<Result<'rotateWebhookKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/webhooks/{endpointId}/keys', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Ends a key before its overlap is over. The current one cannot be ended: rotate it with an overlap of 0. */
  endKey(
    ids: { readonly endpointId: string; readonly signingKeyId: string },
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'endWebhookKey'>> {
    return this.#transport.call<Result<'endWebhookKey'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/enterprise/webhooks/{endpointId}/keys/{signingKeyId}', {
        params: { path: ids, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** Shows the secret of a key again, which is written into the audit trail. `webhookSecrets` of the policy of keys switches it off. */
  revealKey(
    ids: { readonly endpointId: string; readonly signingKeyId: string },
    options: CallOptions = {},
  ): Promise<Result<'revealWebhookKey'>> {
    return this.#transport.call<Result<'revealWebhookKey'>>(options, (init) =>
      this.#transport.client.GET('/v1/enterprise/webhooks/{endpointId}/keys/{signingKeyId}/secret', {
        params: { path: ids },
        ...init,
      }),
    );
  }

  /** Sends a message of type `webhook.test`, behind those that wait. An address names a thing, not what is done: use test-messages. @deprecated Taken until 2027-11-30 at least: use `sendTestMessage`. */
  testEndpoint(endpointId: string, options: KeyedOptions = {}): Promise<Result<'testWebhookEndpoint'>> {
    return this.#transport.call<Result<'testWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/webhooks/{endpointId}/test', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Sends the example of an event type, or a message of type `webhook.test`, in the endpoint's form and behind those that wait. */
  sendTestMessage(
    endpointId: string,
    body: Body<'sendTestMessage'> = {},
    options: KeyedOptions = {},
  ): Promise<Result<'sendTestMessage'>> {
    return this.#transport.call<Result<'sendTestMessage'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/webhooks/{endpointId}/test-messages', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Asks the receiver, in the endpoint's way of `verification`, whether it wants to be sent something, and says how that went. An endpoint that was disabled because it is `unverified` is active then; one that is verified stays so, whatever a later check says, and one without a verification is asked nothing. */
  verifyEndpoint(endpointId: string, options: KeyedOptions = {}): Promise<Result<'verifyWebhookEndpoint'>> {
    return this.#transport.call<Result<'verifyWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/enterprise/webhooks/{endpointId}/verification', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** How the developer portal looks to your own developers, and on which host. */
export class WhiteLabel {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** How your developer portal looks, and on which host. */
  getBranding(options: CallOptions = {}): Promise<Result<'getBranding'>> {
    return this.#transport.call<Result<'getBranding'>>(options, (init) =>
      this.#transport.client.GET('/v1/white-label/branding', { ...init }),
    );
  }

  /** Replaces it. On the host it holds within 5 s; another host has to be proved first. */
  changeBranding(
    body: Body<'changeBranding'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeBranding'>> {
    return this.#transport.call<Result<'changeBranding'>>(options, (init) =>
      this.#transport.client.PUT('/v1/white-label/branding', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Proves that the host is yours: its DNS must hold the TXT record that the branding names. */
  proveBrandingHost(options: KeyedOptions = {}): Promise<Result<'proveBrandingHost'>> {
    return this.#transport.call<Result<'proveBrandingHost'>>(options, (init) =>
      this.#transport.client.POST('/v1/white-label/branding/host-proof', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** Every resource of the admin app. */
export class AdminResources {
  readonly apiKeys: ApiKeys;
  readonly apps: Apps;
  readonly audit: Audit;
  readonly authz: Authz;
  readonly directories: Directories;
  readonly events: Events;
  readonly factors: Factors;
  readonly grants: Grants;
  readonly graphql: Graphql;
  readonly groups: Groups;
  readonly index: Index;
  readonly people: People;
  readonly plans: Plans;
  readonly requests: Requests;
  readonly roles: Roles;
  readonly serviceAccounts: ServiceAccounts;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly sso: Sso;
  readonly subscriptions: Subscriptions;
  readonly tenants: Tenants;
  readonly usage: Usage;
  readonly webhooks: Webhooks;
  readonly whiteLabel: WhiteLabel;

  constructor(transport: Transport<paths>) {
    this.apiKeys = new ApiKeys(transport);
    this.apps = new Apps(transport);
    this.audit = new Audit(transport);
    this.authz = new Authz(transport);
    this.directories = new Directories(transport);
    this.events = new Events(transport);
    this.factors = new Factors(transport);
    this.grants = new Grants(transport);
    this.graphql = new Graphql(transport);
    this.groups = new Groups(transport);
    this.index = new Index(transport);
    this.people = new People(transport);
    this.plans = new Plans(transport);
    this.requests = new Requests(transport);
    this.roles = new Roles(transport);
    this.serviceAccounts = new ServiceAccounts(transport);
    this.sessions = new Sessions(transport);
    this.signIn = new SignIn(transport);
    this.sso = new Sso(transport);
    this.subscriptions = new Subscriptions(transport);
    this.tenants = new Tenants(transport);
    this.usage = new Usage(transport);
    this.webhooks = new Webhooks(transport);
    this.whiteLabel = new WhiteLabel(transport);
  }
}
