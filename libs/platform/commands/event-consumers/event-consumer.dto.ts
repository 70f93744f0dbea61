import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
} from 'class-validator';
import { Optional, parseInstant } from '#kernel';
import { EVENT_PLACE, type EventPlace, parseEventPlace, READ_UP_TO } from '../../domain/event-place.ts';

export const CONSUMER_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

interface PlaceField {
  readonly form: RegExp;
  readonly expected: string;
  readonly example: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** Stands for a text that names no place, so that no other rule takes it for one. */
const NO_PLACE = Object.freeze({});

/** A field that holds a place in the log, in this form of writing. After validation it holds an `EventPlace`. */
function IsEventPlace({ form, expected, ...shown }: PlaceField): PropertyDecorator {
  const read = (value: unknown): unknown =>
    typeof value === 'string' && form.test(value) ? (parseEventPlace(value, parseInstant) ?? NO_PLACE) : value;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => read(value)),
    ValidateBy({
      name: 'isEventPlace',
      validator: {
        validate: (value: unknown) => typeof value === 'object' && value !== null && 'kind' in value,
        defaultMessage: (args) => `${args?.property} must be ${expected}`,
      },
    }),
    ApiProperty({ type: 'string', pattern: form.source, maxLength: 40, ...shown }),
  );
}

const ANY_PLACE = {
  form: EVENT_PLACE,
  expected: 'beginning, now, a cursor, the id of an event, or a time with a zone, as in 2026-12-01T09:00:00Z',
} as const;

export class CreateEventConsumerBody {
  /** What you call it, unique among your consumers. */
  @Matches(CONSUMER_NAME, {
    message:
      'name must begin with a lower-case letter or digit and have these, dots, hyphens and underscores only, at most 64',
  })
  readonly name!: string;

  /** Types or patterns: `booking.confirmed`, `booking.*`. Left out, `*`: all. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly types?: string[];

  /**
   * Where it begins: `beginning`, `now`, a cursor, the id of the first event that it wants, or a time: at the first event that was recorded
   * then or later.
   */
  @Optional()
  @IsEventPlace({ ...ANY_PLACE, example: 'beginning', required: false, default: 'now' })
  readonly from: EventPlace = { kind: 'now' };
}

export class SeekEventConsumerBody {
  /** What comes next: as `from` of a new consumer. */
  @IsEventPlace({ ...ANY_PLACE, example: '2026-12-01T09:00:00Z' })
  readonly to!: EventPlace;
}

export class CheckpointBody {
  /** `nextCursor` of the page that has been dealt with, or the id of the last event that was. */
  @IsEventPlace({
    form: READ_UP_TO,
    expected: 'a cursor as nextCursor showed it, or the id of an event',
    example: '8812',
  })
  readonly cursor!: EventPlace;
}
