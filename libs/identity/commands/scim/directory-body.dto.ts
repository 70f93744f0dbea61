import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { IsTypedId, Nullable, Optional } from '#kernel';
import { type OnLeaving } from '../../domain/scim/directory.ts';

const ON_LEAVING = ['revoke-roles', 'keep-roles'] as const satisfies OnLeaving[];

export class GroupRoleBody {
  /** The group's `displayName` in the directory, letter for letter. */
  @IsString()
  @Length(1, 100)
  readonly group!: string;

  /** `rol_…`: everybody in the group has it, as long as they are in it. You must hold all that it gives. */
  @IsTypedId('rol')
  readonly roleId!: string;
}

/** What a directory may give; beyond it, it gives nothing. */
class DirectoryRules {
  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    description:
      'The role of everybody whom it makes from now on, or lets in again: `rol_…`. You must hold all that it gives.',
  })
  @Nullable()
  @IsTypedId('rol')
  readonly defaultRoleId?: string | null;

  /** Roles of its groups. A group that is not named here has none. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GroupRoleBody)
  readonly groupRoles?: GroupRoleBody[];

  /** What becomes of somebody's own grants when the directory says that they have left: `revoke-roles` unless you say otherwise. */
  @Optional()
  @IsIn(ON_LEAVING)
  readonly onLeaving?: OnLeaving;
}

export class NewDirectoryBody extends DirectoryRules {
  /** What it is called in timelines: `Okta of Acme`. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;
}

/** A merge patch (RFC 7396): what is left out stays; `groupRoles` are replaced whole. */
export class DirectoryPatchBody extends DirectoryRules {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  /** Switched off, its token opens nothing until it is switched on again. */
  @Optional()
  @IsBoolean()
  readonly isOn?: boolean;
}

export class HandOverBody {
  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    description: "The directory's own id of the person, where it is known.",
  })
  @Nullable()
  @IsString()
  @Length(1, 200)
  readonly externalId?: string | null;
}

/** Answered once; only its digest is kept. */
export class DirectoryTokenView {
  /** `dir_…` */
  readonly id!: string;
  /** For the directory's setting "secret token" or "bearer token". */
  readonly token!: string;
}

export class NewDirectoryView {
  /** `dir_…` */
  readonly id!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The bearer token, shown this once. `null` when the request was repeated: POST …/token makes another one.',
  })
  readonly token!: string | null;
}
