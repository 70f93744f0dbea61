import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  MaxLength,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsTypedId, Nullable, Optional, parsePermission } from '#kernel';
import { type NewPermission } from '../../domain/access/permission-rule.ts';

export class PermissionBody {
  /** Subject and action: `booking:read`; `booking:*` is every action on bookings, `*:*` everything. */
  @IsString()
  @Matches(/^(?:[a-z][a-z-]*|\*):(?:[a-z][a-z.-]*|\*)$/, {
    message: 'permission must be of the form subject:action, such as booking:read or booking:*',
  })
  readonly permission!: string;

  /** Only these fields of what is shown and changed. Left out: all. */
  @Nullable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly fields?: string[] | null;

  /** Only things that fulfil all of this, column by column: `{ "workshopId": { "$in": "${user.workshopIds}" } }`. Left out: all. */
  @Nullable()
  @IsObject()
  @ApiPropertyOptional({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    example: { status: { $in: ['requested', 'confirmed'] } },
  })
  readonly conditions?: Record<string, unknown> | null;

  /** Takes away in place of giving. */
  @Optional()
  @IsBoolean()
  readonly inverted?: boolean;

  /** Of two rules that disagree the one of higher priority holds; of equal ones the one that takes away. Left out: 0. */
  @Optional()
  @IsInt()
  @Min(-100)
  @Max(100)
  readonly priority?: number;
}

export class NewRoleBody {
  /** Unlike that of any other role. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @Optional()
  @IsString()
  @Length(0, 500)
  readonly description?: string;

  /** Roles whose permissions it has as well; at most 8 stand on each other. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  readonly inherits?: string[];

  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PermissionBody)
  readonly permissions?: PermissionBody[];
}

/** A merge patch (RFC 7396): what is left out stays, a list is replaced whole. */
export class RolePatchBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  @Optional()
  @IsString()
  @Length(0, 500)
  readonly description?: string;

  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  readonly inherits?: string[];
}

/** The permission as the domain takes it. */
export function newPermission({
  permission,
  fields,
  conditions,
  inverted = false,
  priority = 0,
}: PermissionBody): NewPermission {
  return { ...parsePermission(permission), fields: fields ?? null, conditions: conditions ?? null, inverted, priority };
}
