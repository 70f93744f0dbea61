import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, RequiresIfMatch, StepUp, Versioned } from '#kernel';
import { ChangeSignInPolicy, SignInPolicyBody } from '../../commands/sign-in/change-sign-in-policy.command.ts';
import { GetSignInPolicy, SignInPolicyView } from '../../queries/sign-in/get-sign-in-policy.query.ts';

@ApiTags('sign-in')
@Controller('v1/sign-in-policy')
export class SignInPolicyAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** How your people sign in, and for how long. */
  @Get()
  @Can('sign-in-policy:read')
  @Versioned()
  @ApiOkResponse({ type: SignInPolicyView })
  @ApiOperation({ operationId: 'getSignInPolicy' })
  get(): Promise<SignInPolicyView> {
    return this.queries.execute(new GetSignInPolicy());
  }

  /** Replaces it. Sessions that are open keep the limits that they were opened with. */
  @Put()
  @Can('sign-in-policy:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiOkResponse({ type: SignInPolicyView })
  @ApiProblems(409)
  @ApiOperation({ operationId: 'changeSignInPolicy' })
  async change(@Body() body: SignInPolicyBody): Promise<SignInPolicyView> {
    await this.commands.execute(new ChangeSignInPolicy(body));
    return this.queries.execute(new GetSignInPolicy());
  }
}
