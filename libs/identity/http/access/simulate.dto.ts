import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDefined, ValidateNested } from 'class-validator';
import { IsTypedId, Optional, typedIdSchema } from '#kernel';
import { GrantBody, grantOf, holderOf } from '../../commands/access/grant.dto.ts';
import { newPermission, PermissionBody } from '../../commands/access/role.dto.ts';
import { AccessQuestionBody, CheckBody, PrincipalBody } from '../../queries/access/authz.dto.ts';
import { type AccessDraft, DRAFT_ROLE } from '../../queries/access/simulate-access.query.ts';

export class RoleDraftBody {
  /** The role that it would take the place of. Left out: a new one. */
  @Optional()
  @IsTypedId('rol')
  readonly roleId?: string;

  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  readonly inherits?: string[];

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PermissionBody)
  readonly permissions!: PermissionBody[];
}

export class DraftGrantBody extends GrantBody {
  /** Left out: the drafted role. */
  @Optional()
  @ApiPropertyOptional(typedIdSchema('rol'))
  declare readonly roleId: string;
}

export class SimulatedCase extends CheckBody {
  @IsDefined()
  @ValidateNested()
  @Type(() => PrincipalBody)
  declare readonly principal: PrincipalBody;
}

export class SimulateBody {
  @Optional()
  @ValidateNested()
  @Type(() => RoleDraftBody)
  readonly role?: RoleDraftBody;

  @Optional()
  @ValidateNested()
  @Type(() => DraftGrantBody)
  readonly grant?: DraftGrantBody;

  /** Checks whose answers are compared. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SimulatedCase)
  readonly cases?: SimulatedCase[];

  /** What people may gain or lose. */
  @Optional()
  @ValidateNested()
  @Type(() => AccessQuestionBody)
  readonly question?: AccessQuestionBody;

  /** As the simulation takes it. @throws DomainError as `holderOf` and `grantOf` do */
  draft(): AccessDraft {
    const { role, grant } = this;
    return {
      ...(role
        ? {
            role: {
              ...(role.roleId === undefined ? {} : { roleId: role.roleId }),
              inherits: role.inherits ?? [],
              permissions: role.permissions.map(newPermission),
            },
          }
        : {}),
      ...(grant ? { grant: { ...grantOf(grant, holderOf(grant.holder)), roleId: grant.roleId ?? DRAFT_ROLE } } : {}),
    };
  }
}
