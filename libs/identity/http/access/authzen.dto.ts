import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Optional } from '#kernel';
import { PrincipalBody } from '../../queries/access/authz.dto.ts';

/** What the standard leaves to whoever asks; it decides nothing here. */
function Properties(): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [
      Optional(),
      IsObject(),
      ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Taken, and not looked at.' }),
    ])
      decorate(target, name);
  };
}

const KINDS: readonly PrincipalBody['kind'][] = ['user', 'api-key', 'client'];

export class AuthzenSubject {
  /** `user`, `api-key` or `client`. */
  @IsIn(KINDS)
  @ApiPropertyOptional({ type: String, enum: KINDS })
  readonly type!: PrincipalBody['kind'];

  /** `usr_…`, `key_…` or `app_…`. */
  @IsString()
  @Length(5, 60)
  readonly id!: string;

  @Properties()
  readonly properties?: object;
}

export class AuthzenAction {
  /** The second half of a permission: `read`. */
  @IsString()
  @Matches(/^[a-z][a-z.-]{0,60}$/)
  readonly name!: string;

  @Properties()
  readonly properties?: object;
}

export class AuthzenResource {
  /** The first half of a permission: `booking`. */
  @IsString()
  @Matches(/^[a-z][a-z-]{0,60}$/)
  readonly type!: string;

  /** `bkg_…` */
  @IsString()
  @Length(5, 60)
  readonly id!: string;

  @Properties()
  readonly properties?: object;
}

/** One question (Authorization API 1.0 §6). */
export class EvaluationBody {
  @IsDefined()
  @ValidateNested()
  @Type(() => AuthzenSubject)
  readonly subject!: AuthzenSubject;

  @IsDefined()
  @ValidateNested()
  @Type(() => AuthzenAction)
  readonly action!: AuthzenAction;

  @IsDefined()
  @ValidateNested()
  @Type(() => AuthzenResource)
  readonly resource!: AuthzenResource;

  /** `level`, `ip` and `onTrustedDevice` are looked at; whatever else there is is taken and not looked at. */
  @Optional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly context?: Record<string, unknown>;
}

/** A question that leaves out what the request says for all (§7.1.1). */
export class EvaluationPart {
  @Optional()
  @ValidateNested()
  @Type(() => AuthzenSubject)
  readonly subject?: AuthzenSubject;

  @Optional()
  @ValidateNested()
  @Type(() => AuthzenAction)
  readonly action?: AuthzenAction;

  @Optional()
  @ValidateNested()
  @Type(() => AuthzenResource)
  readonly resource?: AuthzenResource;

  @Optional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly context?: Record<string, unknown>;
}

export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;

export class EvaluationOptions {
  /** Whether all are answered, or only those up to the first that is denied, or permitted. */
  @Optional()
  @IsIn(SEMANTICS)
  @ApiPropertyOptional({ enum: SEMANTICS, default: 'execute_all' })
  readonly evaluations_semantic?: (typeof SEMANTICS)[number];
}

/** Many questions; without any it is one (§7). */
export class EvaluationsBody extends EvaluationPart {
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => EvaluationPart)
  readonly evaluations?: EvaluationPart[];

  @Optional()
  @ValidateNested()
  @Type(() => EvaluationOptions)
  readonly options?: EvaluationOptions;
}

export class EvaluationError {
  readonly status!: number;
  readonly message!: string;
}

export class EvaluationContext {
  readonly error!: EvaluationError;
}

export class EvaluationView {
  readonly decision!: boolean;
  /** Why the question could not be answered; it is then denied. */
  readonly context?: EvaluationContext;
}

export class EvaluationsView {
  /** Absent where one question was asked. */
  readonly evaluations?: EvaluationView[];
  /** Of the one question. */
  readonly decision?: boolean;
  readonly context?: EvaluationContext;
}
