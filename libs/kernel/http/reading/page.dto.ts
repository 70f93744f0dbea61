import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Where a page stands in its list. */
export class PageInfo {
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the following page; null at the end.' })
  readonly nextCursor!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the page before; null on the first.' })
  readonly prevCursor!: string | null;

  @ApiProperty({ description: 'Whether a following page exists.' })
  readonly hasMore!: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Rows of the whole list, with include=totalCount.' })
  readonly totalCount?: number;

  @ApiPropertyOptional({
    description: 'Whether totalCount is what the planner estimates: beyond 10,000 nobody counts.',
  })
  readonly totalIsEstimate?: boolean;
}

/** The envelope of every list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly page: PageInfo;
}
