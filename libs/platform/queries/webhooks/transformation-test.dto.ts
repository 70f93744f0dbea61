import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { IsInstant, Optional } from '#kernel';
import { LONGEST_CODE } from '../../domain/webhooks/transformation.ts';

export class TransformationTestMessage {
  @IsString()
  @MaxLength(100)
  readonly type!: string;

  /** Left out, now. */
  @Optional()
  @IsInstant({ required: false })
  readonly timestamp?: Date;

  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: Readonly<Record<string, unknown>>;
}

export class TestWebhookTransformationBody {
  /** A script that is not saved. Left out, that of the receiver, also where it is not enabled. */
  @Optional()
  @IsString()
  @Length(1, LONGEST_CODE)
  readonly code?: string;

  /** A type of the catalogue, whose example is given to the script. Left out, as `message` is, a message of type `webhook.test`. */
  @Optional()
  @IsString()
  @MaxLength(100)
  readonly eventType?: string;

  /** A message of your own in place of an example. */
  @Optional()
  @ValidateNested()
  @Type(() => TransformationTestMessage)
  readonly message?: TransformationTestMessage;
}

export class TransformationFaultView {
  readonly message!: string;
  /** From 1; `null` where no place in the script is meant. */
  readonly line!: number | null;
  readonly column!: number | null;
}

/** What would be sent. */
export class TransformedMessageView {
  /** Nothing would be sent. */
  readonly isCancelled!: boolean;
  readonly url!: string;
  readonly contentType!: string;
  /** Those that the script has set. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly headers!: Readonly<Record<string, string>>;
  /** As it would be signed and sent. */
  readonly body!: string;
}

export class TransformationTestView {
  /** `null` when the script failed. */
  readonly result!: TransformedMessageView | null;
  /** `null` when it did not. */
  readonly error!: TransformationFaultView | null;
  /** What it wrote with `console.log`: a hundred lines of a thousand characters at the most. */
  @ApiProperty({ type: [String], maxItems: 100 })
  readonly logs!: string[];
  /** Milliseconds of CPU that it took; 50 are the most. */
  @ApiProperty({ format: 'double' })
  readonly ms!: number;
}
