import { IsInt, IsLatitude, IsLongitude, IsNumber, IsString, Length, Matches, Max, Min } from 'class-validator';

/** One stretch of a weekday in which the workshop is open, by the clock on its wall. */
export class OpeningHoursBody {
  /** 1 is Monday, 7 is Sunday. */
  @IsInt()
  @Min(1)
  @Max(7)
  readonly weekday!: number;

  /** `HH:MM` in steps of 5 minutes. */
  @IsString()
  @Length(5, 5)
  readonly opens!: string;

  /** `HH:MM`, later than `opens`; `24:00` is the end of the day. */
  @IsString()
  @Length(5, 5)
  readonly closes!: string;
}

export class LocationBody {
  /** Degrees north, WGS 84. */
  @IsNumber()
  @IsLatitude()
  readonly latitude!: number;

  /** Degrees east, WGS 84. */
  @IsNumber()
  @IsLongitude()
  readonly longitude!: number;
}

export class NamedBody {
  @IsString()
  @Length(1, 100)
  readonly name!: string;
}

export class ServiceBody {
  /** Lower case with hyphens, `cooling-system`. The same code means the same work at every workshop. */
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'code must be lower case with hyphens, such as cooling-system' })
  @Length(2, 60)
  readonly code!: string;

  @IsString()
  @Length(1, 100)
  readonly name!: string;

  /** How long the work takes: a multiple of 5. */
  @IsInt()
  @Min(5)
  @Max(1440)
  readonly durationMinutes!: number;

  /** How long bay and technician stay reserved behind the work: a multiple of 5. */
  @IsInt()
  @Min(0)
  @Max(480)
  readonly bufferMinutes: number = 0;
}
