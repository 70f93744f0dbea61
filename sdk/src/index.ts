export { Clutch, ClutchAdmin } from './clutch.ts';
export { ClutchConnectionError, ClutchError, type FieldError, type Problem, type ProblemCode } from './clutch-error.ts';
export { API_VERSION, type KnownProblemCode } from './generated/facts.ts';
export { type Page, type PagePromise } from './paging.ts';
export {
  type CallOptions,
  type ClientOptions,
  type KeyedOptions,
  type MatchOptions,
  type PositionOptions,
} from './transport.ts';
export {
  type ClutchEvent,
  verifyWebhook,
  verifyWebhookByKeys,
  type WebhookEvent,
  type WebhookHeaders,
  type WebhookOptions,
  WebhookVerificationError,
} from './webhook.ts';
export type { Body, Cut, Query, Result } from './generated/api.resources.ts';
export type {
  Body as AdminBody,
  Cut as AdminCut,
  Query as AdminQuery,
  Result as AdminResult,
} from './generated/admin.resources.ts';
