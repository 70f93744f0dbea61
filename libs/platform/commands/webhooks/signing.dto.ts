import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { Nullable, Optional, Receipt } from '#kernel';
import { faultOfHeaders } from '../../domain/webhooks/custom-headers.ts';
import {
  LONGEST_OVERLAP_SECONDS,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  USUAL_OVERLAP_SECONDS,
} from '../../domain/webhooks/key-ring.ts';

/** Where credentials stand nothing else may. */
const OF_CREDENTIALS = 'authorization';

/** What speaks against a name, or `null`: those that the endpoint's own headers may not have either, and that of credentials. */
function faultOfSignatureHeader(name: unknown): string | null {
  if (typeof name !== 'string') return 'must be the name of a header';
  if (name.toLowerCase() === OF_CREDENTIALS) return 'must not be where credentials stand';
  return faultOfHeaders({ [name]: 'x' });
}

/** How messages are signed besides `webhook-signature`. */
export class SignatureHeaderBody {
  /**
   * Name of a second header that carries the same signatures as `webhook-signature`, for receivers that look for them elsewhere; it is sent as
   * it is written here. `null`: none.
   */
  @Nullable()
  @ValidateBy({
    name: 'isHeaderName',
    validator: {
      validate: (value: unknown) => faultOfSignatureHeader(value) === null,
      defaultMessage: (args) => `signatureHeader ${faultOfSignatureHeader(args?.value)}`,
    },
  })
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$',
    example: 'X-Till-Signature',
  })
  readonly signatureHeader?: string | null;
}

export class RotateWebhookKeyBody {
  /** How long the keys before it go on signing beside the new one, a day when left out; 0 ends them now, after a leak. None beyond its own end. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_OVERLAP_SECONDS)
  @ApiProperty({ required: false, default: USUAL_OVERLAP_SECONDS })
  readonly overlapSeconds: number = USUAL_OVERLAP_SECONDS;

  /** Of the new key. Left out, that of the current one. */
  @Optional()
  @IsIn(SIGNING_ALGORITHMS)
  readonly algorithm?: SigningAlgorithm;

  /** A key of your own instead of a new one: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 key. */
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly secret?: string;
}

/** A new key: its `id` is `whk_…`, and `version` is that of the endpoint. */
export class RotatedWebhookKey extends Receipt {
  /** `whsec_…`, shown this once. `null` for an Ed25519 key, of which the receiver needs the public half, and when the request was repeated. */
  readonly secret!: string | null;
  /** `whpk_…` of an Ed25519 key; the list of keys shows it again. `null` for any other, and when the request was repeated. */
  readonly publicKey!: string | null;
}
