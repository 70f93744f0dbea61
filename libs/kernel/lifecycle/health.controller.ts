import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController, ApiOperation } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Public } from '../http/authorization/can.decorator.ts';
import { type HealthReport } from './health-check.ts';
import { Health } from './health.ts';

/** Probes for supervisors and balancers: 200, or 503 with the same body. Not part of the API and not in its document. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The event loop turns; nothing else, or a database outage would restart every process. */
  @Get('live')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getLiveness' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Every critical check has passed once. */
  @Get('startup')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getStartup' })
  async startup(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(reply, await this.health.startup());
  }

  /** Every critical check passes now, and the process is not about to end. */
  @Get('ready')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getReadiness' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(reply, await this.health.ready());
  }
}

function answer(reply: FastifyReply, report: HealthReport): HealthReport {
  reply.code(report.status === 'unavailable' ? 503 : 200);
  return report;
}
