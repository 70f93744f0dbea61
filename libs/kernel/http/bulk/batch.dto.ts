import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../validation/optional.decorator.ts';

/** One thing to do. */
export class BatchItem {
  /** Its name, as the description lists them. */
  @ApiProperty({ example: 'confirm' })
  @IsString()
  @MaxLength(60)
  readonly action!: string;

  @ApiPropertyOptional({ description: 'What it is done to; left out for what is made anew.' })
  @Optional()
  @IsString()
  @MaxLength(100)
  readonly id?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As the single operation takes it.' })
  @Optional()
  @IsObject()
  readonly body?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'The ETag of the version that is to be changed.', example: '"7"' })
  @Optional()
  @IsString()
  @MaxLength(100)
  readonly ifMatch?: string;
}

export class BatchBody {
  @ApiProperty({ type: [BatchItem], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BatchItem)
  readonly items!: BatchItem[];

  @ApiPropertyOptional({ description: 'All or nothing, in one transaction.', default: false })
  @Optional()
  @IsBoolean()
  readonly atomic?: boolean;
}

/** What came of one item. */
export class BatchItemView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Place of the item in the request.' })
  readonly index!: number;

  @ApiProperty({
    type: 'integer',
    description: 'The status that the single operation would have answered.',
    example: 200,
  })
  readonly status!: number;

  /** Of the resource; absent where it was refused. */
  readonly id?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  readonly version?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  readonly position?: number;

  /** Whether it is the answer of an earlier try. */
  readonly replayed?: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The problem (RFC 9457), where it was refused.',
  })
  readonly problem?: Record<string, unknown>;
}

export class BatchView {
  /** In the order of the items. */
  readonly data!: BatchItemView[];
}
