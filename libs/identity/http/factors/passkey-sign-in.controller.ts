import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Public } from '#kernel';
import {
  AskForPasskey,
  PasskeyChallengeBody,
  PasskeyChallengeView,
  PasskeySignInBody,
  SignInWithPasskey,
} from '../../commands/factors/sign-in-with-passkey.command.ts';
import { SignInOutcome } from '../../commands/sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { Origin, TakesDeviceId } from '../sign-in/origin.ts';

@ApiTags('sign-in')
@Controller('v1/auth/passkeys')
export class PasskeySignInController {
  constructor(private readonly commands: CommandBus) {}

  /** Asks for a passkey: the device shows the person those that it has. */
  @Post('challenge')
  @Public()
  @ApiProblems(429)
  @ApiCreatedResponse({ type: PasskeyChallengeView })
  @ApiOperation({ operationId: 'askForPasskey' })
  challenge(@Body() { tenant }: PasskeyChallengeBody): Promise<PasskeyChallengeView> {
    return this.commands.execute(new AskForPasskey(tenant));
  }

  /** Signs in by a passkey alone, at the second level of assurance. */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: SignInOutcome })
  @ApiOperation({ operationId: 'signInWithPasskey' })
  signIn(@Body() body: PasskeySignInBody, @Origin() origin: SignInOrigin): Promise<SignInOutcome> {
    return this.commands.execute(new SignInWithPasskey(body, origin));
  }
}
