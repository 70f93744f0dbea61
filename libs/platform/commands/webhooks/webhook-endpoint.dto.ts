import { IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Nullable, Optional, Receipt } from '#kernel';
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../../domain/webhooks/key-ring.ts';
import { ORDERINGS, type WebhookOrdering } from '../../domain/webhooks/endpoint-settings.ts';
import { OwnershipBody } from './ownership.dto.ts';
import { ReachingBody } from './reaching.dto.ts';
import { WantsBody } from './wants.dto.ts';

/** How messages are sent. What is left out stays as it is, or as it usually is. */
class SendingBody extends IntersectionType(ReachingBody, WantsBody, OwnershipBody) {
  /**
   * `none`: as soon as possible. `perKey`: messages about one thing arrive in the order of the log, each after the one before has ended.
   * `strict`: all of them do, one at a time, so that the rate is one message for each answer's time. Usually `none`.
   */
  @Optional()
  @IsIn(ORDERINGS)
  readonly ordering?: WebhookOrdering;

  /** Whether what is behind a message whose tries are used up goes on (`skip`), or waits until somebody has looked at it (`block`). */
  @Optional()
  @IsIn(['skip', 'block'])
  readonly onExhausted?: 'skip' | 'block';

  /** Seconds to wait after each failed try: so many tries there are, and the first one. `null`: as the installation has it. */
  @Nullable()
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(86_400, { each: true })
  readonly retrySeconds?: number[] | null;

  /** Within which a receiver has to answer. Usually 15. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(30)
  readonly timeoutSeconds?: number;

  /** How long each message waits before its first try: a day at the most. Usually 0. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(86_400)
  readonly delaySeconds?: number;

  /** Most messages a second, retries included. `null`: as many as the receiver answers. */
  @Nullable()
  @IsNumber()
  @Min(0.01)
  @Max(10_000)
  readonly ratePerSecond?: number | null;

  /** Most requests at a time. Usually 10. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly concurrency?: number;
}

export class CreateWebhookEndpointBody extends SendingBody {
  /** Where messages are posted to: https on port 443 or 8443, in the public internet. */
  @IsString()
  @Length(1, 2048)
  readonly url!: string;

  @Nullable()
  @IsString()
  @MaxLength(200)
  readonly description?: string | null;

  /** Types or patterns: `booking.confirmed`, `booking.*`, `*`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes!: string[];

  /** The dated version of the API in which messages come. Left out, the one that the request speaks. */
  @Optional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'apiVersion must be a date such as 2026-11-01' })
  readonly apiVersion?: string;

  /**
   * `hmac-sha256`: with a secret that both sides know (`v1`). `ed25519`: the receiver gets the public half of the key only, and can make no
   * message itself (`v1a`). Left out, that of `secret`, else `hmac-sha256`.
   */
  @Optional()
  @IsIn(SIGNING_ALGORITHMS)
  readonly signing?: SigningAlgorithm;

  /** A key of your own instead of a new one: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 key. */
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly secret?: string;
}

export class ChangeWebhookEndpointBody extends SendingBody {
  @Optional()
  @IsString()
  @Length(1, 2048)
  readonly url?: string;

  /** `null` clears it. */
  @Nullable()
  @IsString()
  @MaxLength(200)
  readonly description?: string | null;

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes?: string[];

  /** Messages that are made from now on come in this dated version of the API; those that wait stay as they are. */
  @Optional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'apiVersion must be a date such as 2026-11-01' })
  readonly apiVersion?: string;

  /** A disabled endpoint gets no new messages; those that wait go on when it is active again. */
  @Optional()
  @IsIn(['active', 'disabled'])
  readonly status?: 'active' | 'disabled';
}

export class CreatedWebhookEndpoint extends Receipt {
  /** `whsec_…`, what messages are signed with. Shown this once: `null` when the request was repeated, and for Ed25519, where the receiver needs `publicKey` only. */
  readonly secret!: string | null;
  /** `whpk_…` of an Ed25519 key; the list of keys shows it again. `null` for any other, and when the request was repeated. */
  readonly publicKey!: string | null;
}
