import { ApiHideProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min } from 'class-validator';
import { Optional } from '../validation/optional.decorator.ts';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

/** The two parameters of every list. A list with filters extends it. */
export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    default: DEFAULT_LIMIT,
    description: 'Rows of a page. More than 100 is read as 100.',
  })
  // A larger wish is cut and not refused (AIP-158), so there is no @Max.
  @Transform(({ value }: { value: unknown }) => Math.min(decimal(value), MAX_LIMIT))
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1)
  readonly limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ description: 'Where the page begins: nextCursor or prevCursor of an earlier page.' })
  @Optional()
  @IsString()
  @MaxLength(2048)
  readonly cursor?: string;
}

/** The query of a list that can be cut and widened, by the shape that the route `Shows`. */
export class ShownPageQuery extends PageQuery {
  @ApiHideProperty()
  @Optional()
  @IsString()
  @MaxLength(2000)
  readonly fields?: string;

  @ApiHideProperty()
  @Optional()
  @IsString()
  @MaxLength(500)
  readonly expand?: string;
}

/** `Number('')` is 0 and `Number('0x10')` is 16; a limit is written in digits. */
function decimal(value: unknown): number {
  if (value === undefined) return DEFAULT_LIMIT;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : NaN;
}
