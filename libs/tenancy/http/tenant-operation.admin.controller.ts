import { createReadStream } from 'node:fs';
import { Body, Controller, Delete, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Audited, Can, TypedIdParam } from '#kernel';
import { CancelTenantDeletion } from '../commands/cancel-tenant-deletion.command.ts';
import { DeleteTenant, DeleteTenantBody } from '../commands/delete-tenant.command.ts';
import { ExportTenant, ExportTenantBody } from '../commands/export-tenant.command.ts';
import { GetTenant, TenantView } from '../queries/list-tenants.query.ts';
import {
  FindTenantArchive,
  GetTenantOperation,
  ListTenantOperations,
  TenantOperationList,
  TenantOperationView,
} from '../queries/tenant-operation.query.ts';

/** No tenant's owner may see, or begin, any of this. */
const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');
const OperationId = (): ParameterDecorator => TypedIdParam('operationId', 'op', 'operation.not-found');

@ApiTags('tenants')
@Controller('v1')
export class TenantOperationAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Begins to write a tenant's archive; the operation says how far it is, and when it can be fetched. */
  @Post('tenants/:tenantId/exports')
  @HttpCode(202)
  @Can('tenant:export', OPERATOR)
  @ApiProblems(404, 409)
  @ApiBody({ type: ExportTenantBody, required: false })
  @ApiAcceptedResponse({ type: TenantOperationView })
  @ApiOperation({ operationId: 'exportTenant' })
  async export(@TenantId() tenantId: string, @Body() body: ExportTenantBody): Promise<TenantOperationView> {
    return this.queries.execute(new GetTenantOperation(await this.commands.execute(new ExportTenant(tenantId, body))));
  }

  /** Stops a tenant altogether, and has it deleted for good when the time for changing one's mind is over. */
  @Post('tenants/:tenantId/deletion')
  @HttpCode(202)
  @Can('tenant:delete', OPERATOR)
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: TenantView })
  @ApiOperation({ operationId: 'deleteTenant' })
  async delete(@TenantId() tenantId: string, @Body() { reason }: DeleteTenantBody): Promise<TenantView> {
    await this.commands.execute(new DeleteTenant(tenantId, { reason }));
    return this.queries.execute(new GetTenant(tenantId));
  }

  /** Keeps a tenant that was to be deleted, as it stood before. */
  @Delete('tenants/:tenantId/deletion')
  @Can('tenant:delete', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: TenantView })
  @ApiOperation({ operationId: 'cancelTenantDeletion' })
  async keep(@TenantId() tenantId: string): Promise<TenantView> {
    await this.commands.execute(new CancelTenantDeletion(tenantId));
    return this.queries.execute(new GetTenant(tenantId));
  }

  /** What was done with a tenant as a whole, the newest first; also of one that was deleted. */
  @Get('tenants/:tenantId/operations')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantOperationList })
  @ApiOperation({ operationId: 'listTenantOperations' })
  async operations(@TenantId() tenantId: string): Promise<TenantOperationList> {
    await this.queries.execute(new GetTenant(tenantId));
    return this.queries.execute(new ListTenantOperations(tenantId));
  }

  /** One operation and how far it is. */
  @Get('operations/:operationId')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantOperationView })
  @ApiOperation({ operationId: 'getTenantOperation' })
  operation(@OperationId() operationId: string): Promise<TenantOperationView> {
    return this.queries.execute(new GetTenantOperation(operationId));
  }

  /** The archive of an export that is done. */
  @Get('operations/:operationId/archive')
  @Can('tenant:export', OPERATOR)
  @Audited()
  @Header('Cache-Control', 'no-store')
  @ApiProblems(404, 409)
  @ApiOkResponse({ content: { 'application/x-tar': { schema: { type: 'string', format: 'binary' } } } })
  @ApiOperation({ operationId: 'getTenantArchive' })
  async archive(@OperationId() operationId: string): Promise<StreamableFile> {
    const { path, bytes, name } = await this.queries.execute(new FindTenantArchive(operationId));
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(createReadStream(path), { type: 'application/x-tar', length: bytes, disposition });
  }
}
