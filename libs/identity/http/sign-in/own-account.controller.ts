import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, Can, TypedIdParam } from '#kernel';
import { ChangePassword, ChangePasswordBody } from '../../commands/people/change-password.command.ts';
import { RequestEmailProof } from '../../commands/people/prove-email.command.ts';
import { ChallengeBody, ChallengeView } from '../../commands/sign-in/factor-answer.dto.ts';
import { SignedInView } from '../../commands/sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import {
  BeginStepUp,
  ChallengeStepUp,
  ProveStepUp,
  type Stepping,
  StepUpProofBody,
  StepUpView,
} from '../../commands/sign-in/step-up.command.ts';
import { OwnPerson } from '../factors/own-person.ts';
import { OwnSession } from './own-session.ts';
import { Origin } from './origin.ts';

const StepUpId = (): ParameterDecorator => TypedIdParam('stepUpId', 'stp', 'step-up.not-found');

/** What people do about their own account. */
@ApiTags('sign-in')
@Controller('v1/auth')
export class OwnAccountController {
  constructor(private readonly commands: CommandBus) {}

  /** Changes your password. Your other sessions end, and you are told by e-mail. */
  @Post('password')
  @HttpCode(204)
  @Can('session:own')
  @ApiNoContentResponse({ description: 'The password is changed.' })
  @ApiOperation({ operationId: 'changePassword' })
  changePassword(
    @OwnSession() { userId, sessionId }: Stepping,
    @Body() body: ChangePasswordBody,
    @Origin() { ip }: SignInOrigin,
  ): Promise<void> {
    return this.commands.execute(new ChangePassword(userId, sessionId, body, ip));
  }

  /** Sends a link to your mailbox, by which you prove that the address is yours. */
  @Post('email-proofs')
  @HttpCode(202)
  @Can('session:own')
  @ApiAcceptedResponse({ description: 'Unless the address is proved already, a link is on its way.' })
  @ApiOperation({ operationId: 'requestEmailProof' })
  requestEmailProof(@OwnPerson() userId: string): Promise<void> {
    return this.commands.execute(new RequestEmailProof(userId));
  }

  /** Begins to prove anew who you are, as sensitive operations ask you to. */
  @Post('step-up')
  @Can('session:own')
  @ApiCreatedResponse({ type: StepUpView })
  @ApiOperation({ operationId: 'beginStepUp' })
  beginStepUp(@OwnSession() who: Stepping): Promise<StepUpView> {
    return this.commands.execute(new BeginStepUp(who));
  }

  /** Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request. */
  @Post('step-up/:stepUpId/challenge')
  @HttpCode(200)
  @Can('session:own')
  @ApiProblems(404)
  @ApiOkResponse({ type: ChallengeView })
  @ApiOperation({ operationId: 'challengeStepUp' })
  challengeStepUp(
    @OwnSession() who: Stepping,
    @StepUpId() stepUpId: string,
    @Body() body: ChallengeBody,
  ): Promise<ChallengeView> {
    return this.commands.execute(new ChallengeStepUp(who, stepUpId, body));
  }

  /** Ends it with a proof. The session goes on under a new id and with new tokens; the old ones open nothing any more. */
  @Post('step-up/:stepUpId/proof')
  @HttpCode(200)
  @Can('session:own')
  @ApiProblems(404)
  @ApiOkResponse({ type: SignedInView })
  @ApiOperation({ operationId: 'proveStepUp' })
  proveStepUp(
    @OwnSession() who: Stepping,
    @StepUpId() stepUpId: string,
    @Body() body: StepUpProofBody,
    @Origin() origin: SignInOrigin,
  ): Promise<SignedInView> {
    return this.commands.execute(new ProveStepUp(who, stepUpId, body, origin));
  }
}
