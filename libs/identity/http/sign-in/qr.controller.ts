import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, Public } from '#kernel';
import {
  AnswerQrSignIn,
  BeginQrSignIn,
  CollectQrSignIn,
  QrApprovalBody,
  QrBody,
  QrOutcome,
  QrRequestView,
  QrScanBody,
  QrSecretBody,
  QrView,
  ScanQrSignIn,
} from '../../commands/sign-in/qr-sign-in.command.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { type Stepping } from '../../commands/sign-in/step-up.command.ts';
import { Origin, TakesDeviceId } from './origin.ts';
import { OwnSession } from './own-session.ts';

/** Signing in on another device with a phone that is signed in. */
@ApiTags('sign-in')
@Controller('v1/auth/qr')
export class QrController {
  constructor(private readonly commands: CommandBus) {}

  /** Begins: show the code and the number, keep the secret. Good for two minutes and one sign-in. */
  @Post()
  @Public()
  @TakesDeviceId()
  @ApiProblems(404, 429)
  @ApiCreatedResponse({ type: QrView })
  @ApiOperation({ operationId: 'beginQrSignIn' })
  begin(@Body() body: QrBody, @Origin() origin: SignInOrigin): Promise<QrView> {
    return this.commands.execute(new BeginQrSignIn(body, origin));
  }

  /** Fetches the session, once; `waiting` until the phone has agreed. It reaches no higher than the phone's. */
  @Post('session')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: QrOutcome })
  @ApiOperation({ operationId: 'collectQrSignIn' })
  collect(@Body() { secret }: QrSecretBody, @Origin() origin: SignInOrigin): Promise<QrOutcome> {
    return this.commands.execute(new CollectQrSignIn(secret, origin));
  }

  /** On the phone: which device waits, and where. */
  @Post('scan')
  @HttpCode(200)
  @Can('session:own')
  @ApiOkResponse({ type: QrRequestView })
  @ApiOperation({ operationId: 'scanQrSignIn' })
  scan(@Body() { code }: QrScanBody): Promise<QrRequestView> {
    return this.commands.execute(new ScanQrSignIn(code));
  }

  /** On the phone: lets the device in that shows this number. A wrong one ends it. */
  @Post('approval')
  @HttpCode(204)
  @Can('session:own')
  @ApiProblems(409)
  @ApiNoContentResponse({ description: 'The other device may fetch its session.' })
  @ApiOperation({ operationId: 'approveQrSignIn' })
  approve(@OwnSession() who: Stepping, @Body() { code, number }: QrApprovalBody): Promise<void> {
    return this.commands.execute(new AnswerQrSignIn(who, code, number));
  }

  /** On the phone: turns the device away. */
  @Post('refusal')
  @HttpCode(204)
  @Can('session:own')
  @ApiNoContentResponse({ description: 'The code is worth nothing any more.' })
  @ApiOperation({ operationId: 'refuseQrSignIn' })
  refuse(@OwnSession() who: Stepping, @Body() { code }: QrScanBody): Promise<void> {
    return this.commands.execute(new AnswerQrSignIn(who, code, null));
  }
}
