import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateBy } from 'class-validator';
import { IsInstant, Optional } from '#kernel';
import { SIGNATURE_FINDINGS, type SignatureFindingCode } from '../../domain/webhooks/signature-check.ts';

const [MOST_HEADERS, LONGEST_NAME, LONGEST_VALUE] = [100, 200, 8_192];
/** UTF-16 code units; a body that was sent has 256 KiB at the most, and one that was written anew may have more. */
const LONGEST_BODY = 524_288;

function areHeaders(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MOST_HEADERS &&
    entries.every(
      ([name, one]) => name.length <= LONGEST_NAME && typeof one === 'string' && one.length <= LONGEST_VALUE,
    )
  );
}

/** A message as a receiver got it. */
export class SignatureCheckBody {
  /** All of them, or those that the signature is made of: names in any case. A hundred at the most. */
  @ValidateBy({
    name: 'isObject',
    validator: {
      validate: areHeaders,
      defaultMessage: () =>
        `headers must be an object of texts: ${MOST_HEADERS} at most, each of ${LONGEST_VALUE} characters at most`,
    },
  })
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: LONGEST_VALUE },
    example: {
      'webhook-id': 'evt_01jd7r6e5vf3xbnq2m8k4tw9za',
      'webhook-timestamp': '1790000000',
      'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
    },
  })
  readonly headers!: Readonly<Record<string, string>>;

  /** As the receiver has verified it, as text. */
  @IsString()
  @MaxLength(LONGEST_BODY)
  readonly body!: string;

  /** Judged as at that moment: when it arrived. Left out, now. */
  @Optional()
  @IsInstant({ required: false })
  readonly now?: Date;
}

/** The first place at which the body differs from the one that was sent. */
export class BodyDifferenceView {
  /** Characters before it, as JavaScript counts them. */
  readonly at!: number;
  /** What was sent around it. */
  readonly sent!: string;
  /** What was given around it. */
  readonly given!: string;
}

export class SignatureFindingView {
  @ApiProperty({ enum: SIGNATURE_FINDINGS })
  readonly code!: SignatureFindingCode;
  /** An `error` is why a receiver refuses the message; a `note` is what else was seen. */
  readonly severity!: 'error' | 'note';
  readonly message!: string;
  /** What to do. */
  readonly advice!: string;
  /** By how many the time is wrong, or since how many the key has ended; `null` where no time is meant. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly secondsOff!: number | null;
  readonly difference!: BodyDifferenceView | null;
}

export class SignatureCheckView {
  /** The verifiers of Standard Webhooks accept it at that moment, by a key that signs. */
  readonly valid!: boolean;
  /** `evt_…`, as it was given; `null` where there is none. */
  readonly messageId!: string | null;
  /** `whk_…`: the key that has signed it, over this body or over the one that was sent; `null` where none has. */
  readonly keyId!: string | null;
  /** `null` where no key has signed it. */
  @ApiProperty({ enum: ['current', 'overlapping', 'ended'], nullable: true })
  readonly keyState!: 'current' | 'overlapping' | 'ended' | null;
  /** What is wrong, and what else was seen. Empty: nothing. */
  @ApiProperty({ type: [SignatureFindingView], maxItems: 20 })
  readonly findings!: SignatureFindingView[];
}
