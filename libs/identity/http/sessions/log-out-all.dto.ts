import { IsBoolean } from 'class-validator';
import { Optional } from '#kernel';

export class LogOutAllBody {
  /** Whether the session that asks goes on. Default `false`. */
  @Optional()
  @IsBoolean()
  readonly keepCurrent?: boolean;
}
