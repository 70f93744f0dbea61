import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, Matches, MaxLength } from 'class-validator';
import { IntersectionType } from '@nestjs/swagger';
import { IsInstant, Optional } from '#kernel';
import { WantsBody } from '../../commands/webhooks/wants.dto.ts';

/** Over which events a dry run goes. */
export class DryRunRangeBody {
  /** Left out, a day before `until`. */
  @Optional()
  @IsInstant({ required: false })
  readonly since?: Date;

  /** The first moment that is not looked at any more. Left out, now. */
  @Optional()
  @IsInstant({ required: false })
  readonly until?: Date;
}

/** What an endpoint would want. */
export class DryRunBody extends IntersectionType(WantsBody, DryRunRangeBody) {
  /** Types or patterns: `booking.confirmed`, `booking.*`, `*`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes!: string[];

  /** The dated version of the API in which messages would come. Left out, the one that the request speaks. */
  @Optional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'apiVersion must be a date such as 2026-11-01' })
  readonly apiVersion?: string;
}
