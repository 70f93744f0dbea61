import { type CertificateStep } from './certificate-expiry.ts';
import { type HealthChange } from './endpoint-health.ts';

/** Why an endpoint is disabled: by somebody, by its answer 410, by its header, by the ladder, by the operator, or until it is verified. */
export type DisabledReason = 'person' | 'gone' | 'receiver' | 'failing' | 'operator' | 'unverified';

/** What an endpoint's owners are still to be told of it. Kept in its row, written with what it tells of. */
export type EndpointNotice = NoticeOf & {
  /** UUID: whoever tells it a second time tells nothing. */
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
};

export type NoticeOf =
  | { readonly kind: 'failing'; readonly percent: number; readonly failingSince: string }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'disabled'; readonly reason: DisabledReason }
  | { readonly kind: 'certificate'; readonly withinDays: CertificateStep; readonly expiresAt: string }
  | { readonly kind: 'changed'; readonly status: 'active' | 'disabled'; readonly fields: readonly string[] };

/** That messages were given up is told once in so long for an endpoint, with their number. */
export const GATHERED_SECONDS = 3_600;

/**
 * What its owners are told of the tries of an endpoint: transitions only. That the breaker pauses and goes on is everyday life, and shown
 * with the endpoint. `disabled`: why these tries have ended it, where they have.
 */
export function noticesOf(changes: readonly HealthChange[], disabled: DisabledReason | null): NoticeOf[] {
  const told = changes.flatMap((change): NoticeOf[] => {
    if (change.kind === 'failing') return [change];
    return change.kind === 'recovered' ? [{ kind: 'recovered' }] : [];
  });
  return disabled ? [...told, { kind: 'disabled', reason: disabled }] : told;
}

/** What a change by a person is told as; `undefined` where nothing changed. */
export function noticeOfChange(
  before: 'active' | 'disabled',
  after: 'active' | 'disabled',
  fields: readonly string[],
  disabledBy: 'person' | 'unverified' = 'person',
): NoticeOf | undefined {
  if (before === 'active' && after === 'disabled') return { kind: 'disabled', reason: disabledBy };
  return fields.length > 0 ? { kind: 'changed', status: after, fields } : undefined;
}

/** Whoever changes an endpoint sees what comes of it. */
const BY_PEOPLE: readonly DisabledReason[] = ['person', 'unverified'];

/** Which notices go out by mail as well. The last step of the ladder is told as what it does: it disables. */
export function isMailed(notice: NoticeOf): boolean {
  if (notice.kind === 'failing') return notice.percent < 100;
  if (notice.kind === 'recovered' || notice.kind === 'certificate') return true;
  return notice.kind === 'disabled' && !BY_PEOPLE.includes(notice.reason);
}
