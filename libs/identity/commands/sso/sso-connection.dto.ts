import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsFQDN,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsTypedId, Nullable, Optional } from '#kernel';

const KINDS = ['oidc', 'saml'] as const;
const HTTPS = { message: '$property must be an address that begins with https://' };
/** Whether http may stand there decides who may be asked at all: networks that the operator has listed. */
const ADDRESS = /^https?:\/\/[^\s#]+$/;

/** An OpenID provider. */
export class OidcSettingsBody {
  /** As the provider writes it in its tokens, to the character. Its discovery document lies below it. */
  @IsString()
  @Length(8, 1024)
  @Matches(ADDRESS, HTTPS)
  readonly issuer!: string;

  @IsString()
  @Length(1, 255)
  readonly clientId!: string;

  /** Left out: openid, email and profile. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/, {
    each: true,
    message: 'each value in scopes must be a scope of OAuth 2',
  })
  readonly scopes?: string[];

  /** The claim that names the person's groups. Left out: `groups`. */
  @Optional()
  @IsString()
  @Length(1, 255)
  readonly groupsClaim?: string;

  /** The provider does not say `email_verified`, but its addresses in your proved domains can be relied on. Left out: no. */
  @Optional()
  @IsBoolean()
  readonly trustsEmail?: boolean;
}

/** A SAML provider. */
export class SamlSettingsBody {
  /** As the provider writes it in its assertions. */
  @IsString()
  @Length(1, 1024)
  readonly entityId!: string;

  /** Where sign-ins are asked for, by HTTP-Redirect. */
  @IsString()
  @Length(8, 2048)
  @Matches(/^https:\/\/[^\s#]+$/, HTTPS)
  readonly ssoUrl!: string;

  /** What it signs with: one certificate, or two while it changes them. PEM, or its base64 alone. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(100, 10_000, { each: true })
  readonly certificates!: string[];

  /** The attribute that holds the e-mail address. `null` or left out: the NameID is the address. */
  @Nullable()
  @IsString()
  @Length(1, 255)
  readonly emailAttribute?: string | null;

  @Nullable()
  @IsString()
  @Length(1, 255)
  readonly nameAttribute?: string | null;

  @Nullable()
  @IsString()
  @Length(1, 255)
  readonly groupsAttribute?: string | null;
}

export class GroupRoleBody {
  /** As the provider names the group. */
  @IsString()
  @Length(1, 255)
  readonly group!: string;

  @IsTypedId('rol')
  readonly roleId!: string;
}

/** What people of the provider get. You must hold all that the roles give. */
export class SsoAccessBody {
  /** The role of people who come for the first time. `null` or left out: nobody is made an account. */
  @Nullable()
  @IsTypedId('rol')
  readonly defaultRoleId?: string | null;

  /** Roles that members of the provider's groups have, looked at whenever they sign in. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GroupRoleBody)
  readonly roles?: GroupRoleBody[];

  /** Values of `acr`, `amr` or AuthnContextClassRef that mean that a second factor was proved there. Left out: none. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 255, { each: true })
  readonly secondLevel?: string[];
}

export class CreateSsoConnectionBody {
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @IsIn(KINDS)
  @ApiProperty({ enum: KINDS })
  readonly kind!: (typeof KINDS)[number];

  /** Of the kind `oidc`. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => OidcSettingsBody)
  readonly oidc?: OidcSettingsBody;

  /** Of the kind `saml`. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => SamlSettingsBody)
  readonly saml?: SamlSettingsBody;

  /** Of the kind `oidc`: by which the provider knows us. It is never shown again. */
  @Optional()
  @IsString()
  @Length(8, 512)
  readonly clientSecret?: string;

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => SsoAccessBody)
  readonly access?: SsoAccessBody;
}

/** What is given replaces what was there as a whole; what is left out stays. */
export class ChangeSsoConnectionBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => OidcSettingsBody)
  readonly oidc?: OidcSettingsBody;

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => SamlSettingsBody)
  readonly saml?: SamlSettingsBody;

  @Optional()
  @IsString()
  @Length(8, 512)
  readonly clientSecret?: string;

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => SsoAccessBody)
  readonly access?: SsoAccessBody;

  /** `on` once it was tested; another issuer, client, secret, entity id or address has to be tested anew. */
  @Optional()
  @IsIn(['on', 'off'])
  @ApiProperty({ enum: ['on', 'off'], required: false })
  readonly state?: 'on' | 'off';
}

export class SsoDomainBody {
  /** As it stands behind the @ of addresses. */
  @IsFQDN({}, { message: 'domain must be a domain name, such as garage.example' })
  @Length(4, 189)
  readonly domain!: string;
}
