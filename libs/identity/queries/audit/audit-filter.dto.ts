import { Type } from 'class-transformer';
import { IsIn, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { type AuditSearch, IsInstant, Optional, PageQuery } from '#kernel';

const OUTCOMES = ['allowed', 'refused', 'failed'] as const;
const ACTION = /^[a-z][a-z-]*(\.[a-z][a-z-]*)*(\.\*)?$/;

export class AuditFilter implements AuditSearch {
  /** Id of who acted, or for whom: `usr_…`, `key_…`, `operator`. */
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly actor?: string;

  /** Id of what was acted on: `bkg_…`. */
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly target?: string;

  /** `booking.cancel`, or all of a kind: `booking.*`. */
  @Optional()
  @Length(1, 100)
  @Matches(ACTION, { message: 'action must be an action as in booking.cancel, or all of a kind as in booking.*' })
  readonly action?: string;

  @Optional()
  @IsIn(OUTCOMES)
  readonly outcome?: (typeof OUTCOMES)[number];

  /** The `X-Request-Id` of an answer. */
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly requestId?: string;

  @Optional()
  @IsInstant({ required: false, description: 'What happened from then on.' })
  readonly from?: Date;

  @Optional()
  @IsInstant({ required: false, description: 'What happened before then.' })
  readonly to?: Date;
}

/** `?filter[actor]=usr_…&filter[outcome]=refused` */
export class AuditQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => AuditFilter)
  readonly filter?: AuditFilter;
}
