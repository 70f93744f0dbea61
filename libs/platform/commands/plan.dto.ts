import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LIMIT_HOLDERS, type LimitHolder, Optional } from '#kernel';

const MOST = 1_000_000_000;

export class PlanWindowBody {
  /** As the headers and the 429 name it. */
  @Matches(/^[a-z][a-z0-9-]{0,29}$/, { message: 'name must be lower-case letters, digits and hyphens, as in burst' })
  readonly name!: string;

  /** So many requests, each counted with its cost. */
  @IsInt()
  @Min(1)
  @Max(MOST)
  readonly quota!: number;

  @IsInt()
  @Min(1)
  @Max(86_400 * 31)
  readonly windowSeconds!: number;

  /** Who shares one count: all of the tenant, one key or session, one person over all sessions, or one address. */
  @ApiProperty({ enum: LIMIT_HOLDERS })
  @IsIn(LIMIT_HOLDERS)
  readonly per!: LimitHolder;

  /** Patterns of operation ids, `search*`. Left out, it counts every operation. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[A-Za-z*][A-Za-z0-9*]{0,99}$/, {
    each: true,
    message: 'each value in operations must be an operationId, or a pattern as in search*',
  })
  readonly operations?: string[];
}

export class PlanQuotaBody {
  /** `requests`, or a unit that is billed, such as `bookings.confirmed`. */
  @Matches(/^[a-z][a-z-]*(\.[a-z-]+)*$/, { message: 'unit must be requests, or a unit as in bookings.confirmed' })
  @Length(1, 60)
  readonly unit!: string;

  /** So much in a calendar month (UTC). */
  @IsInt()
  @Min(0)
  @Max(MOST)
  readonly amount!: number;

  /** Whether more is refused. Else it is told at 80 and at 100 per cent, and goes on. */
  @IsBoolean()
  readonly hard!: boolean;
}

export class PlanBody {
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @ApiProperty({ type: [PlanWindowBody], maxItems: 10 })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PlanWindowBody)
  readonly windows!: PlanWindowBody[];

  @ApiProperty({ type: [PlanQuotaBody], maxItems: 20 })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlanQuotaBody)
  readonly quotas!: PlanQuotaBody[];

  /** Permissions that keys can have at the most, `booking:*`, and features of event types, `preview:fault-codes`; `*` is everything. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^(\*|([a-z][a-z-]*|\*):([a-z][a-z.-]*|\*))$/, {
    each: true,
    message: 'each value in features must be a permission such as booking:read, booking:* or *',
  })
  readonly features!: string[];

  /** How long requests can be looked at; 0 keeps none. */
  @ApiPropertyOptional({ default: 30 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(365)
  readonly requestLogDays: number = 30;
}

export class AssignPlanBody {
  /** `null` takes the tenant off its plan; the installation's settings hold for it then. */
  @ApiProperty({ type: String, nullable: true, example: 'growth' })
  @ValidateIf((body: AssignPlanBody) => body.planId !== null)
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, { message: 'planId must be the id of a plan, or null' })
  readonly planId!: string | null;
}
