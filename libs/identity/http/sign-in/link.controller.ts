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
import { ApiProblems, Public, typedId } from '#kernel';
import { AcceptInvitation, AcceptInvitationBody } from '../../commands/people/invite.command.ts';
import { ProveEmail } from '../../commands/people/prove-email.command.ts';
import { ConfirmRegistration, Register, RegistrationBody } from '../../commands/people/register.command.ts';
import {
  LinkTokenBody,
  PasswordResetBody,
  RedeemMagicLink,
  ResetPassword,
} from '../../commands/sign-in/redeem-link.command.ts';
import { LinkRequestBody, RequestLink } from '../../commands/sign-in/request-link.command.ts';
import { SignInOutcome } from '../../commands/sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { NewPersonView } from './new-person.dto.ts';
import { Origin, TakesDeviceId } from './origin.ts';

/** What is done with links from the own mailbox. Whether an address has an account is told to nobody but its mailbox. */
@ApiTags('sign-in')
@Controller('v1/auth')
export class LinkController {
  constructor(private readonly commands: CommandBus) {}

  /** Sends a link that signs in. The answer is the same whether or not there is such a person. */
  @Post('magic-links')
  @HttpCode(202)
  @Public()
  @ApiProblems(403, 429)
  @ApiAcceptedResponse({ description: 'If there is such a person, a link is on its way.' })
  @ApiOperation({ operationId: 'requestMagicLink' })
  requestMagicLink(@Body() body: LinkRequestBody): Promise<void> {
    return this.commands.execute(new RequestLink('magic-link', body));
  }

  /** Signs in by a link: in place of the password, not of a second factor. */
  @Post('magic-links/redemption')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: SignInOutcome })
  @ApiOperation({ operationId: 'redeemMagicLink' })
  redeemMagicLink(@Body() { token }: LinkTokenBody, @Origin() origin: SignInOrigin): Promise<SignInOutcome> {
    return this.commands.execute(new RedeemMagicLink(token, origin));
  }

  /** Sends a link by which a new password can be set. The answer is the same whether or not there is such a person. */
  @Post('password-resets')
  @HttpCode(202)
  @Public()
  @ApiProblems(403, 429)
  @ApiAcceptedResponse({ description: 'If there is such a person, a link is on its way.' })
  @ApiOperation({ operationId: 'requestPasswordReset' })
  requestReset(@Body() body: LinkRequestBody): Promise<void> {
    return this.commands.execute(new RequestLink('password-reset', body));
  }

  /** Sets a new password by a link. It ends every session, signs nobody in, and leaves second factors as they are. */
  @Post('password-resets/completion')
  @HttpCode(204)
  @Public()
  @ApiProblems(401, 403, 429)
  @ApiNoContentResponse({ description: 'The password is set.' })
  @ApiOperation({ operationId: 'completePasswordReset' })
  completeReset(@Body() body: PasswordResetBody): Promise<void> {
    return this.commands.execute(new ResetPassword(body));
  }

  /** Asks for an account, where the tenant gives one to everybody. It exists once the address is proved. */
  @Post('registrations')
  @HttpCode(202)
  @Public()
  @ApiProblems(403, 429)
  @ApiAcceptedResponse({ description: 'A letter is on its way to the address.' })
  @ApiOperation({ operationId: 'register' })
  register(@Body() body: RegistrationBody): Promise<void> {
    return this.commands.execute(new Register(body));
  }

  /** Proves the address of a registration, which makes the account. */
  @Post('registrations/confirmation')
  @HttpCode(201)
  @Public()
  @ApiProblems(401, 403, 409, 429)
  @ApiCreatedResponse({ type: NewPersonView })
  @ApiOperation({ operationId: 'confirmRegistration' })
  async confirm(@Body() { token }: LinkTokenBody): Promise<NewPersonView> {
    return { userId: typedId('usr', await this.commands.execute(new ConfirmRegistration(token))) };
  }

  /** Makes the account that somebody was invited to. */
  @Post('invitations/acceptance')
  @HttpCode(201)
  @Public()
  @ApiProblems(401, 403, 409, 429)
  @ApiCreatedResponse({ type: NewPersonView })
  @ApiOperation({ operationId: 'acceptInvitation' })
  async accept(@Body() body: AcceptInvitationBody): Promise<NewPersonView> {
    return { userId: typedId('usr', await this.commands.execute(new AcceptInvitation(body))) };
  }

  /** Proves that somebody reads the mailbox of their address. */
  @Post('email-proofs/confirmation')
  @HttpCode(204)
  @Public()
  @ApiProblems(401, 403, 429)
  @ApiNoContentResponse({ description: 'The address is proved.' })
  @ApiOperation({ operationId: 'proveEmail' })
  proveEmail(@Body() { token }: LinkTokenBody): Promise<void> {
    return this.commands.execute(new ProveEmail(token));
  }
}
