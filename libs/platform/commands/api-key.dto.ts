import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant, IsTypedId, Nullable, Optional } from '#kernel';
import { KEY_KINDS, KEY_MODES, type KeyKind, type KeyMode } from '../domain/api-key.ts';
import { KEY_PRESET_NAMES, type KeyPresetName } from '../domain/key-presets.ts';
import { SCOPE } from '../domain/key-scopes.ts';
import { IsMetadata, IsNetworks, IsWebOrigins } from './key-fields.ts';

const REFILLS = ['daily', 'monthly', 'never'] as const;
const LABEL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const A_BILLION = 1_000_000_000;
const MONTH_SECONDS = 2_678_400;

export class ApiKeyLimitBody {
  /** As the headers name it: `burst`, `daily`, `search`. */
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{0,29}$/, { message: 'name must be lower-case words with hyphens, such as burst' })
  readonly name!: string;

  /** So much in a window; a request takes its cost, most of them 1. */
  @IsInt()
  @Min(1)
  @Max(A_BILLION)
  readonly quota!: number;

  @IsInt()
  @Min(1)
  @Max(MONTH_SECONDS)
  readonly windowSeconds!: number;

  /** Patterns of operation ids, `search*`; left out, every operation counts. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(/^[A-Za-z*]{1,80}$/, { each: true, message: 'each value in operations must be a pattern such as search*' })
  readonly operations?: string[];

  /** Keys of yours that name the same draw on one count. */
  @Optional()
  @IsString()
  @Matches(LABEL, { message: 'sharedAs must be 1 to 64 letters, digits, dots, hyphens and underscores' })
  readonly sharedAs?: string;
}

export class ApiKeyCreditsBody {
  @IsInt()
  @Min(1)
  @Max(A_BILLION)
  readonly amount!: number;

  /** At midnight UTC: every day, on the first of a month, or never. */
  @IsIn(REFILLS)
  @ApiProperty({ enum: REFILLS })
  readonly refill!: (typeof REFILLS)[number];
}

/** A key that is to be made. */
export class IssueApiKeyBody {
  /** Says what the key is for; appears in timelines beside what was done with it. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @IsIn(KEY_MODES)
  @ApiProperty({ enum: KEY_MODES })
  readonly mode!: KeyMode;

  /** `sk` secret, for servers; `rk` restricted, names every subject it may touch; `pk` publishable, may lie in a page or an app. Left out: `sk`. */
  @Optional()
  @IsIn(KEY_KINDS)
  @ApiProperty({ enum: KEY_KINDS, required: false, default: 'sk' })
  readonly kind?: KeyKind;

  /** Permissions such as `booking:read`; `booking:*` is every action on bookings, `*` everything. Give these or a preset. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(SCOPE, {
    each: true,
    message: 'each value in scopes must be a permission such as booking:read, booking:* or *',
  })
  readonly scopes?: string[];

  /** Scopes for what keys are mostly made for, in place of `scopes`. `listApiKeyPresets` shows them. */
  @Optional()
  @IsIn(KEY_PRESET_NAMES)
  @ApiProperty({ enum: KEY_PRESET_NAMES, required: false })
  readonly preset?: KeyPresetName;

  /** When the key stops working. Left out, it works until it is revoked. */
  @Optional()
  @IsInstant({ required: false })
  readonly expiresAt?: Date;

  /** Whose key it is: the key may do what the account may, and stays when people leave. Left out, it is yours. */
  @Optional()
  @IsTypedId('sva')
  @ApiProperty({ required: false })
  readonly serviceAccountId?: string;

  /** Where the key is used: `production`, `staging`, `till-3`. */
  @Nullable()
  @IsString()
  @Matches(LABEL, { message: 'environment must be 1 to 64 letters, digits, dots, hyphens and underscores' })
  readonly environment?: string | null;

  /** Whom the key was given to: an id of theirs or yours. */
  @Nullable()
  @IsString()
  @Matches(LABEL, { message: 'partnerId must be 1 to 64 letters, digits, dots, hyphens and underscores' })
  readonly partnerId?: string | null;

  /** Up to 50 texts of your own. */
  @Optional()
  @IsMetadata()
  readonly metadata?: Record<string, string>;

  /** CIDR blocks of IPv4 and IPv6 that the key is taken from. Left out or empty: those of the tenant's policy. */
  @Optional()
  @IsNetworks()
  readonly networks?: string[];

  /**
   * Origins whose pages may use the key, of a publishable key only. Left out or empty: pages on hosts and domains that you have proved. Who
   * is no browser can claim any origin, so this keeps out pages, not programs.
   */
  @Optional()
  @IsWebOrigins()
  readonly origins?: string[];

  /** Limits of this key, beside those of the tenant's plan; several windows hold at once. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique(({ name }: ApiKeyLimitBody) => name, { message: 'each of limits must have a name of its own' })
  @ValidateNested({ each: true })
  @Type(() => ApiKeyLimitBody)
  readonly limits?: ApiKeyLimitBody[];

  /** What the key may spend until it is filled again; then it is exhausted. */
  @Nullable()
  @ValidateNested()
  @Type(() => ApiKeyCreditsBody)
  readonly credits?: ApiKeyCreditsBody | null;
}

/** What is given is changed, and `null` clears it (RFC 7396). */
export class ChangeApiKeyBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  /** `null`: until it is revoked. */
  @Nullable()
  @IsInstant({ required: false })
  readonly expiresAt?: Date | null;

  @Nullable()
  @IsString()
  @Matches(LABEL, { message: 'environment must be 1 to 64 letters, digits, dots, hyphens and underscores' })
  readonly environment?: string | null;

  @Nullable()
  @IsString()
  @Matches(LABEL, { message: 'partnerId must be 1 to 64 letters, digits, dots, hyphens and underscores' })
  readonly partnerId?: string | null;

  /** What is named is changed, and `null` takes it away. */
  @Optional()
  @IsMetadata({ clears: true })
  readonly metadata?: Record<string, string | null>;

  /** All of them; empty: those of the tenant's policy. */
  @Optional()
  @IsNetworks()
  readonly networks?: string[];

  /** All of them, of a publishable key only; empty: pages on hosts and domains that you have proved. */
  @Optional()
  @IsWebOrigins()
  readonly origins?: string[];

  /** All of them. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique(({ name }: ApiKeyLimitBody) => name, { message: 'each of limits must have a name of its own' })
  @ValidateNested({ each: true })
  @Type(() => ApiKeyLimitBody)
  readonly limits?: ApiKeyLimitBody[];

  @Nullable()
  @ValidateNested()
  @Type(() => ApiKeyCreditsBody)
  readonly credits?: ApiKeyCreditsBody | null;
}
