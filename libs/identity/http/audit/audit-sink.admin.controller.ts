import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, StepUp } from '#kernel';
import { AuditSinkBody, RemoveAuditSink, SetAuditSink } from '../../commands/audit/set-audit-sink.command.ts';
import { AuditSinkView, ChangedAuditSinkView, GetAuditSink } from '../../queries/audit/get-audit-sink.query.ts';

@ApiTags('audit')
@Controller('v1/audit/sink')
export class AuditSinkAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Where records are sent, and how far they have got. */
  @Get()
  @Can('audit:read')
  @ApiProblems(404)
  @ApiOkResponse({ type: AuditSinkView })
  @ApiOperation({ operationId: 'getAuditSink' })
  get(): Promise<AuditSinkView> {
    return this.queries.execute(new GetAuditSink());
  }

  /** Sends every record from the next one on to a SIEM, signed; or, where one was set, to another address from where that one had got to. */
  @Put()
  @Can('audit:export')
  @StepUp()
  @ApiProblems(422)
  @ApiOkResponse({ type: ChangedAuditSinkView })
  @ApiOperation({ operationId: 'setAuditSink' })
  async set(@Body() body: AuditSinkBody): Promise<ChangedAuditSinkView> {
    const secret = await this.commands.execute(new SetAuditSink(body));
    return { ...(await this.queries.execute(new GetAuditSink())), secret };
  }

  /** Sends them nowhere any more. */
  @Delete()
  @HttpCode(204)
  @Can('audit:export')
  @ApiProblems(404)
  @ApiOperation({ operationId: 'removeAuditSink' })
  async remove(): Promise<void> {
    await this.commands.execute(new RemoveAuditSink());
  }
}
