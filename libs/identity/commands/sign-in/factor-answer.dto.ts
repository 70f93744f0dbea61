import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, Length, MaxLength } from 'class-validator';
import { Optional } from '#kernel';
import { type FactorAnswer, type FactorKind } from '../../domain/factors/factors.ts';

export const FACTOR_KINDS = ['totp', 'sms', 'email', 'passkey', 'backup-code'] as const satisfies readonly FactorKind[];

/** Which factor is to be proved. */
export class ChallengeBody {
  @IsIn(FACTOR_KINDS)
  readonly kind!: FactorKind;

  /** Id of the offered factor; left out for backup codes, of which there is one set. */
  @Optional()
  @IsString()
  @MaxLength(64)
  readonly factorId?: string;
}

/** What a factor shows: a code, or the answer of an authenticator. */
export class ProofBody {
  @IsIn(FACTOR_KINDS)
  readonly kind!: FactorKind;

  @Optional()
  @IsString()
  @Length(1, 64)
  readonly code?: string;

  /** A passkey's answer, as WebAuthn gives it (`AuthenticationResponseJSON`). */
  @Optional()
  @IsObject()
  @ApiProperty({ required: false, type: Object, additionalProperties: true })
  readonly credential?: object;
}

export class ChallengeView {
  /** What the authenticator needs: nothing for codes, the options of a WebAuthn request for passkeys. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly challenge!: object;
}

/** The answer in a body; an empty code proves nothing. */
export function answerOf({ code, credential }: ProofBody): FactorAnswer {
  return credential === undefined ? { code: code ?? '' } : { credential };
}
