import { IsEmail, IsString, Length, Matches } from 'class-validator';
import { IsTypedId, Optional } from '#kernel';

export class StartSsoBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;

  /** Leads to the connection that holds its domain. */
  @Optional()
  @IsEmail()
  readonly email?: string;

  /** `idp_…`. Left out: the one that holds the domain of `email`, or the only one that there is. */
  @Optional()
  @IsTypedId('idp')
  readonly connectionId?: string;
}

export class LinkSsoBody {
  /** `idp_…` */
  @IsTypedId('idp')
  readonly connectionId!: string;
}

/** Somebody on their way to a provider. */
export class SsoStartView {
  /** Open it in a browser. From there the person comes back to your sign-in page, with `#code=…`. */
  readonly url!: string;
  /** Keep it, and send it with the code: nobody but you can go on with this sign-in. It is shown this once. */
  readonly token!: string;
  readonly expiresAt!: string;
}

export class FinishSsoBody {
  /** What stood behind the # of your sign-in page. It works once, for two minutes. */
  @IsString()
  @Length(1, 200)
  readonly code!: string;

  /** What the start of the sign-in was answered with. */
  @IsString()
  @Length(1, 100)
  readonly token!: string;
}

/** What a browser posts for a SAML provider. Providers add fields of their own; they are left alone. */
export interface SamlAnswerForm {
  readonly SAMLResponse?: unknown;
  readonly RelayState?: unknown;
}
