import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject, IsString, Length, Matches } from 'class-validator';
import { Optional, Receipt } from '#kernel';
import {
  type ClientAuthentication,
  type ClientKind,
  type OAuthClient,
  type PublicKey,
} from '../../domain/oauth/oauth-client.ts';

const KINDS = ['web', 'browser', 'native', 'machine'] as const satisfies readonly ClientKind[];
const AUTHENTICATIONS = ['client-secret', 'private-key-jwt', 'none'] as const satisfies readonly ClientAuthentication[];

const IsRedirectUris = (): PropertyDecorator => (target, property) => {
  for (const rule of [
    IsArray(),
    ArrayMaxSize(20),
    ArrayUnique(),
    IsString({ each: true }),
    Length(8, 500, { each: true }),
  ])
    rule(target, property);
};

const IsScopes = (): PropertyDecorator => (target, property) => {
  const form = Matches(/^[a-z][a-z-]*:[a-z][a-z.-]*$/, {
    each: true,
    message: 'each value in scopes must be a permission such as booking:read',
  });
  for (const rule of [IsArray(), ArrayMaxSize(100), ArrayUnique(), form]) rule(target, property);
};

const IsKeys = (): PropertyDecorator => (target, property) => {
  for (const rule of [IsArray(), ArrayMaxSize(5), IsObject({ each: true })]) rule(target, property);
};

export class NewOAuthClientBody {
  /** People read it when they are asked. */
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  /**
   * `web`: its server keeps a secret. `browser`, `native`: everybody has it, and it keeps none. `machine`: it acts for itself; grant it roles
   * like a person.
   */
  @IsIn(KINDS)
  @ApiProperty({ enum: KINDS })
  readonly kind!: ClientKind;

  /** Left out: `client-secret`, or `none` where no secret can be kept. */
  @Optional()
  @IsIn(AUTHENTICATIONS)
  @ApiProperty({ enum: AUTHENTICATIONS, required: false })
  readonly authentication?: ClientAuthentication;

  /** Where people come back to; compared letter by letter. For `native` the port on 127.0.0.1 and [::1] may be any. */
  @Optional()
  @IsRedirectUris()
  readonly redirectUris?: string[];

  /** Permissions that it may ask for; you must hold them. What it may do is never more than whoever consents may. */
  @IsScopes()
  readonly scopes!: string[];

  /** Public JWKs, for `private-key-jwt`. */
  @Optional()
  @IsKeys()
  @ApiProperty({ required: false, type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly keys?: PublicKey[];
}

export class ChangeOAuthClientBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  @Optional()
  @IsRedirectUris()
  readonly redirectUris?: string[];

  /** Takes effect on tokens that were given out within a second. */
  @Optional()
  @IsScopes()
  readonly scopes?: string[];

  @Optional()
  @IsKeys()
  @ApiProperty({ required: false, type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly keys?: PublicKey[];
}

export class MadeOAuthClient extends Receipt {
  /** Shown this once; `null` for an app that has none, and when the request was repeated: make a new one if it was lost. */
  @ApiProperty({ type: String, nullable: true })
  readonly secret!: string | null;
}

export class NewSecretView {
  /** Shown this once; the one before opens nothing any more. */
  readonly secret!: string;
}

/** The app that somebody wants. */
export function clientOf(body: NewOAuthClientBody): OAuthClient {
  const { name, kind, redirectUris = [], scopes, keys = [] } = body;
  const usual = kind === 'web' || kind === 'machine' ? 'client-secret' : 'none';
  return { name, kind, authentication: body.authentication ?? usual, redirectUris, scopes, keys };
}
