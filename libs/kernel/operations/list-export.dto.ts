import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, MaxLength } from 'class-validator';
import { Optional } from '../http/validation/optional.decorator.ts';

/** What of a list is written into a file, and how. */
export class ListExportBody {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'As in a search of the list; left out, everything.',
    example: { id: { isNull: false } },
  })
  @Optional()
  @IsObject()
  readonly filter?: Record<string, unknown>;

  /** As in the list. */
  @ApiPropertyOptional({ example: 'id' })
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiProperty({ enum: ['ndjson', 'csv'], example: 'csv' })
  @IsIn(['ndjson', 'csv'])
  readonly format!: 'ndjson' | 'csv';
}
