import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  type Page,
  PageQuery,
  PageResponse,
  RequiresIfMatch,
  StepUp,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import {
  ChangeDirectory,
  CreateDirectory,
  RemoveDirectory,
  RotateDirectoryToken,
} from '../../commands/scim/change-directories.command.ts';
import {
  DirectoryPatchBody,
  DirectoryTokenView,
  HandOverBody,
  NewDirectoryBody,
  NewDirectoryView,
} from '../../commands/scim/directory-body.dto.ts';
import { HandOverPerson, TakeBackPerson } from '../../commands/scim/hand-over-person.command.ts';
import { DirectoryView, GetDirectory, ListDirectories } from '../../queries/scim/list-directories.query.ts';

const DirectoryId = (): ParameterDecorator => TypedIdParam('directoryId', 'dir', 'directory.not-found');
const UserId = (): ParameterDecorator => TypedIdParam('userId', 'usr', 'user.not-found');

/** Company directories, such as Entra ID and Okta, that keep people of the tenant by SCIM 2.0. */
@ApiTags('directories')
@Controller('v1/directories')
export class DirectoryAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The directories in order of their names. */
  @Get()
  @Can('directory:read')
  @PageResponse(DirectoryView)
  @ApiOperation({ operationId: 'listDirectories' })
  list(@Query() page: PageQuery): Promise<Page<DirectoryView>> {
    return this.queries.execute(new ListDirectories(page));
  }

  /** Lets a directory keep people. Its bearer token is shown this once; the roles that it may give are those that you say, and you must hold them. */
  @Post()
  @Can('directory:create')
  @StepUp()
  @ApiCreatedResponse({ type: NewDirectoryView, description: 'The directory may begin.' })
  @ApiProblems(422)
  @ApiOperation({ operationId: 'createDirectory' })
  create(@Body() body: NewDirectoryBody): Promise<NewDirectoryView> {
    return this.commands.execute(new CreateDirectory(body));
  }

  /** One directory. */
  @Get(':directoryId')
  @Can('directory:read')
  @Versioned()
  @ApiOkResponse({ type: DirectoryView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getDirectory' })
  get(@DirectoryId() directoryId: string): Promise<DirectoryView> {
    return this.queries.execute(new GetDirectory(directoryId));
  }

  /** Changes what it may give. Its groups get and lose roles at once; people made before keep the default role that they were given. */
  @Patch(':directoryId')
  @Can('directory:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiOkResponse({ type: DirectoryView })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'changeDirectory' })
  async change(@DirectoryId() directoryId: string, @Body() patch: DirectoryPatchBody): Promise<DirectoryView> {
    await this.commands.execute(new ChangeDirectory(directoryId, patch));
    return this.queries.execute(new GetDirectory(directoryId));
  }

  /** Takes it away: its token opens nothing any more. The people and groups that it made stay, and are the tenant's own. */
  @Delete(':directoryId')
  @HttpCode(204)
  @Can('directory:delete')
  @StepUp()
  @ApiNoContentResponse({ description: 'The directory is gone.' })
  @ApiProblems(404)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteDirectory' })
  remove(@DirectoryId() directoryId: string): Promise<void> {
    return this.commands.execute(new RemoveDirectory(directoryId));
  }

  /** Makes another token, which is shown this once. The one before opens nothing from now on: directories repeat what fails meanwhile. */
  @Post(':directoryId/token')
  @Can('directory:update')
  @StepUp()
  @ApiCreatedResponse({ type: DirectoryTokenView, description: 'This token is the one.' })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'rotateDirectoryToken' })
  rotate(@DirectoryId() directoryId: string): Promise<DirectoryTokenView> {
    return this.commands.execute(new RotateDirectoryToken(directoryId));
  }

  /** Hands over somebody who was there before the directory, which keeps them from now on. You must hold all that they do. */
  @Put(':directoryId/people/:userId')
  @HttpCode(204)
  @Can('directory:update')
  @StepUp()
  @ApiNoContentResponse({ description: 'The directory knows the person.' })
  @ApiProblems(404, 409, 422)
  @ApiOperation({ operationId: 'handOverPerson' })
  handOver(
    @DirectoryId() directoryId: string,
    @UserId() userId: string,
    @Body() { externalId = null }: HandOverBody,
  ): Promise<void> {
    return this.commands.execute(new HandOverPerson(directoryId, userId, externalId));
  }

  /** Takes somebody back from the directory, which knows them no more. They stay as they are. */
  @Delete(':directoryId/people/:userId')
  @HttpCode(204)
  @Can('directory:update')
  @StepUp()
  @ApiNoContentResponse({ description: 'The directory does not know the person.' })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'takeBackPerson' })
  takeBack(@DirectoryId() directoryId: string, @UserId() userId: string): Promise<void> {
    return this.commands.execute(new TakeBackPerson(directoryId, userId));
  }
}
