import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '#kernel';
import { AuditPolicyBody, ChangeAuditPolicy } from '../../commands/audit/change-audit-policy.command.ts';
import { AuditPolicyView, GetAuditPolicy } from '../../queries/audit/get-audit-policy.query.ts';

@ApiTags('audit')
@Controller('v1/audit/policy')
export class AuditPolicyAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** How long records keep what they say, and whether support may act as your people. */
  @Get()
  @Can('audit:read')
  @ApiOkResponse({ type: AuditPolicyView })
  @ApiOperation({ operationId: 'getAuditPolicy' })
  get(): Promise<AuditPolicyView> {
    return this.queries.execute(new GetAuditPolicy());
  }

  /** Sets all of it. Both the change and who made it are in the trail. */
  @Put()
  @Can('audit:rule')
  @ApiOkResponse({ type: AuditPolicyView })
  @ApiOperation({ operationId: 'changeAuditPolicy' })
  async change(@Body() body: AuditPolicyBody): Promise<AuditPolicyView> {
    await this.commands.execute(new ChangeAuditPolicy(body));
    return this.queries.execute(new GetAuditPolicy());
  }
}
