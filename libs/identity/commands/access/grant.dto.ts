import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { DomainError, IsInstant, IsTypedId, Nullable, Optional, uuidOf } from '#kernel';
import { ANY_CONTEXT, type Grant, type GrantScope, type Holder } from '../../domain/access/grant.ts';

const KINDS = ['tenant', 'workshop', 'fleet', 'own'] as const;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export class GrantScopeBody {
  /** `tenant`: everything; `workshop`: what belongs to these workshops; `fleet`: to these vehicles; `own`: to the person. */
  @IsIn(KINDS)
  @ApiProperty({ enum: KINDS })
  readonly kind!: (typeof KINDS)[number];

  /** Of the kind `workshop`. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsTypedId('wsh', { each: true })
  readonly workshopIds?: string[];

  /** Of the kind `fleet`. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsTypedId('veh', { each: true })
  readonly vehicleIds?: string[];
}

const IsZone = () =>
  ValidateBy({
    name: 'isZone',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isZone(value),
      defaultMessage: () => 'timeZone must be an IANA time zone, such as Asia/Riyadh',
    },
  });

const IsBlock = () =>
  Matches(
    /^(?:\d{1,3}(?:\.\d{1,3}){3}\/(?:\d|[12]\d|3[0-2])|[0-9a-fA-F:]{2,39}(?:\.\d{1,3}){0,3}\/(?:\d{1,2}|1[01]\d|12[0-8]))$/,
    {
      each: true,
      message: 'each value in addresses must be a CIDR block, such as 192.0.2.0/24 or 2001:db8::/32',
    },
  );

export class GrantHoursBody {
  @IsZone()
  @ApiProperty({ type: String, maxLength: 64, example: 'Asia/Riyadh' })
  readonly timeZone!: string;

  /** 1 is Monday, 7 is Sunday. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  readonly weekdays!: number[];

  @IsString()
  @Matches(CLOCK, { message: 'from must be a time of day such as 08:00' })
  readonly from!: string;

  /** Not included. */
  @IsString()
  @Matches(CLOCK, { message: 'until must be a time of day such as 18:00' })
  readonly until!: string;
}

export class GrantContextBody {
  /** The caller's address must lie in one of them. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsBlock()
  readonly addresses?: string[];

  /** 2: only in a session in which a second factor or a passkey was proved. */
  @Optional()
  @IsIn([1, 2])
  readonly minimumLevel?: 1 | 2;

  /** Only in a session that was opened on a device which the person trusts. */
  @Optional()
  @IsBoolean()
  readonly trustedDevice?: boolean;

  @Nullable()
  @ValidateNested()
  @Type(() => GrantHoursBody)
  readonly hours?: GrantHoursBody | null;
}

/** A role for somebody whom the path names. */
export class RoleOfUserBody {
  @IsTypedId('rol')
  readonly roleId!: string;

  /** Left out: the whole tenant. */
  @Optional()
  @ValidateNested()
  @Type(() => GrantScopeBody)
  readonly scope?: GrantScopeBody;

  /** From when on. Left out: at once. */
  @Nullable()
  @IsInstant({ required: false })
  readonly notBefore?: Date | null;

  /** Until when, itself not included. Left out: until it is revoked. */
  @Nullable()
  @IsInstant({ required: false })
  readonly notAfter?: Date | null;

  /** Under which circumstances it holds. Left out: under all. */
  @Optional()
  @ValidateNested()
  @Type(() => GrantContextBody)
  readonly context?: GrantContextBody;

  /** Why; whoever may read grants reads it. */
  @Nullable()
  @IsString()
  @Length(3, 500)
  readonly reason?: string | null;
}

const HOLDERS = ['user', 'group', 'api-key', 'client'] as const;

export class HolderBody {
  @IsIn(HOLDERS)
  @ApiProperty({ enum: HOLDERS })
  readonly kind!: (typeof HOLDERS)[number];

  /** `usr_…`, `grp_…`, `key_…` or `app_…`, as the kind says. */
  @IsString()
  @Length(5, 60)
  readonly id!: string;
}

/** A role for a person, a group, a key or an app. */
export class GrantBody extends RoleOfUserBody {
  @IsDefined()
  @ValidateNested()
  @Type(() => HolderBody)
  readonly holder!: HolderBody;
}

/** Who is meant. @throws DomainError `grant.unknown-holder` */
export function holderOf({ kind, id }: HolderBody): Holder {
  const known = {
    user: () => uuidOf('usr', id),
    group: () => uuidOf('grp', id),
    'api-key': () => (/^key_[0-9A-Za-z]{12}$/.test(id) ? id : null),
    client: () => (uuidOf('app', id) === null ? null : id),
  }[kind]();
  if (known === null) throw new DomainError('invalid', 'grant.unknown-holder', `There is no ${kind} with this id`);
  return { kind, id: known };
}

/** The order as the domain takes it. @throws DomainError `grant.scope` */
export function grantOf(body: RoleOfUserBody, holder: Holder): Omit<Grant, 'grantId'> {
  const { roleId, scope, notBefore, notAfter, context = {}, reason = null } = body;
  return {
    holder,
    roleId,
    scope: scopeOf(scope),
    notBefore: notBefore?.toISOString() ?? null,
    notAfter: notAfter?.toISOString() ?? null,
    context: {
      addresses: context.addresses ?? ANY_CONTEXT.addresses,
      minimumLevel: context.minimumLevel ?? ANY_CONTEXT.minimumLevel,
      hours: context.hours ? { ...context.hours, weekdays: context.hours.weekdays.toSorted() } : null,
      ...(context.trustedDevice ? { trustedDevice: true } : {}),
    },
    reason,
    source: 'person',
  };
}

function scopeOf({ kind, workshopIds, vehicleIds }: GrantScopeBody = { kind: 'tenant' }): GrantScope {
  const wanted = { workshop: workshopIds, fleet: vehicleIds, tenant: [], own: [] }[kind];
  const stray = (kind !== 'workshop' && workshopIds) || (kind !== 'fleet' && vehicleIds);
  if (wanted && !stray) return { kind, ids: wanted };
  throw new DomainError(
    'invalid',
    'grant.scope',
    'A scope of the kind workshop has workshopIds, of the kind fleet vehicleIds, of the others neither',
  );
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
