import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsInstant, Optional } from '#kernel';
import { CHANNEL, MOST_CHANNELS } from '../../domain/webhooks/channels.ts';
import { TAG } from '../../domain/webhooks/custom-message.ts';
import { ERROR_CLASSES, type ErrorClass } from '../../domain/webhooks/error-classes.ts';
import { REPLAYED_STATUS, type ReplayedStatus } from '../../domain/webhooks/replay.ts';

const MOST_TAGS = 20;

export class ReplayBody {
  @IsInstant({ description: 'Events that were recorded from then on, as far back as messages are kept.' })
  readonly since!: Date;

  @Optional()
  @IsInstant({ required: false, description: 'Events that were recorded until then. Left out, until now.' })
  readonly until?: Date;

  /** Types or patterns. Left out, all that the endpoint wants. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes?: string[];

  /** Only what is about one of these workshops, fleets and vehicles, as channels of endpoints are. Left out, whatever it is about. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANNELS)
  @ArrayUnique()
  @Matches(CHANNEL, { each: true, message: 'each of channels must be the id of a workshop, a fleet or a vehicle' })
  readonly channels?: string[];

  /** Only what has one of these tags. Left out, whatever it has. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TAGS)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(TAG, { each: true, message: 'each of tags must be 1 to 100 letters, digits and _ . : / @ -' })
  readonly tags?: string[];

  /**
   * Which messages that the endpoint has are sent once more, with a fresh schedule and under the ids that they have. Left out,
   * `exhausted`; with `missing`, none.
   */
  @Optional()
  @IsArray()
  @ArrayMaxSize(REPLAYED_STATUS.length)
  @ArrayUnique()
  @IsIn(REPLAYED_STATUS, { each: true })
  readonly status?: ReplayedStatus[];

  /** Of them only those whose last try failed so. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(Object.keys(ERROR_CLASSES).length)
  @ArrayUnique()
  @IsIn(Object.keys(ERROR_CLASSES), { each: true })
  readonly errors?: ErrorClass[];

  /** With events that the endpoint has no message of: from before it was made, or while it was disabled. */
  @Optional()
  @IsBoolean()
  readonly missing?: boolean;

  /** Nothing is sent; the operation's progress says how many messages it would be. */
  @Optional()
  @IsBoolean()
  readonly dryRun?: boolean;
}

export class RecoveryBody {
  @Optional()
  @IsInstant({ required: false, description: 'From then on. Left out, since the endpoint was last disabled.' })
  readonly since?: Date;

  /** Nothing is sent; the operation's progress says how many messages it would be. */
  @Optional()
  @IsBoolean()
  readonly dryRun?: boolean;
}
