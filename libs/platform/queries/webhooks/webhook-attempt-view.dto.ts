import { ApiProperty } from '@nestjs/swagger';
import { type AttemptCause, type AttemptPhases } from '../../domain/webhooks/endpoint-settings.ts';
import { type WebhookAttemptRow } from '../../entities.ts';

/** How long the parts of a try took, in milliseconds. On a connection that was there already the first three are `null`. */
export class AttemptPhasesView {
  /** To look the name up; `null` too where the address is a number. */
  @ApiProperty({ format: 'double' })
  readonly dns!: number | null;
  @ApiProperty({ format: 'double' })
  readonly connect!: number | null;
  /** To agree on how to encrypt; `null` too without https. */
  @ApiProperty({ format: 'double' })
  readonly tls!: number | null;
  /** From the request's being sent until the answer began. */
  @ApiProperty({ format: 'double' })
  readonly firstByte!: number | null;
}

/** One try, as lists show it. */
export class WebhookTryView {
  /** 1 for the first try of its message. */
  readonly attempt!: number;
  /** `schedule`, `instant`: at once after a refused connection, `probe`: to a paused endpoint, or `resend`: somebody asked for it. */
  readonly cause!: AttemptCause;
  readonly startedAt!: string;
  readonly durationMs!: number;
  /** HTTP status of the answer; `null` when there was none. */
  readonly responseStatus!: number | null;
  /**
   * `null` when it succeeded. With an answer: `status`, or `redirect`, which nobody follows. Without one: `timeout`, `target-refused`
   * (not https, or not in the public internet), `dns`, `connection-refused`, `connection-reset`, `tls`, `protocol` (the answer is no HTTP),
   * `oauth` (no token was to be had), `transform` (the transformation failed), `no-key` (the endpoint's keys cannot be read),
   * `proxy` (the installation's own proxy gave no way out) or `network`.
   */
  readonly error!: string | null;
  readonly phases!: AttemptPhasesView;
  /** Where the request went; `null` when nothing was sent, or a proxy has dialled. */
  readonly remoteAddress!: string | null;
}

/** One try, in full. Credentials in it are redacted, those that the receiver repeats too. */
export class WebhookTryDetail extends WebhookTryView {
  /**
   * With `transform`: what the transformation said when it failed, with its line and column. With `oauth`: what the token URL did. `null` for
   * any other class of errors.
   */
  readonly errorDetail!: string | null;
  readonly requestHeaders!: Record<string, string>;
  /** `null` when there was no answer. */
  readonly responseHeaders!: Record<string, string> | null;
  /** The first 64 KiB of the answer: the receiver's own words, to be shown as text and never as a page. */
  readonly responseBody!: string | null;
}

export function tryView(row: WebhookAttemptRow): WebhookTryView {
  const { attempt, cause, startedAt, durationMs, responseStatus, error, phases, remoteAddress } = row;
  return {
    attempt,
    cause,
    startedAt: startedAt.toISOString(),
    durationMs,
    responseStatus,
    error,
    phases: phasesView(phases ?? {}),
    remoteAddress,
  };
}

export function tryDetail(row: WebhookAttemptRow): WebhookTryDetail {
  const { errorDetail, requestHeaders, responseHeaders, responseBody } = row;
  return { ...tryView(row), errorDetail, requestHeaders: requestHeaders ?? {}, responseHeaders, responseBody };
}

function phasesView({
  dns = null,
  connect = null,
  tls = null,
  firstByte = null,
}: Nulls<AttemptPhases>): AttemptPhasesView {
  return { dns, connect, tls, firstByte };
}

type Nulls<T> = { readonly [K in keyof T]: T[K] | null };
