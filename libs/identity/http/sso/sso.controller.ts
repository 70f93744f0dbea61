import { Body, Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiProblems, Can, type HttpRequest, Public, StepUp, TakesForm, TypedIdParam } from '#kernel';
import { FinishSso, FinishSsoLink } from '../../commands/sso/finish-sso.command.ts';
import { ReceiveOidcAnswer, ReceiveSamlAnswer } from '../../commands/sso/receive-sso-answer.command.ts';
import { StartSso, StartSsoLink } from '../../commands/sso/start-sso.command.ts';
import {
  FinishSsoBody,
  LinkSsoBody,
  type SamlAnswerForm,
  SsoStartView,
  StartSsoBody,
} from '../../commands/sso/start-sso.dto.ts';
import { SignInOutcome } from '../../commands/sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { GetSsoMetadata } from '../../queries/sso/get-sso-metadata.query.ts';
import { OwnPerson } from '../factors/own-person.ts';
import { Origin, TakesDeviceId } from '../sign-in/origin.ts';

const ConnectionId = (): ParameterDecorator => TypedIdParam('connectionId', 'idp', 'sso-connection.not-found');
const SendsBack = (): MethodDecorator =>
  ApiResponse({
    status: 303,
    description: 'On to the sign-in page, with `#code=…` to be traded at `POST /v1/auth/sso/finish`.',
    headers: { Location: { schema: { type: 'string', format: 'uri' } } },
  });
/** Opaque to us until it is looked up. */
const TEXT = { type: 'string' as const, maxLength: 2048 };
const FORM = {
  type: 'object',
  required: ['SAMLResponse', 'RelayState'],
  properties: { SAMLResponse: { type: 'string', format: 'byte' }, RelayState: { type: 'string', maxLength: 80 } },
};

/** Signing in by the tenant's own provider of identity. */
@ApiTags('sso')
@Controller('v1/auth/sso')
export class SsoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Begins a sign-in at the provider that an address, or a connection, belongs to. */
  @Post('start')
  @HttpCode(200)
  @Public()
  @ApiProblems(404, 429, 502)
  @ApiOkResponse({ type: SsoStartView })
  @ApiOperation({ operationId: 'startSso' })
  start(@Body() body: StartSsoBody): Promise<SsoStartView> {
    return this.commands.execute(new StartSso(body));
  }

  /** Where an OpenID provider sends people back to. */
  @Get(':connectionId/callback')
  @HttpCode(303)
  @Public()
  @ApiProblems(401, 404, 502)
  @ApiQuery({ name: 'state', schema: TEXT, required: false, description: 'What we gave the provider to send back.' })
  @ApiQuery({ name: 'code', schema: TEXT, required: false, description: 'What the provider trades for its tokens.' })
  @SendsBack()
  @ApiOperation({ operationId: 'receiveSsoCallback' })
  async callback(
    @ConnectionId() connectionId: string,
    @Req() { url }: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const [, query = ''] = url.split(/\?(.*)/s);
    sendTo(reply, await this.commands.execute(new ReceiveOidcAnswer(connectionId, query)));
  }

  /** Where a SAML provider has people post its answer. */
  @Post(':connectionId/acs')
  @HttpCode(303)
  @Public()
  @TakesForm()
  @ApiBody({ schema: FORM })
  @ApiProblems(401, 404, 413, 429)
  @SendsBack()
  @ApiOperation({ operationId: 'receiveSsoAssertion' })
  async acs(
    @ConnectionId() connectionId: string,
    @Body() form: SamlAnswerForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    sendTo(reply, await this.commands.execute(new ReceiveSamlAnswer(connectionId, form ?? {})));
  }

  /** What a SAML provider's administrator loads about us. */
  @Get(':connectionId/metadata')
  @Public()
  @Header('Content-Type', 'application/samlmetadata+xml')
  @ApiProblems(404)
  @ApiQuery({ name: 'tenant', schema: { type: 'string', maxLength: 63 }, description: "The tenant's short name." })
  @ApiProduces('application/samlmetadata+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiOperation({ operationId: 'getSsoMetadata' })
  metadata(@ConnectionId() connectionId: string, @Query('tenant') tenant: unknown): Promise<string> {
    return this.queries.execute(new GetSsoMetadata(connectionId, String(tenant)));
  }

  /** Trades the code that came back for a session, or for an attempt that still needs a second factor. */
  @Post('finish')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 403, 409, 429)
  @ApiOkResponse({ type: SignInOutcome })
  @ApiOperation({ operationId: 'finishSso' })
  finish(@Body() body: FinishSsoBody, @Origin() origin: SignInOrigin): Promise<SignInOutcome> {
    return this.commands.execute(new FinishSso(body, origin));
  }

  /** Begins to link your account with yourself at a provider. */
  @Post('link')
  @Can('session:own')
  @StepUp()
  @ApiProblems(404, 502)
  @ApiCreatedResponse({ type: SsoStartView })
  @ApiOperation({ operationId: 'startSsoLink' })
  startLink(@OwnPerson() userId: string, @Body() { connectionId }: LinkSsoBody): Promise<SsoStartView> {
    return this.commands.execute(new StartSsoLink(userId, connectionId));
  }

  /** Links them, by the code that came back. From then on you sign in by the provider. */
  @Post('link/completion')
  @HttpCode(204)
  @Can('session:own')
  @ApiProblems(409)
  @ApiNoContentResponse({ description: 'You are linked.' })
  @ApiOperation({ operationId: 'finishSsoLink' })
  finishLink(@OwnPerson() userId: string, @Body() body: FinishSsoBody): Promise<void> {
    return this.commands.execute(new FinishSsoLink(userId, body));
  }
}

function sendTo(reply: FastifyReply, address: string): void {
  reply.code(303).header('Location', address);
}
