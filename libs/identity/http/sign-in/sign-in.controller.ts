import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Public, TypedIdParam } from '#kernel';
import { ChallengeView } from '../../commands/sign-in/factor-answer.dto.ts';
import {
  AttemptChallengeBody,
  AttemptProofBody,
  ChallengeAttempt,
  ProveAttempt,
} from '../../commands/sign-in/prove-attempt.command.ts';
import { SignInOutcome } from '../../commands/sign-in/sign-in-views.dto.ts';
import { SignIn, SignInBody } from '../../commands/sign-in/sign-in.command.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { Origin, TakesDeviceId } from './origin.ts';

const AttemptId = (): ParameterDecorator => TypedIdParam('attemptId', 'sia', 'sign-in.attempt-not-found');

/** Signing in. */
@ApiTags('sign-in')
@Controller('v1/auth')
export class SignInController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Signs a person in. The answer holds a session, or an attempt that still needs a second factor. A wrong password, an unknown person
   * and an unknown tenant are answered alike.
   */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: SignInOutcome })
  @ApiOperation({ operationId: 'signIn' })
  signIn(@Body() body: SignInBody, @Origin() origin: SignInOrigin): Promise<SignInOutcome> {
    return this.commands.execute(new SignIn(body, origin));
  }

  /** Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request. */
  @Post('sign-in/:attemptId/challenge')
  @HttpCode(200)
  @Public()
  @ApiProblems(401, 409, 429)
  @ApiOkResponse({ type: ChallengeView })
  @ApiOperation({ operationId: 'challengeSignIn' })
  challenge(@AttemptId() attemptId: string, @Body() body: AttemptChallengeBody): Promise<ChallengeView> {
    return this.commands.execute(new ChallengeAttempt(attemptId, body));
  }

  /** Ends a sign-in with the proof of a second factor. */
  @Post('sign-in/:attemptId/proof')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: SignInOutcome })
  @ApiOperation({ operationId: 'proveSignIn' })
  prove(
    @AttemptId() attemptId: string,
    @Body() body: AttemptProofBody,
    @Origin() origin: SignInOrigin,
  ): Promise<SignInOutcome> {
    return this.commands.execute(new ProveAttempt(attemptId, body, origin));
  }
}
