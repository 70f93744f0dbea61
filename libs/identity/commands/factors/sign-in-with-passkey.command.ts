import { randomBytes } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Matches } from 'class-validator';
import { AuditTrail, currentContext, ProblemError, TenantDirectory, type TenantRef } from '#kernel';
import { type SignInOutcome } from '../sign-in/sign-in-views.dto.ts';
import { type SignInOrigin, SignIns } from '../sign-in/sign-ins.ts';
import { FactorDemands } from './factor-demands.ts';
import { PasskeyFactors } from './passkey-factors.ts';

const ATTEMPT_BYTES = 24;

export class PasskeyChallengeBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;
}

export class PasskeyChallengeView {
  /** Send it with the answer, within 5 minutes. */
  readonly attempt!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Options for `navigator.credentials.get()` (PublicKeyCredentialRequestOptionsJSON).',
  })
  readonly options!: object;
}

export class PasskeySignInBody extends PasskeyChallengeBody {
  /** As the challenge was given. */
  @IsString()
  @Matches(/^[\w-]{32}$/, { message: 'attempt must be what the challenge came with' })
  readonly attempt!: string;

  /** What `navigator.credentials.get()` has answered (AuthenticationResponseJSON). */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly credential!: object;
}

/** Asks for any passkey of the tenant; who has it says their device. */
export class AskForPasskey extends Command<PasskeyChallengeView> {
  constructor(readonly tenant: string) {
    super();
  }
}

/** Signs somebody in by their passkey alone. */
export class SignInWithPasskey extends Command<SignInOutcome> {
  constructor(
    readonly answer: PasskeySignInBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

/** A tenant that is not there asks like any other, and nobody's answer is right. */
@CommandHandler(AskForPasskey)
export class AskForPasskeyHandler implements ICommandHandler<AskForPasskey> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly passkeys: PasskeyFactors,
  ) {}

  async execute({ tenant: slug }: AskForPasskey): Promise<PasskeyChallengeView> {
    const attempt = randomBytes(ATTEMPT_BYTES).toString('base64url');
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) return { attempt, options: await this.passkeys.unansweredOptions() };
    currentContext()!.tenant = tenant;
    return { attempt, options: await this.passkeys.beginSignIn(attempt) };
  }
}

/**
 * A passkey with user verification is possession and knowledge, or a finger, in one: the second level. Nothing in it can be guessed, so
 * failures of other factors do not keep its person out.
 */
@CommandHandler(SignInWithPasskey)
export class SignInWithPasskeyHandler implements ICommandHandler<SignInWithPasskey> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly passkeys: PasskeyFactors,
    private readonly demands: FactorDemands,
    private readonly signIns: SignIns,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ answer: { tenant: slug, attempt, credential }, origin }: SignInWithPasskey): Promise<SignInOutcome> {
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) throw wrongPasskey();
    currentContext()!.tenant = tenant;
    const userId = await this.#recognise(attempt, credential);
    if (userId === null) return this.#refuse(tenant);
    const session = await this.signIns.complete(tenant, userId, { methods: ['passkey'], level: 2 }, origin);
    return { status: 'signed-in', session, attempt: null };
  }

  async #recognise(attempt: string, credential: object): Promise<string | null> {
    const { allowed } = await this.demands.policy();
    return allowed.includes('passkey') ? this.passkeys.signIn(attempt, credential) : null;
  }

  async #refuse({ schema }: TenantRef): Promise<never> {
    const facts = { methods: 'passkey', code: 'session.wrong-passkey' };
    await this.audit.note(schema, { action: 'session.open', outcome: 'refused', facts });
    throw wrongPasskey();
  }
}

const wrongPasskey = (): ProblemError =>
  new ProblemError(
    401,
    'session.wrong-passkey',
    'This is no passkey of the tenant, or its challenge has ended; begin anew',
  );
