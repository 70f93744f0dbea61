import { ApiProperty } from '@nestjs/swagger';
import { type DeviceTrust, type FactorKind, type OfferedFactor } from '../../domain/factors/factors.ts';
import { type SignedIn } from './sign-ins.ts';

/** The tokens of a session. They are shown this once. */
export class SignedInView implements SignedIn {
  /** `ses_…` */
  readonly sessionId!: string;
  /** `usr_…` */
  readonly userId!: string;
  /** A JWT; send it as `Authorization: Bearer <token>`. Good for five minutes at the app that gave it. */
  readonly accessToken!: string;
  readonly accessExpiresAt!: string;
  /** Exchange it at `POST /v1/sessions/refresh`, once; each exchange gives the next one. */
  readonly refreshToken!: string;
  /** When the session ends unless it is refreshed. */
  readonly refreshExpiresAt!: string;
}

/** A factor that may be proved now. */
export class OfferedFactorView implements OfferedFactor {
  /** `totp`, `sms`, `email`, `passkey` or `backup-code`; more may come. */
  @ApiProperty({ type: String })
  readonly kind!: FactorKind;
  readonly id?: string;
  /** Enough to know it again: the end of a number, the name of a passkey. */
  readonly hint!: string;
}

/** A sign-in that still needs a second factor. */
export class SignInAttemptView {
  /** `sia_…` */
  readonly id!: string;
  /** Send it in the body of the next steps; it is shown this once. */
  readonly token!: string;
  readonly expiresAt!: string;
  @ApiProperty({ type: [OfferedFactorView] })
  readonly offered!: readonly OfferedFactorView[];
}

/** A device that holds it is not asked for a factor until `expiresAt`, or until one of its person's factors is removed. */
export class DeviceTrustView implements DeviceTrust {
  /** Send it with the next sign-ins as `deviceTrust`. It is shown this once. */
  readonly token!: string;
  readonly expiresAt!: string;
}

export class SignInOutcome {
  /**
   * `signed-in`: the session may be used. `factor-required`: prove one of the offered factors next. `enrolment-required`: the session is good
   * for setting up a second factor only.
   */
  readonly status!: 'signed-in' | 'factor-required' | 'enrolment-required';
  readonly session!: SignedInView | null;
  readonly attempt!: SignInAttemptView | null;
  /** When it was asked for with the proof, and the tenant trusts devices. */
  @ApiProperty({ type: () => DeviceTrustView, nullable: true, required: false })
  readonly deviceTrust?: DeviceTrustView | null;
}
