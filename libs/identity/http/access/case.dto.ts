import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { DomainError, IsInstant, Optional, uuidOf } from '#kernel';
import { type KeepCase } from '../../commands/access/keep-case.command.ts';
import { CircumstancesBody, PrincipalBody, ResourceBody } from '../../queries/access/authz.dto.ts';

/** What somebody may, or may not, do: kept, so that no change of roles breaks it unseen. */
export class CaseBody {
  /** Unlike that of any other case: a refusal names it. */
  @IsString()
  @Length(3, 200)
  readonly name!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PrincipalBody)
  readonly principal!: PrincipalBody;

  /** The second half of a permission: `read`. */
  @IsString()
  @Matches(/^[a-z][a-z.-]{0,60}$/)
  readonly action!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => ResourceBody)
  readonly resource!: ResourceBody;

  /** Left out: the first level, on a device that is not trusted, from no address. */
  @Optional()
  @ValidateNested()
  @Type(() => CircumstancesBody)
  readonly context?: CircumstancesBody;

  /** The moment as of which grants are judged, for ever: a case must not begin to fail because time goes by. */
  @IsInstant()
  readonly now!: Date;

  @IsBoolean()
  readonly allowed!: boolean;

  /** @throws DomainError `authz.unknown-principal` */
  kept(): KeepCase['kept'] {
    const { name, principal, action, resource, context = {}, now, allowed } = this;
    const id = principal.kind === 'user' ? uuidOf('usr', principal.id) : principal.id;
    if (id === null)
      throw new DomainError('not-found', 'authz.unknown-principal', `There is no ${principal.kind} with this id`);
    return {
      name,
      principal: { kind: principal.kind, id },
      action,
      resource: { type: resource.type, id: resource.id ?? null },
      circumstances: {
        now: now.toISOString(),
        level: context.level ?? 1,
        onTrustedDevice: context.onTrustedDevice ?? false,
        ip: context.ip ?? null,
      },
      allowed,
    };
  }
}
