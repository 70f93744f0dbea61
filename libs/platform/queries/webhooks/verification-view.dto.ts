import { ApiProperty } from '@nestjs/swagger';
import { type VerificationKind } from '../../domain/webhooks/ownership.ts';
import { type WebhookEndpointRow } from '../../entities.ts';

/** Whether the receiver has shown that it wants to be sent something, where it has to. */
export class WebhookVerificationView {
  readonly kind!: VerificationKind;
  /** Since when it has; `null`: it has not, or need not. */
  readonly verifiedAt!: string | null;
  /**
   * How the last check went: `verified`, `no-answer`, `status` (outside 2xx), `origin-not-allowed`, `challenge-not-answered`, or
   * `changed-meanwhile`; `null`: there was none. More may come.
   */
  @ApiProperty({ type: String, nullable: true, example: 'verified' })
  readonly outcome!: string | null;
  /** The same in words, for whoever looks after the receiver. */
  readonly detail!: string | null;
  readonly checkedAt!: string | null;
  /** Most messages a minute that the receiver lets in, as its `WebHook-Allowed-Rate` says; `null`: it has not said any. */
  readonly allowedPerMinute!: number | null;
}

export function verificationView({
  verification,
  verifiedAt,
}: Pick<WebhookEndpointRow, 'verification' | 'verifiedAt'>): WebhookVerificationView {
  const { kind = 'none', allowedPerMinute = null, last = null } = verification ?? {};
  return {
    kind,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    outcome: last?.outcome ?? null,
    detail: last?.detail ?? null,
    checkedAt: last?.at ?? null,
    allowedPerMinute,
  };
}
