import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#kernel';
import { ReportLeakedKey, ReportLeakedKeyBody } from '../commands/report-leaked-key.command.ts';

/** For whoever finds a key: people, and the secret scanners of others. */
@ApiTags('api-keys')
@Controller('v1/api-keys')
export class KeyReportController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Tells that a key was found somewhere. A key that is right is revoked, or disabled where its tenant has decided so, and its owner is told;
   * the answer is the same for what is no key.
   */
  @Post('report-leak')
  @Public()
  @HttpCode(202)
  @ApiAcceptedResponse({ description: 'Thank you. Whether it was a key is not told.' })
  @ApiOperation({ operationId: 'reportLeakedApiKey' })
  async report(@Body() { key, foundAt }: ReportLeakedKeyBody): Promise<void> {
    await this.commands.execute(new ReportLeakedKey(key, foundAt ?? null));
  }
}
