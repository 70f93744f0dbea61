import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Length,
  Matches,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Nullable, Optional } from '#kernel';
import { faultOfHeaders, MOST_HEADERS } from '../../domain/webhooks/custom-headers.ts';
import { type WebhookAuthKind } from '../../domain/webhooks/endpoint-settings.ts';
import { type ReceiverAuth } from '../../domain/webhooks/receiver-auth.ts';
import { SignatureHeaderBody } from './signing.dto.ts';

const AUTH_KINDS: readonly WebhookAuthKind[] = ['none', 'basic', 'bearer', 'oauth2', 'mtls'];
const PRINTABLE = /^[\x20-\x7e]*$/;
const TOKEN = /^[\x21-\x7e]+$/;
const NO_CONTROLS = /^\P{Cc}*$/u;
const LONGEST_PEM = 32_768;

/** A field of one kind of auth; under any other it has no place. */
function Of(
  kind: WebhookAuthKind,
  { required }: { readonly required: boolean } = { required: true },
): PropertyDecorator {
  const isKind = (auth: object): boolean => 'kind' in auth && auth.kind === kind;
  return applyDecorators(
    ValidateIf((auth: object, value: unknown) => value !== undefined || (required && isKind(auth))),
    ValidateBy({
      name: 'fitsKind',
      validator: {
        validate: (_, args) => isKind(args!.object),
        defaultMessage: (args) => `${args?.property} belongs to auth of the kind ${kind}`,
      },
    }),
  );
}

/** How requests say who sends them, besides their signature. What is secret of it is never shown again. */
export class ReceiverAuthBody {
  /**
   * `none`: not at all. `basic`: user name and password. `bearer`: a token that stays the same. `oauth2`: a token that is asked for with
   * client credentials, and anew when it has expired or the receiver answers 401. `mtls`: a certificate, shown while connecting.
   */
  @IsIn(AUTH_KINDS)
  readonly kind!: WebhookAuthKind;

  /** With `basic`. */
  @Of('basic')
  @Matches(/^[^:\p{Cc}]*$/u, { message: 'username must not hold a colon or control characters' })
  @Length(1, 200)
  @IsString()
  readonly username?: string;

  /** With `basic`. */
  @Of('basic')
  @Matches(NO_CONTROLS, { message: 'password must not hold control characters' })
  @Length(1, 500)
  @IsString()
  readonly password?: string;

  /** With `bearer`. */
  @Of('bearer')
  @Matches(TOKEN, { message: 'token must be printable ASCII without spaces' })
  @Length(1, 4096)
  @IsString()
  readonly token?: string;

  /** With `oauth2`: where tokens come from. The same rules hold as for `url`. */
  @Of('oauth2')
  @Length(1, 2048)
  @IsString()
  readonly tokenUrl?: string;

  /** With `oauth2`. */
  @Of('oauth2')
  @Matches(PRINTABLE, { message: 'clientId must be printable ASCII' })
  @Length(1, 500)
  @IsString()
  readonly clientId?: string;

  /** With `oauth2`. */
  @Of('oauth2')
  @Matches(PRINTABLE, { message: 'clientSecret must be printable ASCII' })
  @Length(1, 1000)
  @IsString()
  readonly clientSecret?: string;

  /** With `oauth2`, where the issuer wants them. */
  @Of('oauth2', { required: false })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/, { each: true, message: 'each value in scopes must be a word' })
  readonly scopes?: string[];

  /** With `oauth2`: which receiver the token is for, where the issuer wants to know. */
  @Of('oauth2', { required: false })
  @Matches(PRINTABLE, { message: 'audience must be printable ASCII' })
  @Length(1, 500)
  @IsString()
  readonly audience?: string;

  /** With `oauth2`: whether the issuer wants the credentials in the header `Authorization` or in the body. Left out, in the header. */
  @Of('oauth2', { required: false })
  @IsIn(['header', 'body'])
  readonly credentialsIn?: 'header' | 'body';

  /** With `mtls`, in PEM: the certificate, and behind it those that lead to one that the receiver knows. */
  @Of('mtls')
  @Length(1, LONGEST_PEM)
  @IsString()
  readonly certificate?: string;

  /** With `mtls`, in PEM and without a passphrase. */
  @Of('mtls')
  @Length(1, LONGEST_PEM)
  @IsString()
  readonly privateKey?: string;

  /** With `mtls`, in PEM: authorities that the receiver's own certificate may be from, besides the usual ones. */
  @Of('mtls', { required: false })
  @Length(1, LONGEST_PEM)
  @IsString()
  readonly ca?: string;
}

/** How the receiver is reached. What is left out stays as it is. */
export class ReachingBody extends SignatureHeaderBody {
  /**
   * Headers that every request has, in place of those that it had. Values are kept under lock and never shown again. `null` or `{}` clears
   * them.
   */
  @Nullable()
  @ValidateBy({
    name: 'isHeaders',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' && !Array.isArray(value) && faultOfHeaders({ ...value }) === null,
      defaultMessage: (args) =>
        typeof args?.value === 'object' && !Array.isArray(args.value)
          ? `headers ${faultOfHeaders({ ...(args.value as object) })}`
          : `headers must be an object of at most ${MOST_HEADERS} texts`,
    },
  })
  @ApiPropertyOptional({
    type: 'object',
    nullable: true,
    maxProperties: MOST_HEADERS,
    additionalProperties: { type: 'string', maxLength: 1024 },
    example: { 'X-Api-Key': 'a-key-of-the-receiver' },
  })
  readonly headers?: Record<string, string> | null;

  @Optional()
  @ValidateNested()
  @Type(() => ReceiverAuthBody)
  readonly auth?: ReceiverAuthBody;
}

/** The same as a union of kinds; what it holds was checked by the class. */
export function authOf(body: ReceiverAuthBody): ReceiverAuth {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as unknown as ReceiverAuth;
}
