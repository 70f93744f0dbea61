import { ApiHideProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsString, MaxLength, Min } from 'class-validator';
import { Transform } from 'class-transformer';
import { Optional } from '../validation/optional.decorator.ts';

/** The body of a search: the same as a list's query, with `and`, `or` and `not` in its filter. */
export class ListSearch {
  /** As `ListWish` wants it. */
  @ApiHideProperty()
  get form(): 'json' {
    return 'json';
  }

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Fields with their values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons.',
    example: { and: [{ id: { isNull: false } }] },
  })
  @Optional()
  @IsObject()
  readonly filter?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'As in the query of the list.', example: 'id' })
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    default: 25,
    description: 'More than 100 is read as 100.',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? Math.min(value, 100) : value))
  @IsInt()
  @Min(1)
  readonly limit: number = 25;

  @ApiPropertyOptional({ description: 'nextCursor or prevCursor of an earlier page of the same search.' })
  @Optional()
  @IsString()
  @MaxLength(2048)
  readonly cursor?: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 50,
    description: 'Only these members. All others are left out, also those that the answer requires.',
    example: ['id'],
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly fields?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: 10, description: 'References to show whole.', example: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly expand?: string[];

  @ApiPropertyOptional({ type: [String], enum: ['totalCount'], isArray: true, maxItems: 1, example: ['totalCount'] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(1)
  @IsIn(['totalCount'], { each: true })
  readonly include?: 'totalCount'[];
}
