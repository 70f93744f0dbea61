import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, Length } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsTypedId, Nullable, Optional } from '#kernel';

export class CreateServiceAccountBody {
  /** Which program it is: `Till of the airport branch`. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @Nullable()
  @IsString()
  @Length(1, 500)
  readonly description?: string | null;

  /** What its keys may do at the most: `rol_…`. Nobody gives a role that is more than they have. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  readonly roleIds!: string[];
}

/** What is given is changed, and `null` clears it. */
export class ChangeServiceAccountBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  @Nullable()
  @IsString()
  @Length(1, 500)
  readonly description?: string | null;

  /** All of them. Its keys follow at once. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  @ApiProperty({ required: false })
  readonly roleIds?: string[];
}
