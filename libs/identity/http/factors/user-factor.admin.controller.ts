import { Controller, Delete, HttpCode } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, StepUp, TypedIdParam } from '#kernel';
import { ResetFactors } from '../../commands/factors/reset-factors.command.ts';

@ApiTags('factors')
@Controller('v1/users/:userId/factors')
export class UserFactorAdminController {
  constructor(private readonly commands: CommandBus) {}

  /** Removes the factors and backup codes of somebody who has lost them, and ends their sessions. They are told. */
  @Delete()
  @HttpCode(204)
  @Can('user:update')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'The person signs in without a factor, and sets one up if one is demanded.' })
  @ApiOperation({ operationId: 'resetUserFactors' })
  reset(@TypedIdParam('userId', 'usr', 'user.not-found') userId: string): Promise<void> {
    return this.commands.execute(new ResetFactors(userId));
  }
}
