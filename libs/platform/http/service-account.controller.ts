import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  ListQuery,
  ListResponse,
  type Page,
  RequiresIfMatch,
  StepUp,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { RemoveServiceAccount } from '../commands/change-service-account.command.ts';
import { ChangeServiceAccountBody, CreateServiceAccountBody } from '../commands/service-account.dto.ts';
import {
  GetServiceAccount,
  ListServiceAccounts,
  serviceAccountList,
  ServiceAccountView,
} from '../queries/list-service-accounts.query.ts';
import { ServiceAccountDesk } from './service-account-desk.ts';

const AccountId = (): ParameterDecorator => TypedIdParam('serviceAccountId', 'sva', 'service-account.not-found');

/** Programs that stay when people leave; keys are made for them. A person proves anew who they are before a program gets more. */
@ApiTags('service-accounts')
@Controller('v1/service-accounts')
export class ServiceAccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: ServiceAccountDesk,
  ) {}

  /** The service accounts, the newest first. */
  @Get()
  @Can('service-account:read')
  @ListResponse(ServiceAccountView, serviceAccountList)
  @ApiOperation({ operationId: 'listServiceAccounts' })
  list(@Query() query: ListQuery): Promise<Page<ServiceAccountView>> {
    return this.queries.execute(new ListServiceAccounts(query));
  }

  /** Makes a service account with roles, none of which is more than its maker has. */
  @Post()
  @Can('service-account:create')
  @StepUp()
  @ApiProblems(409)
  @ApiCreatedResponse({ type: ServiceAccountView })
  @ApiOperation({ operationId: 'createServiceAccount' })
  create(
    @Body() body: CreateServiceAccountBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceAccountView> {
    return this.desk.create(body, reply);
  }

  /** One service account. */
  @Get(':serviceAccountId')
  @Can('service-account:read')
  @Versioned()
  @ApiProblems(404)
  @ApiOkResponse({ type: ServiceAccountView })
  @ApiOperation({ operationId: 'getServiceAccount' })
  get(@AccountId() id: string): Promise<ServiceAccountView> {
    return this.queries.execute(new GetServiceAccount(id));
  }

  /** Changes a service account; with its roles, what all of its keys may do. */
  @Patch(':serviceAccountId')
  @Can('service-account:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiProblems(404)
  @ApiOkResponse({ type: ServiceAccountView })
  @ApiOperation({ operationId: 'changeServiceAccount' })
  change(
    @AccountId() id: string,
    @Body() body: ChangeServiceAccountBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceAccountView> {
    return this.desk.change(id, body, reply);
  }

  /** Removes a service account for good. Its keys open nothing any more. */
  @Delete(':serviceAccountId')
  @HttpCode(204)
  @Can('service-account:delete')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The service account is gone.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteServiceAccount' })
  remove(@AccountId() id: string): Promise<void> {
    return this.commands.execute(new RemoveServiceAccount(id));
  }
}
