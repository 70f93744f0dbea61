import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, RequiresIfMatch, StepUp, Versioned } from '#kernel';
import { ChangeMfaPolicy, MfaPolicyBody } from '../../commands/factors/change-mfa-policy.command.ts';
import { GetMfaPolicy, MfaPolicyView } from '../../queries/factors/get-mfa-policy.query.ts';

@ApiTags('factors')
@Controller('v1/mfa-policy')
export class MfaPolicyAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What is asked of your people beside a password. */
  @Get()
  @Can('mfa-policy:read')
  @Versioned()
  @ApiOkResponse({ type: MfaPolicyView })
  @ApiOperation({ operationId: 'getMfaPolicy' })
  get(): Promise<MfaPolicyView> {
    return this.queries.execute(new GetMfaPolicy());
  }

  /** Replaces it. Who lacks a factor that is now demanded sets one up at their next sign-in. */
  @Put()
  @Can('mfa-policy:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiOkResponse({ type: MfaPolicyView })
  @ApiOperation({ operationId: 'changeMfaPolicy' })
  async change(@Body() body: MfaPolicyBody): Promise<MfaPolicyView> {
    await this.commands.execute(new ChangeMfaPolicy(body));
    return this.queries.execute(new GetMfaPolicy());
  }
}
