import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsIP,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsInstant, Optional, typedId } from '#kernel';
import { type MissedRule, type TracedRule } from '../../domain/access/rules-of-grants.ts';
import { type Holder, publicHolderId } from '../../domain/access/grant.ts';
import { type Decision } from './decision.ts';
import { HolderView } from './list-grants.query.ts';

const PRINCIPALS = ['user', 'api-key', 'client'] as const;

export class PrincipalBody {
  @IsIn(PRINCIPALS)
  @ApiProperty({ enum: PRINCIPALS })
  readonly kind!: (typeof PRINCIPALS)[number];

  /** `usr_…`, `key_…` or `app_…`. Keys and apps are judged by their grants; their scopes are shown with them. */
  @IsString()
  @Length(5, 60)
  readonly id!: string;
}

export class ResourceBody {
  /** The first half of a permission: `booking`. */
  @IsString()
  @Matches(/^[a-z][a-z-]{0,60}$/)
  readonly type!: string;

  /** `bkg_…`. Left out, the question is whether there is any on which it may be done. */
  @Optional()
  @IsString()
  @Length(5, 60)
  readonly id?: string;
}

export class CircumstancesBody {
  /** Assurance level of the session; left out: 1. */
  @Optional()
  @IsIn([1, 2])
  readonly level?: 1 | 2;

  /** Whether the session was opened on a device that the person trusts; left out: no. */
  @Optional()
  @IsBoolean()
  readonly onTrustedDevice?: boolean;

  @Optional()
  @IsIP()
  @MaxLength(45)
  readonly ip?: string;
}

/** What is asked about somebody. */
export class AccessQuestionBody {
  /** The second half of a permission: `read`. */
  @IsString()
  @Matches(/^[a-z][a-z.-]{0,60}$/)
  readonly action!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => ResourceBody)
  readonly resource!: ResourceBody;

  /** Left out: the usual ones. */
  @Optional()
  @ValidateNested()
  @Type(() => CircumstancesBody)
  readonly context?: CircumstancesBody;

  /** As roles and grants were then, by the log; the resource is taken as it is now. Left out: now. */
  @Optional()
  @IsInstant({ required: false })
  readonly at?: Date;
}

export class CheckBody extends AccessQuestionBody {
  /** Left out: the caller, as they are. Others need `authz:read`. */
  @Optional()
  @ValidateNested()
  @Type(() => PrincipalBody)
  readonly principal?: PrincipalBody;
}

export class BatchCheckBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CheckBody)
  readonly checks!: CheckBody[];
}

export class CheckView {
  readonly allowed!: boolean;
  /** Fields of the resource with which it may be done; null where rules name none of it. */
  readonly fields!: string[] | null;
}

export class BatchCheckItem {
  /** As the single check would have answered. */
  readonly allowed!: boolean;
  readonly fields!: string[] | null;
  /** Code of the refusal that the single check would have got, such as `resource.not-found`. */
  readonly problem!: string | null;
}

export class BatchCheckView {
  /** In the order of the checks. */
  readonly data!: BatchCheckItem[];
}

export class RuleView {
  /** `grt_…` */
  readonly grantId!: string;
  /** `rol_…`, the role that was granted. */
  readonly roleId!: string;
  readonly holder!: HolderView;
  /** Names of the roles from the granted one to the one that holds the permission. */
  readonly path!: string[];
  /** `prm_…` */
  readonly permissionId!: string;
  @ApiProperty({ example: 'booking:read' })
  readonly permission!: string;
  readonly inverted!: boolean;
  @ApiProperty({
    example: 'holds',
    description:
      'holds, or why not: conditions, scope, template (a value is missing), not-yet, over, address, level, hours; more may come.',
  })
  readonly why!: string;
}

export class ExplainView extends CheckView {
  /** The rules without which the answer would be the other one. Empty: nothing allows it, or everybody may do it. */
  readonly because!: RuleView[];
  /** Rules about the same that did not come to bear, at most 20. */
  readonly nearest!: RuleView[];
}

export class WhoView {
  readonly principal!: HolderView;
  readonly because!: RuleView[];
}

export function holderView(holder: Holder): HolderView {
  return { kind: holder.kind, id: publicHolderId(holder) };
}

export function ruleView({
  grant,
  permission,
  path,
  why,
}: Omit<TracedRule, 'rule'> & { readonly why: MissedRule['why'] | 'conditions' | 'holds' }): RuleView {
  return {
    grantId: typedId('grt', grant.grantId),
    roleId: typedId('rol', grant.roleId),
    holder: holderView(grant.holder),
    path: [...path],
    permissionId: typedId('prm', permission.permissionId),
    permission: `${permission.subject}:${permission.action}`,
    inverted: permission.inverted,
    why,
  };
}

/** The rules that made a decision. */
export function becauseOf({ because }: Pick<Decision, 'because'>): RuleView[] {
  return because.map((traced) => ruleView({ ...traced, why: 'holds' }));
}
