// Made by tools/openapi/generate-sdk.ts from docs/openapi/api.json.
import type { operations, paths } from './api.types.ts';
import type { CutOf } from '../cut-of.ts';
import type { BodyOf, QueryOf, ResultOf } from '../operation-types.ts';
import type { PagePromise } from '../paging.ts';
import {
  type CallOptions,
  type KeyedOptions,
  keyOf,
  type MatchOptions,
  type PositionOptions,
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

/** Keys by which programs come in: made, rotated, limited and taken back; and who the credential of a request is. */
export class ApiKeys {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** What you have decided about all of your keys. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getApiKeyPolicy'>> {
    return this.#transport.call<Result<'getApiKeyPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/api-key-policy', { ...init }),
    );
  }

  /** Replaces it. */
  changePolicy(
    body: Body<'changeApiKeyPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeApiKeyPolicy'>> {
    return this.#transport.call<Result<'changeApiKeyPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/api-key-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** What keys are mostly made for, with the scopes of each, and the scopes that are public. */
  listPresets(options: CallOptions = {}): Promise<Result<'listApiKeyPresets'>> {
    return this.#transport.call<Result<'listApiKeyPresets'>>(options, (init) =>
      this.#transport.client.GET('/v1/api-key-presets', { ...init }),
    );
  }

  /** The tenant's keys, the newest first. */
  list(query: Query<'listApiKeys'> = {}, options: CallOptions = {}): PagePromise<Result<'listApiKeys'>> {
    return this.#transport.pages<Result<'listApiKeys'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/api-keys', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a key that may do no more than its maker. Its secret is shown this once. */
  create(body: Body<'createApiKey'>, options: KeyedOptions = {}): Promise<Result<'createApiKey'>> {
    return this.#transport.call<Result<'createApiKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/api-keys', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Tells that a key was found somewhere. A key that is right is revoked, or disabled where its tenant has decided so, and its owner is told; the answer is the same for what is no key. */
  reportLeaked(body: Body<'reportLeakedApiKey'>, options: CallOptions = {}): Promise<Result<'reportLeakedApiKey'>> {
    return this.#transport.call<Result<'reportLeakedApiKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/api-keys/report-leak', { body, ...init }),
    );
  }

  /** Ends a key for good, at once. */
  revoke(keyId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'revokeApiKey'>> {
    return this.#transport.call<Result<'revokeApiKey'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/api-keys/{keyId}', {
        params: { path: { keyId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One key, whatever its state. */
  get(keyId: string, options: CallOptions = {}): Promise<Result<'getApiKey'>> {
    return this.#transport.call<Result<'getApiKey'>>(options, (init) =>
      this.#transport.client.GET('/v1/api-keys/{keyId}', { params: { path: { keyId } }, ...init }),
    );
  }

  /** Changes name, labels and bounds of a key. What it may do stays: for more, or less, make another one. */
  change(
    keyId: string,
    body: Body<'changeApiKey'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeApiKey'>> {
    return this.#transport.call<Result<'changeApiKey'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/api-keys/{keyId}', {
        params: { path: { keyId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Lets a disabled key open again what it did. */
  enable(keyId: string, options: CallOptions = {}): Promise<Result<'enableApiKey'>> {
    return this.#transport.call<Result<'enableApiKey'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/api-keys/{keyId}/disablement', { params: { path: { keyId } }, ...init }),
    );
  }

  /** Keeps a key from opening anything, at once, until it is enabled again. */
  disable(keyId: string, options: CallOptions = {}): Promise<Result<'disableApiKey'>> {
    return this.#transport.call<Result<'disableApiKey'>>(options, (init) =>
      this.#transport.client.PUT('/v1/api-keys/{keyId}/disablement', { params: { path: { keyId } }, ...init }),
    );
  }

  /** Puts a new key in the place of an old one, with its owner, scopes, limits, networks and metadata. The old one goes on for the grace. The new secret is shown this once. */
  rotate(keyId: string, body: Body<'rotateApiKey'>, options: KeyedOptions = {}): Promise<Result<'rotateApiKey'>> {
    return this.#transport.call<Result<'rotateApiKey'>>(options, (init) =>
      this.#transport.client.POST('/v1/api-keys/{keyId}/rotation', {
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
      this.#transport.client.POST('/v1/api-keys/{keyId}/version', {
        params: { path: { keyId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Who the credential of this request belongs to, and what it may do. */
  whoAmI(options: CallOptions = {}): Promise<Result<'whoAmI'>> {
    return this.#transport.call<Result<'whoAmI'>>(options, (init) =>
      this.#transport.client.GET('/v1/whoami', { ...init }),
    );
  }
}

/** Apps of other people that act in your name by OAuth 2.1, and your consent to it. */
export class Apps {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Which apps may act in your name, and how far. */
  listOAuthConsents(
    query: Query<'listOAuthConsents'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listOAuthConsents'>> {
    return this.#transport.pages<Result<'listOAuthConsents'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/oauth/consents', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Takes a consent back. Every token that the app has of you ends at once. */
  withdrawOAuthConsent(
    consentId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'withdrawOAuthConsent'>> {
    return this.#transport.call<Result<'withdrawOAuthConsent'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/oauth/consents/{consentId}', {
        params: { path: { consentId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** What an app asks for, whose page of the tenant has been opened with this `uid`. */
  getOAuthInteraction(uid: string, options: CallOptions = {}): Promise<Result<'getOAuthInteraction'>> {
    return this.#transport.call<Result<'getOAuthInteraction'>>(options, (init) =>
      this.#transport.client.GET('/v1/oauth/interactions/{uid}', { params: { path: { uid } }, ...init }),
    );
  }

  /** Lets the app act in your name, and says where the browser goes on. */
  acceptOAuthInteraction(uid: string, options: KeyedOptions = {}): Promise<Result<'acceptOAuthInteraction'>> {
    return this.#transport.call<Result<'acceptOAuthInteraction'>>(options, (init) =>
      this.#transport.client.POST('/v1/oauth/interactions/{uid}/accept', {
        params: { path: { uid }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Refuses, and says where the browser goes on: the app is told. */
  refuseOAuthInteraction(uid: string, options: KeyedOptions = {}): Promise<Result<'refuseOAuthInteraction'>> {
    return this.#transport.call<Result<'refuseOAuthInteraction'>>(options, (init) =>
      this.#transport.client.POST('/v1/oauth/interactions/{uid}/refuse', {
        params: { path: { uid }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** The audit trail for programs that collect it. */
export class Audit {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The audit trail for programs that collect it: oldest first, every record once, by a cursor that never ends. */
  readFeed(query: Query<'readAuditFeed'> = {}, options: CallOptions = {}): PagePromise<Result<'readAuditFeed'>> {
    return this.#transport.pages<Result<'readAuditFeed'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/audit/feed', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }
}

/** May somebody do something, why, and who else may. The AuthZEN evaluation API is among them. */
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

/** Free slots, holds, and bookings from the request to the finished work. */
export class Bookings {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The bookings, the newest first. */
  list<Fields extends string = never>(
    query: Query<'listBookings'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): PagePromise<Cut<'listBookings', Fields>> {
    return this.#transport.pages<Cut<'listBookings', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/bookings', {
        params: {
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
          header: { 'Clutch-Min-Position': options.minPosition?.toString() },
        },
        ...init,
      }),
    );
  }

  /** Holds a slot: bay and technician are reserved for a short while, until the booking is requested. */
  holdSlot(body: Body<'holdSlot'>, options: KeyedOptions = {}): Promise<Result<'holdSlot'>> {
    return this.#transport.call<Result<'holdSlot'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Writes the bookings of a search into a file, as long work. */
  export(body: Body<'exportBookings'>, options: KeyedOptions = {}): Promise<Result<'exportBookings'>> {
    return this.#transport.call<Result<'exportBookings'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/exports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  search<Fields extends string = never>(
    body: Body<'searchBookings'> & { readonly fields?: readonly Fields[] },
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'searchBookings', Fields>> {
    return this.#transport.call<Cut<'searchBookings', Fields>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/search', {
        params: { header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        body,
        ...init,
      }),
    );
  }

  /** One booking. A hold whose time is over is shown as expired at once, so the ETag follows the status too. */
  get<Fields extends string = never>(
    bookingId: string,
    query: Query<'getBooking'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'getBooking', Fields>> {
    return this.#transport.call<Cut<'getBooking', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/bookings/{bookingId}', {
        params: { path: { bookingId }, query, header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        ...init,
      }),
    );
  }

  /** Calls the booking off, until work has begun. Repeating it changes nothing. */
  cancel(
    bookingId: string,
    body: Body<'cancelBooking'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'cancelBooking'>> {
    return this.#transport.call<Result<'cancelBooking'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/{bookingId}/cancellation', {
        params: { path: { bookingId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** The work is done. Bay and technician are free again, and the maintenance need that it was for is cleared. */
  complete(bookingId: string, options: KeyedOptions & MatchOptions = {}): Promise<Result<'completeBooking'>> {
    return this.#transport.call<Result<'completeBooking'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/{bookingId}/completion', {
        params: { path: { bookingId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** The workshop agrees. */
  confirm(bookingId: string, options: KeyedOptions & MatchOptions = {}): Promise<Result<'confirmBooking'>> {
    return this.#transport.call<Result<'confirmBooking'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/{bookingId}/confirmation', {
        params: { path: { bookingId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** Asks the workshop for the held slot; it stays reserved from now on. */
  request(
    bookingId: string,
    body: Body<'requestBooking'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'requestBooking'>> {
    return this.#transport.call<Result<'requestBooking'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/{bookingId}/request', {
        params: { path: { bookingId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Work on the vehicle begins. */
  start(bookingId: string, options: KeyedOptions & MatchOptions = {}): Promise<Result<'startBooking'>> {
    return this.#transport.call<Result<'startBooking'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings/{bookingId}/start', {
        params: { path: { bookingId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** What happened, when and by whom, with the story of the maintenance need that the work is for. */
  getTimeline(bookingId: string, options: CallOptions = {}): Promise<Result<'getBookingTimeline'>> {
    return this.#transport.call<Result<'getBookingTimeline'>>(options, (init) =>
      this.#transport.client.GET('/v1/bookings/{bookingId}/timeline', { params: { path: { bookingId } }, ...init }),
    );
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  batch(body: Body<'batchBookings'>, options: KeyedOptions = {}): Promise<Result<'batchBookings'>> {
    return this.#transport.call<Result<'batchBookings'>>(options, (init) =>
      this.#transport.client.POST('/v1/bookings:batch', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Proposes times for a service or a maintenance need: the workshop nearest to the vehicle first, then the earliest. */
  listSlots(query: Query<'listSlots'> = {}, options: CallOptions & PositionOptions = {}): Promise<Result<'listSlots'>> {
    return this.#transport.call<Result<'listSlots'>>(options, (init) =>
      this.#transport.client.GET('/v1/slots', {
        params: { query, header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        ...init,
      }),
    );
  }
}

/** The log of public events, in order and without a gap, and the catalogue of their types. */
export class Events {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The consumers in order of their names, each with how far it lags behind. */
  listConsumers<Fields extends string = never>(
    query: Query<'listEventConsumers'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listEventConsumers', Fields>> {
    return this.#transport.pages<Cut<'listEventConsumers', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/event-consumers', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a consumer under a name of your choice: what comes behind the place where it begins it is shown, each event until it is acknowledged. */
  createConsumer(
    body: Body<'createEventConsumer'>,
    options: KeyedOptions = {},
  ): Promise<Result<'createEventConsumer'>> {
    return this.#transport.call<Result<'createEventConsumer'>>(options, (init) =>
      this.#transport.client.POST('/v1/event-consumers', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a consumer. The events stay. */
  deleteConsumer(
    consumerName: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'deleteEventConsumer'>> {
    return this.#transport.call<Result<'deleteEventConsumer'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/event-consumers/{consumerName}', {
        params: { path: { consumerName }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One consumer: where it is, and how far it lags behind. */
  getConsumer<Fields extends string = never>(
    consumerName: string,
    query: Query<'getEventConsumer'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getEventConsumer', Fields>> {
    return this.#transport.call<Cut<'getEventConsumer', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/event-consumers/{consumerName}', {
        params: { path: { consumerName }, query },
        ...init,
      }),
    );
  }

  /** Says that everything up to a cursor or event has been dealt with. `If-Match` names the version that the page showed: of two programs that have read the same page one sets the checkpoint, and the other gets 412. Moves forward only; see seeks. */
  setConsumerCheckpoint(
    consumerName: string,
    body: Body<'setEventConsumerCheckpoint'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'setEventConsumerCheckpoint'>> {
    return this.#transport.call<Result<'setEventConsumerCheckpoint'>>(options, (init) =>
      this.#transport.client.PUT('/v1/event-consumers/{consumerName}/checkpoint', {
        params: { path: { consumerName }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** The next events behind the checkpoint, which stays where it is: asked again, they come again. With `Prefer: wait=20` the answer waits for the next event where there is none yet. */
  readConsumer(
    consumerName: string,
    query: Query<'readEventConsumer'> = {},
    options: CallOptions = {},
  ): Promise<Result<'readEventConsumer'>> {
    return this.#transport.call<Result<'readEventConsumer'>>(options, (init) =>
      this.#transport.client.GET('/v1/event-consumers/{consumerName}/events', {
        params: { path: { consumerName }, query },
        ...init,
      }),
    );
  }

  /** Moves a consumer anywhere, back or ahead. Who has read a page before that gets 412 for its checkpoint, and reads anew. */
  seekConsumer(
    consumerName: string,
    body: Body<'seekEventConsumer'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'seekEventConsumer'>> {
    return this.#transport.call<Result<'seekEventConsumer'>>(options, (init) =>
      this.#transport.client.POST('/v1/event-consumers/{consumerName}/seeks', {
        params: { path: { consumerName }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** The types of event there are, each with the JSON Schema of its data, an example and its versions. */
  listTypes(options: CallOptions = {}): Promise<Result<'listEventTypes'>> {
    return this.#transport.call<Result<'listEventTypes'>>(options, (init) =>
      this.#transport.client.GET('/v1/event-types', { ...init }),
    );
  }

  /** One type of event, with the JSON Schema of its data as it is sent today. */
  getType(eventType: string, options: CallOptions = {}): Promise<Result<'getEventType'>> {
    return this.#transport.call<Result<'getEventType'>>(options, (init) =>
      this.#transport.client.GET('/v1/event-types/{eventType}', { params: { path: { eventType } }, ...init }),
    );
  }

  /** What the data of a type was in one version. */
  getTypeVersion(
    ids: { readonly eventType: string; readonly version: number },
    options: CallOptions = {},
  ): Promise<Result<'getEventTypeVersion'>> {
    return this.#transport.call<Result<'getEventTypeVersion'>>(options, (init) =>
      this.#transport.client.GET('/v1/event-types/{eventType}/versions/{version}', { params: { path: ids }, ...init }),
    );
  }

  /** What happened, in order and without a gap: the same events that webhooks and the live feed bring. With `Prefer: wait=20` the answer waits for the next event where there is none yet. */
  list(query: Query<'listEvents'> = {}, options: CallOptions = {}): PagePromise<Result<'listEvents'>> {
    return this.#transport.pages<Result<'listEvents'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/events', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }
}

/** Your own second factors: authenticator apps, passkeys, backup codes. */
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
}

/** The same reads and main commands as one endpoint of GraphQL. */
export class Graphql {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Runs a GraphQL document. Whoever may know who they are may ask; each field then asks for the permission of the route that it stands for. A document that is not run answers 400 with `errors`; else the answer is 200, and what went wrong stands in it. */
  run(body: Body<'runGraphql'>, options: KeyedOptions = {}): Promise<Result<'runGraphql'>> {
    return this.#transport.call<Result<'runGraphql'>>(options, (init) =>
      this.#transport.client.POST('/graphql', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The registered documents, the newest first, each as the present release sees it. */
  listDocuments(
    query: Query<'listGraphqlDocuments'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listGraphqlDocuments'>> {
    return this.#transport.pages<Result<'listGraphqlDocuments'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/graphql-documents', {
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
      this.#transport.client.POST('/v1/graphql-documents', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a document away. Who runs it by its hash or name is refused within 5 s. */
  deleteDocument(documentId: string, options: CallOptions = {}): Promise<Result<'deleteGraphqlDocument'>> {
    return this.#transport.call<Result<'deleteGraphqlDocument'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/graphql-documents/{documentId}', {
        params: { path: { documentId } },
        ...init,
      }),
    );
  }

  /** One registered document with its text. */
  getDocument(documentId: string, options: CallOptions = {}): Promise<Result<'getGraphqlDocument'>> {
    return this.#transport.call<Result<'getGraphqlDocument'>>(options, (init) =>
      this.#transport.client.GET('/v1/graphql-documents/{documentId}', { params: { path: { documentId } }, ...init }),
    );
  }

  /** What you have decided about GraphQL. */
  getPolicy(options: CallOptions = {}): Promise<Result<'getGraphqlPolicy'>> {
    return this.#transport.call<Result<'getGraphqlPolicy'>>(options, (init) =>
      this.#transport.client.GET('/v1/graphql-policy', { ...init }),
    );
  }

  /** Replaces it. Holds within 5 s. */
  changePolicy(
    body: Body<'changeGraphqlPolicy'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeGraphqlPolicy'>> {
    return this.#transport.call<Result<'changeGraphqlPolicy'>>(options, (init) =>
      this.#transport.client.PUT('/v1/graphql-policy', {
        params: { header: { 'If-Match': options.ifMatch } },
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

/** What a vehicle needs, as its trouble codes and its age tell. */
export class MaintenanceNeeds {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** What the fleet needs, the newest first. */
  list<Fields extends string = never>(
    query: Query<'listMaintenanceNeeds'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): PagePromise<Cut<'listMaintenanceNeeds', Fields>> {
    return this.#transport.pages<Cut<'listMaintenanceNeeds', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/maintenance-needs', {
        params: {
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
          header: { 'Clutch-Min-Position': options.minPosition?.toString() },
        },
        ...init,
      }),
    );
  }

  /** Writes the maintenance needs of a search into a file, as long work. */
  export(body: Body<'exportMaintenanceNeeds'>, options: KeyedOptions = {}): Promise<Result<'exportMaintenanceNeeds'>> {
    return this.#transport.call<Result<'exportMaintenanceNeeds'>>(options, (init) =>
      this.#transport.client.POST('/v1/maintenance-needs/exports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  search<Fields extends string = never>(
    body: Body<'searchMaintenanceNeeds'> & { readonly fields?: readonly Fields[] },
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'searchMaintenanceNeeds', Fields>> {
    return this.#transport.call<Cut<'searchMaintenanceNeeds', Fields>>(options, (init) =>
      this.#transport.client.POST('/v1/maintenance-needs/search', {
        params: { header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        body,
        ...init,
      }),
    );
  }

  /** One need, with the booking that met it once there is one. */
  get<Fields extends string = never>(
    needId: string,
    query: Query<'getMaintenanceNeed'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'getMaintenanceNeed', Fields>> {
    return this.#transport.call<Cut<'getMaintenanceNeed', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/maintenance-needs/{needId}', {
        params: { path: { needId }, query, header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        ...init,
      }),
    );
  }
}

/** Work that takes longer than a request: how far it is, its result, and calling it off. */
export class Operations {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Long work, the newest first. It stays in the list for a week after its end. */
  list<Fields extends string = never>(
    query: Query<'listOperations'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listOperations', Fields>> {
    return this.#transport.pages<Cut<'listOperations', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/operations', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Cancels it. What was done stays done, and its result can still be read. */
  cancel(operationId: string, options: CallOptions = {}): Promise<Result<'cancelOperation'>> {
    return this.#transport.call<Result<'cancelOperation'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/operations/{operationId}', { params: { path: { operationId } }, ...init }),
    );
  }

  /** How far it is. With `Prefer: wait=5` the answer comes when it has ended, or after so many seconds. */
  get<Fields extends string = never>(
    operationId: string,
    query: Query<'getOperation'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getOperation', Fields>> {
    return this.#transport.call<Cut<'getOperation', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/operations/{operationId}', { params: { path: { operationId }, query }, ...init }),
    );
  }

  /** The result, line by line, once it has ended. Only who asked for the work may read it. */
  getResult(operationId: string, options: CallOptions = {}): Promise<Result<'getOperationResult'>> {
    return this.#transport.call<Result<'getOperationResult'>>(options, (init) =>
      this.#transport.client.GET('/v1/operations/{operationId}/result', { params: { path: { operationId } }, ...init }),
    );
  }
}

/** Erasing what is personal about somebody. */
export class People {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The certificate of an erasure: when, where, and what is still to be waited for. */
  getErasure(subjectId: string, options: CallOptions = {}): Promise<Result<'getErasure'>> {
    return this.#transport.call<Result<'getErasure'>>(options, (init) =>
      this.#transport.client.GET('/v1/data-subjects/{subjectId}/erasure', { params: { path: { subjectId } }, ...init }),
    );
  }

  /** Erases what is personal about somebody, everywhere and for good. Events stay, with `[erased]` where the person's texts stood. Sent again it answers the same. */
  eraseDataSubject(subjectId: string, options: KeyedOptions = {}): Promise<Result<'eraseDataSubject'>> {
    return this.#transport.call<Result<'eraseDataSubject'>>(options, (init) =>
      this.#transport.client.POST('/v1/data-subjects/{subjectId}/erasure', {
        params: { path: { subjectId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }
}

/** Your own requests of the last days, with what was sent and answered, secrets blotted out. */
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

/** People and groups as a company directory keeps them (SCIM 2.0, RFC 7643 and RFC 7644). */
export class Scim {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The groups that the directory has made. With their members at most 20 come at once. */
  listGroups(query: Query<'listScimGroups'> = {}, options: CallOptions = {}): Promise<Result<'listScimGroups'>> {
    return this.#transport.call<Result<'listScimGroups'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Groups', { params: { query }, ...init }),
    );
  }

  /** Makes a group of people whom the directory knows. It has the roles that the directory's settings name for it, and no others. */
  createGroup(body: Body<'createScimGroup'>, options: KeyedOptions = {}): Promise<Result<'createScimGroup'>> {
    return this.#transport.call<Result<'createScimGroup'>>(options, (init) =>
      this.#transport.client.POST('/scim/v2/Groups', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes a group away, and with it what its members had by it. */
  deleteGroup(groupId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deleteScimGroup'>> {
    return this.#transport.call<Result<'deleteScimGroup'>>(options, (init) =>
      this.#transport.client.DELETE('/scim/v2/Groups/{groupId}', {
        params: { path: { groupId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One of them. */
  getGroup(
    groupId: string,
    query: Query<'getScimGroup'> = {},
    options: CallOptions = {},
  ): Promise<Result<'getScimGroup'>> {
    return this.#transport.call<Result<'getScimGroup'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Groups/{groupId}', { params: { path: { groupId }, query }, ...init }),
    );
  }

  /** Changes what the operations name (RFC 7644 §3.5.2), all or nothing. */
  patchGroup(
    groupId: string,
    body: Body<'patchScimGroup'>,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'patchScimGroup'>> {
    return this.#transport.call<Result<'patchScimGroup'>>(options, (init) =>
      this.#transport.client.PATCH('/scim/v2/Groups/{groupId}', {
        params: { path: { groupId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Makes of a group what is sent. Members whom the directory does not know are left alone. */
  replaceGroup(
    groupId: string,
    body: Body<'replaceScimGroup'>,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'replaceScimGroup'>> {
    return this.#transport.call<Result<'replaceScimGroup'>>(options, (init) =>
      this.#transport.client.PUT('/scim/v2/Groups/{groupId}', {
        params: { path: { groupId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** The kinds of resources. */
  listResourceTypes(options: CallOptions = {}): Promise<Result<'listScimResourceTypes'>> {
    return this.#transport.call<Result<'listScimResourceTypes'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/ResourceTypes', { ...init }),
    );
  }

  /** One kind of resource. */
  getResourceType(resourceType: string, options: CallOptions = {}): Promise<Result<'getScimResourceType'>> {
    return this.#transport.call<Result<'getScimResourceType'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/ResourceTypes/{resourceType}', {
        params: { path: { resourceType } },
        ...init,
      }),
    );
  }

  /** The attributes of each kind. */
  listSchemas(options: CallOptions = {}): Promise<Result<'listScimSchemas'>> {
    return this.#transport.call<Result<'listScimSchemas'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Schemas', { ...init }),
    );
  }

  /** The attributes of one kind, by its URN. */
  getSchema(schema: string, options: CallOptions = {}): Promise<Result<'getScimSchema'>> {
    return this.#transport.call<Result<'getScimSchema'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Schemas/{schema}', { params: { path: { schema } }, ...init }),
    );
  }

  /** What is supported: PATCH, filters, sorting and ETags; neither bulk operations nor passwords. */
  getServiceProviderConfig(options: CallOptions = {}): Promise<Result<'getScimServiceProviderConfig'>> {
    return this.#transport.call<Result<'getScimServiceProviderConfig'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/ServiceProviderConfig', { ...init }),
    );
  }

  /** The people whom the directory knows: those that it has made, and those that were handed over to it. */
  listUsers(query: Query<'listScimUsers'> = {}, options: CallOptions = {}): Promise<Result<'listScimUsers'>> {
    return this.#transport.call<Result<'listScimUsers'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Users', { params: { query }, ...init }),
    );
  }

  /** Makes somebody a person of the tenant, without a password. An address that somebody has already is 409. */
  createUser(body: Body<'createScimUser'>, options: KeyedOptions = {}): Promise<Result<'createScimUser'>> {
    return this.#transport.call<Result<'createScimUser'>>(options, (init) =>
      this.#transport.client.POST('/scim/v2/Users', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Keeps somebody out for good, and forgets that the directory knew them. What they did stays; erasing people is not its business. */
  deleteUser(userId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deleteScimUser'>> {
    return this.#transport.call<Result<'deleteScimUser'>>(options, (init) =>
      this.#transport.client.DELETE('/scim/v2/Users/{userId}', {
        params: { path: { userId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One of them. */
  getUser(userId: string, query: Query<'getScimUser'> = {}, options: CallOptions = {}): Promise<Result<'getScimUser'>> {
    return this.#transport.call<Result<'getScimUser'>>(options, (init) =>
      this.#transport.client.GET('/scim/v2/Users/{userId}', { params: { path: { userId }, query }, ...init }),
    );
  }

  /** Changes what the operations name (RFC 7644 §3.5.2), all or nothing. */
  patchUser(
    userId: string,
    body: Body<'patchScimUser'>,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'patchScimUser'>> {
    return this.#transport.call<Result<'patchScimUser'>>(options, (init) =>
      this.#transport.client.PATCH('/scim/v2/Users/{userId}', {
        params: { path: { userId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Makes of somebody what is sent. `active: false` ends their sessions at once. */
  replaceUser(
    userId: string,
    body: Body<'replaceScimUser'>,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'replaceScimUser'>> {
    return this.#transport.call<Result<'replaceScimUser'>>(options, (init) =>
      this.#transport.client.PUT('/scim/v2/Users/{userId}', {
        params: { path: { userId }, header: { 'If-Match': options.ifMatch } },
        body,
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
      this.#transport.client.GET('/v1/service-accounts', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Makes a service account with roles, none of which is more than its maker has. */
  create(body: Body<'createServiceAccount'>, options: KeyedOptions = {}): Promise<Result<'createServiceAccount'>> {
    return this.#transport.call<Result<'createServiceAccount'>>(options, (init) =>
      this.#transport.client.POST('/v1/service-accounts', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Removes a service account for good. Its keys open nothing any more. */
  delete(serviceAccountId: string, options: CallOptions & MatchOptions = {}): Promise<Result<'deleteServiceAccount'>> {
    return this.#transport.call<Result<'deleteServiceAccount'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/service-accounts/{serviceAccountId}', {
        params: { path: { serviceAccountId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** One service account. */
  get(serviceAccountId: string, options: CallOptions = {}): Promise<Result<'getServiceAccount'>> {
    return this.#transport.call<Result<'getServiceAccount'>>(options, (init) =>
      this.#transport.client.GET('/v1/service-accounts/{serviceAccountId}', {
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
      this.#transport.client.PATCH('/v1/service-accounts/{serviceAccountId}', {
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

/** Signing in by password, passkey, link or QR code; proving who you are anew; your own account. */
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
}

/** Signing in by a provider of identity (OpenID Connect, SAML). */
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
}

/** Positions, measured values and trips of a vehicle. */
export class Telematics {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** Where the vehicle was last, by its own clock. */
  getLastPosition(vehicleId: string, options: CallOptions = {}): Promise<Result<'getLastPosition'>> {
    return this.#transport.call<Result<'getLastPosition'>>(options, (init) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}/position', { params: { path: { vehicleId } }, ...init }),
    );
  }

  /** The vehicle's fixes in order of their time; with `sort=-recordedAt` the newest first. */
  listPositions<Fields extends string = never>(
    vehicleId: string,
    query: Query<'listPositions'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listPositions', Fields>> {
    return this.#transport.pages<Cut<'listPositions', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}/positions', {
        params: { path: { vehicleId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Stores a batch of fixes, in any order. Sent again, it changes nothing. */
  storePositions(
    vehicleId: string,
    body: Body<'storePositions'>,
    options: KeyedOptions = {},
  ): Promise<Result<'storePositions'>> {
    return this.#transport.call<Result<'storePositions'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/{vehicleId}/positions', {
        params: { path: { vehicleId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Stores a batch of measured values, in any order. Sent again, it changes nothing. */
  storeReadings(
    vehicleId: string,
    body: Body<'storeReadings'>,
    options: KeyedOptions = {},
  ): Promise<Result<'storeReadings'>> {
    return this.#transport.call<Result<'storeReadings'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/{vehicleId}/readings', {
        params: { path: { vehicleId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The newest value of each signal. */
  getLatestReadings(vehicleId: string, options: CallOptions = {}): Promise<Result<'getLatestReadings'>> {
    return this.#transport.call<Result<'getLatestReadings'>>(options, (init) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}/readings/latest', {
        params: { path: { vehicleId } },
        ...init,
      }),
    );
  }

  /** The vehicle's trips in order of their beginning: stretches of fixes without a gap of more than 5 minutes. */
  listTrips<Fields extends string = never>(
    vehicleId: string,
    query: Query<'listTrips'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listTrips', Fields>> {
    return this.#transport.pages<Cut<'listTrips', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}/trips', {
        params: { path: { vehicleId }, query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }
}

/** Data apart from your live ones: their clock, the messages that they kept, and emptying them. */
export class TestMode {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** What time it is in the test data. */
  getTestClock(options: CallOptions = {}): Promise<Result<'getTestClock'>> {
    return this.#transport.call<Result<'getTestClock'>>(options, (init) =>
      this.#transport.client.GET('/v1/test/clock', { ...init }),
    );
  }

  /** Moves the clock of the test data forward, by a time or to one. Deadlines that lie in between pass; live data know nothing of it. */
  moveTestClock(body: Body<'moveTestClock'>, options: KeyedOptions = {}): Promise<Result<'moveTestClock'>> {
    return this.#transport.call<Result<'moveTestClock'>>(options, (init) =>
      this.#transport.client.POST('/v1/test/clock', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Deletes all test data, webhook endpoints and messages among them, and sets the clock back to the present. Keys stay. */
  deleteTestData(options: CallOptions = {}): Promise<Result<'deleteTestData'>> {
    return this.#transport.call<Result<'deleteTestData'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/test/data', { ...init }),
    );
  }

  /** The e-mails and text messages that the test data gave rise to, the newest first. None was sent. Kept for 30 days. */
  listTestMessages(
    query: Query<'listTestMessages'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listTestMessages'>> {
    return this.#transport.pages<Result<'listTestMessages'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/test/messages', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }
}

/** What was asked, counted by time, operation and outcome; quotas and what is billed. */
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

/** The vehicles of the fleet and their trouble codes. */
export class Vehicles {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The vehicles of the fleet, the newest first. */
  list<Fields extends string = never>(
    query: Query<'listVehicles'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): PagePromise<Cut<'listVehicles', Fields>> {
    return this.#transport.pages<Cut<'listVehicles', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/vehicles', {
        params: {
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
          header: { 'Clutch-Min-Position': options.minPosition?.toString() },
        },
        ...init,
      }),
    );
  }

  /** Registers a vehicle by its VIN. A VIN is registered once; a second try names the vehicle that has it. */
  register(body: Body<'registerVehicle'>, options: KeyedOptions = {}): Promise<Result<'registerVehicle'>> {
    return this.#transport.call<Result<'registerVehicle'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Writes the vehicles of a search into a file, as long work. */
  export(body: Body<'exportVehicles'>, options: KeyedOptions = {}): Promise<Result<'exportVehicles'>> {
    return this.#transport.call<Result<'exportVehicles'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/exports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Registers a vehicle for each line of newline-delimited JSON, as long work; the result has a line for each. */
  import(body: Body<'importVehicles'>, options: KeyedOptions = {}): Promise<Result<'importVehicles'>> {
    return this.#transport.call<Result<'importVehicles'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/imports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  search<Fields extends string = never>(
    body: Body<'searchVehicles'> & { readonly fields?: readonly Fields[] },
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'searchVehicles', Fields>> {
    return this.#transport.call<Cut<'searchVehicles', Fields>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/search', {
        params: { header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        body,
        ...init,
      }),
    );
  }

  /** A vehicle with its active trouble codes and open maintenance needs. */
  get<Fields extends string = never>(
    vehicleId: string,
    query: Query<'getVehicle'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'getVehicle', Fields>> {
    return this.#transport.call<Cut<'getVehicle', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}', {
        params: { path: { vehicleId }, query, header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        ...init,
      }),
    );
  }

  /** Each time that a trouble code became active on the vehicle, the newest first. */
  listTroubleCodes<Fields extends string = never>(
    vehicleId: string,
    query: Query<'listTroubleCodes'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): PagePromise<Cut<'listTroubleCodes', Fields>> {
    return this.#transport.pages<Cut<'listTroubleCodes', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/vehicles/{vehicleId}/trouble-codes', {
        params: {
          path: { vehicleId },
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
          header: { 'Clutch-Min-Position': options.minPosition?.toString() },
        },
        ...init,
      }),
    );
  }

  /** Reports a trouble code. While it is active, reporting it again changes nothing. */
  reportTroubleCode(
    vehicleId: string,
    body: Body<'reportTroubleCode'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'reportTroubleCode'>> {
    return this.#transport.call<Result<'reportTroubleCode'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles/{vehicleId}/trouble-codes', {
        params: { path: { vehicleId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  batch(body: Body<'batchVehicles'>, options: KeyedOptions = {}): Promise<Result<'batchVehicles'>> {
    return this.#transport.call<Result<'batchVehicles'>>(options, (init) =>
      this.#transport.client.POST('/v1/vehicles:batch', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }
}

/** The dated versions of the API, what each has changed, and what of yours is deprecated. */
export class Versions {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The operations that are going to end, with when, what to use instead, and which of the tenant's keys still use them. */
  listDeprecations(options: CallOptions = {}): Promise<Result<'listDeprecations'>> {
    return this.#transport.call<Result<'listDeprecations'>>(options, (init) =>
      this.#transport.client.GET('/v1/deprecations', { ...init }),
    );
  }

  /** The dated versions of this API, the newest first, with what changed in each and what a client has to do about it. */
  list(options: CallOptions = {}): Promise<Result<'listVersions'>> {
    return this.#transport.call<Result<'listVersions'>>(options, (init) =>
      this.#transport.client.GET('/v1/versions', { ...init }),
    );
  }
}

/** Receivers of events over HTTP, signed as Standard Webhooks says, and every try to deliver. */
export class Webhooks {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** From which addresses webhooks come, for firewalls in front of receivers. Where there are no fixed ones, it says so. */
  getAddresses(options: CallOptions = {}): Promise<Result<'getWebhookAddresses'>> {
    return this.#transport.call<Result<'getWebhookAddresses'>>(options, (init) =>
      this.#transport.client.GET('/.well-known/webhook-ips.json', { ...init }),
    );
  }

  /** What you were told of your endpoints, the newest first, to be shown in an app: that one fails, takes messages again, was disabled or changed, and that messages were given up. The same goes to your other endpoints, and what asks for something by mail as well. An event consumer of the types `webhook.*` keeps how far somebody has read. */
  listAlerts(
    query: Query<'listWebhookAlerts'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listWebhookAlerts'>> {
    return this.#transport.pages<Result<'listWebhookAlerts'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/webhook-alerts', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** The receivers, the oldest first. */
  listEndpoints<Fields extends string = never>(
    query: Query<'listWebhookEndpoints'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listWebhookEndpoints', Fields>> {
    return this.#transport.pages<Cut<'listWebhookEndpoints', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/webhook-endpoints', {
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
      this.#transport.client.POST('/v1/webhook-endpoints', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Which past events an endpoint like this would have got, counted by type, with the newest as they would have been sent. Nothing is saved or sent. */
  dryRun(body: Body<'dryRunWebhook'>, options: CallOptions = {}): Promise<Result<'dryRunWebhook'>> {
    return this.#transport.call<Result<'dryRunWebhook'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/dry-runs', { body, ...init }),
    );
  }

  /** When a message is tried again after a failure, as it is configured here; endpoints may have a `retrySeconds` of their own. */
  getRetrySchedule(options: CallOptions = {}): Promise<Result<'getWebhookRetrySchedule'>> {
    return this.#transport.call<Result<'getWebhookRetrySchedule'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-endpoints/retry-schedule', { ...init }),
    );
  }

  /** Removes a receiver with its messages. */
  deleteEndpoint(
    endpointId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'deleteWebhookEndpoint'>> {
    return this.#transport.call<Result<'deleteWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/webhook-endpoints/{endpointId}', {
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}', {
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
      this.#transport.client.PATCH('/v1/webhook-endpoints/{endpointId}', {
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/attempts', {
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/deliveries', {
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}', {
        params: { path: ids, query },
        ...init,
      }),
    );
  }

  /** Sends one message once more, under the same id. It does not move the automatic tries; asked for twice before it was sent, it is one. */
  resendMessage(
    ids: { readonly endpointId: string; readonly messageId: string },
    options: KeyedOptions = {},
  ): Promise<Result<'resendWebhookMessage'>> {
    return this.#transport.call<Result<'resendWebhookMessage'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}/resends', {
        params: { path: ids, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** Which past events this endpoint would have got, with the newest as they would have been sent. Nothing is sent. */
  dryRunEndpoint(
    endpointId: string,
    body: Body<'dryRunWebhookEndpoint'>,
    options: CallOptions = {},
  ): Promise<Result<'dryRunWebhookEndpoint'>> {
    return this.#transport.call<Result<'dryRunWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/dry-runs', {
        params: { path: { endpointId } },
        body,
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/health', {
        params: { path: { endpointId }, query },
        ...init,
      }),
    );
  }

  /** The keys that sign messages to a receiver, the newest first. Their secrets are not among it. */
  listKeys(endpointId: string, options: CallOptions = {}): Promise<Result<'listWebhookKeys'>> {
    return this.#transport.call<Result<'listWebhookKeys'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/keys', {
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
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/keys', {
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
      this.#transport.client.DELETE('/v1/webhook-endpoints/{endpointId}/keys/{signingKeyId}', {
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
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/keys/{signingKeyId}/secret', {
        params: { path: ids },
        ...init,
      }),
    );
  }

  /** Gives an endpoint what it has missed since it was last disabled, or since a moment, as long work. With `dryRun` it only counts: that is possible before the endpoint is active again. */
  recoverEndpoint(
    endpointId: string,
    body: Body<'recoverWebhookEndpoint'>,
    options: KeyedOptions = {},
  ): Promise<Result<'recoverWebhookEndpoint'>> {
    return this.#transport.call<Result<'recoverWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/recoveries', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Sends messages of a period once more, and with `missing` those that the endpoint never got, as long work: in the order of the log and at a fifth of the endpoint's rate at the most. With `dryRun` it only counts. */
  replayMessages(
    endpointId: string,
    body: Body<'replayWebhookMessages'>,
    options: KeyedOptions = {},
  ): Promise<Result<'replayWebhookMessages'>> {
    return this.#transport.call<Result<'replayWebhookMessages'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/replays', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Says why a receiver refuses a message: by its headers and its body as the receiver has verified them. It finds a wrong or an old key, a clock that is wrong, and a body that was changed on its way, with the first place of that. Nothing is sent or saved, and no secret is told. */
  checkSignature(
    endpointId: string,
    body: Body<'checkWebhookSignature'>,
    options: CallOptions = {},
  ): Promise<Result<'checkWebhookSignature'>> {
    return this.#transport.call<Result<'checkWebhookSignature'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/signature-checks', {
        params: { path: { endpointId } },
        body,
        ...init,
      }),
    );
  }

  /** One receiver: how its tries went in up to 7 days, by outcome, by class of error and over time, and what waits for it now. */
  getStats(
    endpointId: string,
    query: Query<'getWebhookStats'> = {},
    options: CallOptions = {},
  ): Promise<Result<'getWebhookStats'>> {
    return this.#transport.call<Result<'getWebhookStats'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/stats', {
        params: { path: { endpointId }, query },
        ...init,
      }),
    );
  }

  /** Sends a message of type `webhook.test`, behind those that wait. An address names a thing, not what is done: use test-messages. @deprecated Taken until 2027-11-30 at least: use `sendTestMessage`. */
  testEndpoint(endpointId: string, options: KeyedOptions = {}): Promise<Result<'testWebhookEndpoint'>> {
    return this.#transport.call<Result<'testWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/test', {
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
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/test-messages', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Takes the script from a receiver, with all of its revisions. Messages go out as they are. */
  deleteTransformation(
    endpointId: string,
    options: CallOptions & MatchOptions = {},
  ): Promise<Result<'deleteWebhookTransformation'>> {
    return this.#transport.call<Result<'deleteWebhookTransformation'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/webhook-endpoints/{endpointId}/transformation', {
        params: { path: { endpointId }, header: { 'If-Match': options.ifMatch } },
        ...init,
      }),
    );
  }

  /** The script that changes the messages of a receiver, with those that were before it. */
  getTransformation<Fields extends string = never>(
    endpointId: string,
    query: Query<'getWebhookTransformation'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getWebhookTransformation', Fields>> {
    return this.#transport.call<Cut<'getWebhookTransformation', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-endpoints/{endpointId}/transformation', {
        params: { path: { endpointId }, query },
        ...init,
      }),
    );
  }

  /** Gives a receiver another script, which runs from the next try on. One that does not compile, or does not define a plain function `transform`, is refused with the line and column. Ten revisions are kept. */
  putTransformation(
    endpointId: string,
    body: Body<'putWebhookTransformation'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'putWebhookTransformation'>> {
    return this.#transport.call<Result<'putWebhookTransformation'>>(options, (init) =>
      this.#transport.client.PUT('/v1/webhook-endpoints/{endpointId}/transformation', {
        params: { path: { endpointId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Lets another of the kept revisions run, from the next try on. */
  rollBackTransformation(
    endpointId: string,
    body: Body<'rollBackWebhookTransformation'>,
    options: KeyedOptions & MatchOptions = {},
  ): Promise<Result<'rollBackWebhookTransformation'>> {
    return this.#transport.call<Result<'rollBackWebhookTransformation'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/transformation/rollbacks', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options), 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Runs a script, or that of the receiver, on a message, and says what would be sent. Nothing is saved or sent. */
  testTransformation(
    endpointId: string,
    body: Body<'testWebhookTransformation'>,
    options: CallOptions = {},
  ): Promise<Result<'testWebhookTransformation'>> {
    return this.#transport.call<Result<'testWebhookTransformation'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/transformation/tests', {
        params: { path: { endpointId } },
        body,
        ...init,
      }),
    );
  }

  /** Asks the receiver, in the endpoint's way of `verification`, whether it wants to be sent something, and says how that went. An endpoint that was disabled because it is `unverified` is active then; one that is verified stays so, whatever a later check says, and one without a verification is asked nothing. */
  verifyEndpoint(endpointId: string, options: KeyedOptions = {}): Promise<Result<'verifyWebhookEndpoint'>> {
    return this.#transport.call<Result<'verifyWebhookEndpoint'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-endpoints/{endpointId}/verification', {
        params: { path: { endpointId }, header: { 'Idempotency-Key': keyOf(options) } },
        ...init,
      }),
    );
  }

  /** The messages, each once whatever it went to, the newest first; by type, time, tag, and by how far any receiver is with them. */
  listMessages(
    query: Query<'listWebhookMessages'> = {},
    options: CallOptions = {},
  ): PagePromise<Result<'listWebhookMessages'>> {
    return this.#transport.pages<Result<'listWebhookMessages'>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/webhook-messages', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Sends a message of your own: its type begins with `custom.`, and who wants that type gets it as any event, by webhooks, polling and the live feed, signed and tried again as any other. It stands in the log of events, so that it can be replayed. */
  sendMessage(body: Body<'sendWebhookMessage'>, options: KeyedOptions = {}): Promise<Result<'sendWebhookMessage'>> {
    return this.#transport.call<Result<'sendWebhookMessage'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-messages', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** One message, with how far it has come at each of its receivers. */
  getMessage(messageId: string, options: CallOptions = {}): Promise<Result<'getWebhookMessage'>> {
    return this.#transport.call<Result<'getWebhookMessage'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-messages/{messageId}', { params: { path: { messageId } }, ...init }),
    );
  }

  /** Takes away what a message says and what its receivers have answered, at all of them. Ids, times and outcomes stay. Where it was still to be sent it ends, exhausted because it was expunged; a try that is on its way may still arrive. */
  expungeMessage(messageId: string, options: CallOptions = {}): Promise<Result<'expungeWebhookMessage'>> {
    return this.#transport.call<Result<'expungeWebhookMessage'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/webhook-messages/{messageId}/payload', {
        params: { path: { messageId } },
        ...init,
      }),
    );
  }

  /** What a page of the portal needs to know of the session that it was opened with, and how your pages look. For those sessions alone. */
  getOwnPortalSession(options: CallOptions = {}): Promise<Result<'getOwnWebhookPortalSession'>> {
    return this.#transport.call<Result<'getOwnWebhookPortalSession'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-portal-session', { ...init }),
    );
  }

  /** The sessions of the portal, the newest first; a week after its end one is forgotten. */
  listPortalSessions<Fields extends string = never>(
    query: Query<'listWebhookPortalSessions'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): PagePromise<Cut<'listWebhookPortalSessions', Fields>> {
    return this.#transport.pages<Cut<'listWebhookPortalSessions', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/webhook-portal-sessions', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        ...init,
      }),
    );
  }

  /** Opens a session of the consumer portal: give its `url` to your customer, or frame it. Its token is bound to you, the channels and the capabilities, does nothing else, and is shown this once. A session cannot be given what its maker lacks. */
  createPortalSession(
    body: Body<'createWebhookPortalSession'>,
    options: KeyedOptions = {},
  ): Promise<Result<'createWebhookPortalSession'>> {
    return this.#transport.call<Result<'createWebhookPortalSession'>>(options, (init) =>
      this.#transport.client.POST('/v1/webhook-portal-sessions', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Ends a session of the portal: its token opens nothing any more, at once. Ended again is nothing. */
  endPortalSession(portalSessionId: string, options: CallOptions = {}): Promise<Result<'endWebhookPortalSession'>> {
    return this.#transport.call<Result<'endWebhookPortalSession'>>(options, (init) =>
      this.#transport.client.DELETE('/v1/webhook-portal-sessions/{portalSessionId}', {
        params: { path: { portalSessionId } },
        ...init,
      }),
    );
  }

  /** One session of the portal, without its token. */
  getPortalSession<Fields extends string = never>(
    portalSessionId: string,
    query: Query<'getWebhookPortalSession'> & { readonly fields?: Fields } = {},
    options: CallOptions = {},
  ): Promise<Cut<'getWebhookPortalSession', Fields>> {
    return this.#transport.call<Cut<'getWebhookPortalSession', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-portal-sessions/{portalSessionId}', {
        params: { path: { portalSessionId }, query },
        ...init,
      }),
    );
  }

  /** All receivers: how their tries went in up to 7 days, and what waits for each now. */
  listStats(query: Query<'listWebhookStats'> = {}, options: CallOptions = {}): Promise<Result<'listWebhookStats'>> {
    return this.#transport.call<Result<'listWebhookStats'>>(options, (init) =>
      this.#transport.client.GET('/v1/webhook-stats', { params: { query }, ...init }),
    );
  }
}

/** Workshops with their opening hours, bays, technicians and services. */
export class Workshops {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

  /** The workshops in order of their name. */
  list<Fields extends string = never>(
    query: Query<'listWorkshops'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): PagePromise<Cut<'listWorkshops', Fields>> {
    return this.#transport.pages<Cut<'listWorkshops', Fields>>(options, (init, cursor) =>
      this.#transport.client.GET('/v1/workshops', {
        params: {
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
          header: { 'Clutch-Min-Position': options.minPosition?.toString() },
        },
        ...init,
      }),
    );
  }

  /** Adds a workshop with its opening hours, bays, technicians and services. */
  register(body: Body<'registerWorkshop'>, options: KeyedOptions = {}): Promise<Result<'registerWorkshop'>> {
    return this.#transport.call<Result<'registerWorkshop'>>(options, (init) =>
      this.#transport.client.POST('/v1/workshops', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Writes the workshops of a search into a file, as long work. */
  export(body: Body<'exportWorkshops'>, options: KeyedOptions = {}): Promise<Result<'exportWorkshops'>> {
    return this.#transport.call<Result<'exportWorkshops'>>(options, (init) =>
      this.#transport.client.POST('/v1/workshops/exports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** Registers a workshop for each line of newline-delimited JSON, as long work; the result has a line for each. */
  import(body: Body<'importWorkshops'>, options: KeyedOptions = {}): Promise<Result<'importWorkshops'>> {
    return this.#transport.call<Result<'importWorkshops'>>(options, (init) =>
      this.#transport.client.POST('/v1/workshops/imports', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  search<Fields extends string = never>(
    body: Body<'searchWorkshops'> & { readonly fields?: readonly Fields[] },
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'searchWorkshops', Fields>> {
    return this.#transport.call<Cut<'searchWorkshops', Fields>>(options, (init) =>
      this.#transport.client.POST('/v1/workshops/search', {
        params: { header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        body,
        ...init,
      }),
    );
  }

  /** One workshop. */
  get<Fields extends string = never>(
    workshopId: string,
    query: Query<'getWorkshop'> & { readonly fields?: Fields } = {},
    options: CallOptions & PositionOptions = {},
  ): Promise<Cut<'getWorkshop', Fields>> {
    return this.#transport.call<Cut<'getWorkshop', Fields>>(options, (init) =>
      this.#transport.client.GET('/v1/workshops/{workshopId}', {
        params: { path: { workshopId }, query, header: { 'Clutch-Min-Position': options.minPosition?.toString() } },
        ...init,
      }),
    );
  }

  /** Changes name, opening hours or services. Bookings that were made stay as they are. */
  change(
    workshopId: string,
    body: Body<'changeWorkshop'>,
    options: CallOptions & RequiredMatchOptions,
  ): Promise<Result<'changeWorkshop'>> {
    return this.#transport.call<Result<'changeWorkshop'>>(options, (init) =>
      this.#transport.client.PATCH('/v1/workshops/{workshopId}', {
        params: { path: { workshopId }, header: { 'If-Match': options.ifMatch } },
        body,
        ...init,
      }),
    );
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  batch(body: Body<'batchWorkshops'>, options: KeyedOptions = {}): Promise<Result<'batchWorkshops'>> {
    return this.#transport.call<Result<'batchWorkshops'>>(options, (init) =>
      this.#transport.client.POST('/v1/workshops:batch', {
        params: { header: { 'Idempotency-Key': keyOf(options) } },
        body,
        ...init,
      }),
    );
  }
}

/** Every resource of the api app. */
export class ApiResources {
  readonly apiKeys: ApiKeys;
  readonly apps: Apps;
  readonly audit: Audit;
  readonly authz: Authz;
  readonly bookings: Bookings;
  readonly events: Events;
  readonly factors: Factors;
  readonly graphql: Graphql;
  readonly index: Index;
  readonly maintenanceNeeds: MaintenanceNeeds;
  readonly operations: Operations;
  readonly people: People;
  readonly requests: Requests;
  readonly scim: Scim;
  readonly serviceAccounts: ServiceAccounts;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly sso: Sso;
  readonly telematics: Telematics;
  readonly testMode: TestMode;
  readonly usage: Usage;
  readonly vehicles: Vehicles;
  readonly versions: Versions;
  readonly webhooks: Webhooks;
  readonly workshops: Workshops;

  constructor(transport: Transport<paths>) {
    this.apiKeys = new ApiKeys(transport);
    this.apps = new Apps(transport);
    this.audit = new Audit(transport);
    this.authz = new Authz(transport);
    this.bookings = new Bookings(transport);
    this.events = new Events(transport);
    this.factors = new Factors(transport);
    this.graphql = new Graphql(transport);
    this.index = new Index(transport);
    this.maintenanceNeeds = new MaintenanceNeeds(transport);
    this.operations = new Operations(transport);
    this.people = new People(transport);
    this.requests = new Requests(transport);
    this.scim = new Scim(transport);
    this.serviceAccounts = new ServiceAccounts(transport);
    this.sessions = new Sessions(transport);
    this.signIn = new SignIn(transport);
    this.sso = new Sso(transport);
    this.telematics = new Telematics(transport);
    this.testMode = new TestMode(transport);
    this.usage = new Usage(transport);
    this.vehicles = new Vehicles(transport);
    this.versions = new Versions(transport);
    this.webhooks = new Webhooks(transport);
    this.workshops = new Workshops(transport);
  }
}
