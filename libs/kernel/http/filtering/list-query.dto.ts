import { ApiHideProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, MaxLength } from 'class-validator';
import { ShownPageQuery } from '../reading/page-query.dto.ts';
import { Optional } from '../validation/optional.decorator.ts';

/** The query of a list that can be filtered, sorted, cut and widened. What is allowed in it, and the document of it, comes from the list's `ListFields`. */
export class ListQuery extends ShownPageQuery {
  /** As `ListWish` wants it. */
  @ApiHideProperty()
  get form(): 'query' {
    return 'query';
  }

  @ApiHideProperty()
  @Optional()
  @IsObject({ message: 'filter must name a field, as in filter[status]=open' })
  readonly filter?: Record<string, unknown>;

  @ApiHideProperty()
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiHideProperty()
  @Optional()
  @IsIn(['totalCount'])
  readonly include?: 'totalCount';
}
