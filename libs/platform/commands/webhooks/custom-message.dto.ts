import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Optional } from '#kernel';
import { CHANNEL, MOST_CHANNELS } from '../../domain/webhooks/channels.ts';
import { CUSTOM_TYPE, LONGEST_DELAY_SECONDS, MOST_TAGS, TAG } from '../../domain/webhooks/custom-message.ts';

export class CustomMessageBody {
  /** Begins with `custom.`, and has one to five words in small letters, digits and hyphens behind that, with dots between them. */
  @IsString()
  @Length(1, 100)
  @Matches(CUSTOM_TYPE, {
    message: 'type must be custom. and one to five words with dots between them, such as custom.till.closed',
  })
  @ApiProperty({ example: 'custom.till.closed' })
  readonly type!: string;

  /** What the message says: 60 KiB as JSON at the most. It stands in the log of events for ever, so it is no place for personal data. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true, example: { tillId: 7, totalMinor: 129_900 } })
  readonly data!: Readonly<Record<string, unknown>>;

  /** Workshops, fleets and vehicles that it is about, besides those whose ids stand in `data`: who asks for a channel gets what is about it. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @ArrayUnique()
  @Matches(CHANNEL, { each: true, message: 'each of channels must be the id of a workshop, a fleet or a vehicle' })
  readonly channels?: string[];

  /** Words of your own, by which messages are found and sent once more. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(TAG, {
    each: true,
    message: 'each of tags must be 1 to 100 letters, digits and _ . : / @ -, the first of them a letter or digit',
  })
  readonly tags?: string[];

  /** An endpoint whose order is `perKey` gets messages of one key in the order in which they were sent. Left out, each message has one of its own. */
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly orderingKey?: string;

  /** Webhooks wait so long with it, or as long as the endpoint says where that is longer. The log and the live feed show it at once. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_DELAY_SECONDS)
  @ApiProperty({ required: false, default: 0 })
  readonly delaySeconds?: number;

  /** Your own name of it: the same message under the same name is sent once, however often and with whatever Idempotency-Key it is asked for. */
  @Optional()
  @IsString()
  @Length(1, 200)
  readonly reference?: string;
}
