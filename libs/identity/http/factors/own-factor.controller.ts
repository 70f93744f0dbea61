import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, Audited, Can, type Page, PageQuery, PageResponse, StepUp, TypedIdParam } from '#kernel';
import { ForgetDevices } from '../../commands/factors/forget-devices.command.ts';
import { MakeBackupCodes, NewBackupCodesView } from '../../commands/factors/make-backup-codes.command.ts';
import { DisableFactors, RemoveFactor } from '../../commands/factors/remove-factor.command.ts';
import { RenameFactor, RenameFactorBody } from '../../commands/factors/rename-factor.command.ts';
import { FactorSetUpView, SetUpFactor, SetUpFactorBody } from '../../commands/factors/set-up-factor.command.ts';
import { VerifyFactor, VerifyFactorBody } from '../../commands/factors/verify-factor.command.ts';
import { BackupCodesView, GetBackupCodes } from '../../queries/factors/get-backup-codes.query.ts';
import { GetFactorImage } from '../../queries/factors/get-factor-image.query.ts';
import { FactorView, GetFactor, ListFactors } from '../../queries/factors/list-factors.query.ts';
import { OwnPerson } from './own-person.ts';

const FactorId = (): ParameterDecorator => TypedIdParam('factorId', 'fac', 'factor.not-found');

/** The second factors of whoever is signed in. Nobody reaches anybody else's here. */
@ApiTags('factors')
@Controller('v1/auth/mfa')
export class OwnFactorController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Begins to set a factor up. It is asked for only once `verify` has seen it work; there are 15 minutes for that. */
  @Post('setup')
  @Can('factor:update')
  @StepUp()
  @ApiCreatedResponse({ type: FactorSetUpView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'setUpFactor' })
  setUp(@OwnPerson() userId: string, @Body() body: SetUpFactorBody): Promise<FactorSetUpView> {
    return this.commands.execute(new SetUpFactor(userId, body));
  }

  /** Ends setting a factor up with the first right proof. */
  @Post('verify')
  @HttpCode(200)
  @Can('factor:update')
  @ApiProblems(404)
  @ApiOkResponse({ type: FactorView })
  @ApiOperation({ operationId: 'verifyFactor' })
  async verify(@OwnPerson() userId: string, @Body() body: VerifyFactorBody): Promise<FactorView> {
    await this.commands.execute(new VerifyFactor(userId, body));
    return this.queries.execute(new GetFactor(userId, body.id));
  }

  /** Removes all of your factors and your backup codes. Refused where your organisation demands a factor. */
  @Post('disable')
  @HttpCode(204)
  @Can('factor:update')
  @StepUp()
  @ApiNoContentResponse({ description: 'You have no factor any more.' })
  @ApiOperation({ operationId: 'disableFactors' })
  disable(@OwnPerson() userId: string): Promise<void> {
    return this.commands.execute(new DisableFactors(userId));
  }

  /** Your factors, the oldest first. */
  @Get('factors')
  @Can('factor:read')
  @PageResponse(FactorView)
  @ApiOperation({ operationId: 'listFactors' })
  list(@OwnPerson() userId: string, @Query() page: PageQuery): Promise<Page<FactorView>> {
    return this.queries.execute(new ListFactors(userId, page));
  }

  /** What an authenticator app scans, as a PNG, while the factor is being set up. */
  @Get('factors/:factorId/qr')
  @Can('factor:read')
  @Audited()
  @ApiProduces('image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({ operationId: 'getFactorImage' })
  async image(@OwnPerson() userId: string, @FactorId() factorId: string): Promise<StreamableFile> {
    const image = await this.queries.execute(new GetFactorImage(userId, factorId));
    return new StreamableFile(image, { type: 'image/png', length: image.byteLength });
  }

  /** Changes what you know a factor by. */
  @Patch('factors/:factorId')
  @Can('factor:update')
  @ApiOkResponse({ type: FactorView })
  @ApiOperation({ operationId: 'renameFactor' })
  async rename(
    @OwnPerson() userId: string,
    @FactorId() factorId: string,
    @Body() { name }: RenameFactorBody,
  ): Promise<FactorView> {
    await this.commands.execute(new RenameFactor(userId, factorId, name));
    return this.queries.execute(new GetFactor(userId, factorId));
  }

  /** Removes a factor; with the last one the backup codes go too. Refused where it is the last and your organisation demands one. */
  @Delete('factors/:factorId')
  @HttpCode(204)
  @Can('factor:update')
  @StepUp()
  @ApiProblems(409)
  @ApiNoContentResponse({ description: 'The factor is gone.' })
  @ApiOperation({ operationId: 'removeFactor' })
  remove(@OwnPerson() userId: string, @FactorId() factorId: string): Promise<void> {
    return this.commands.execute(new RemoveFactor(userId, factorId));
  }

  /** From now on a factor is asked for on every device of yours. */
  @Delete('trusted-devices')
  @HttpCode(204)
  @Can('factor:update')
  @ApiNoContentResponse({ description: 'No device is trusted any more.' })
  @ApiOperation({ operationId: 'forgetTrustedDevices' })
  forgetDevices(@OwnPerson() userId: string): Promise<void> {
    return this.commands.execute(new ForgetDevices(userId));
  }

  /** How many backup codes you have left. */
  @Get('backup-codes')
  @Can('factor:read')
  @ApiOkResponse({ type: BackupCodesView })
  @ApiOperation({ operationId: 'getBackupCodes' })
  backupCodes(@OwnPerson() userId: string): Promise<BackupCodesView> {
    return this.queries.execute(new GetBackupCodes(userId));
  }

  /** Makes ten backup codes, shown this once; those of before are worth nothing from now on. */
  @Post('backup-codes')
  @Can('factor:update')
  @StepUp()
  @ApiCreatedResponse({ type: NewBackupCodesView })
  @ApiOperation({ operationId: 'makeBackupCodes' })
  makeBackupCodes(@OwnPerson() userId: string): Promise<NewBackupCodesView> {
    return this.commands.execute(new MakeBackupCodes(userId));
  }
}
