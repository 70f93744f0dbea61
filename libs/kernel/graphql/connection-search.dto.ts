import { ApiHideProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { ListSearch } from '../http/filtering/list-search.dto.ts';
import { Optional } from '../http/validation/optional.decorator.ts';

/** A list's search as a connection asks for it: from either end. */
export class ConnectionSearch extends ListSearch {
  /** Whether `last` and `before` were given in the place of `first` and `after`. */
  @ApiHideProperty()
  @Optional()
  @IsBoolean()
  readonly isBackward?: boolean;
}
