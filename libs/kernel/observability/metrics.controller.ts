import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController, ApiOperation } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Public } from '../http/authorization/can.decorator.ts';
import { Metrics } from './metrics.ts';

/** `GET /metrics` on the app's own port: only for an app that serves nothing to the public, as the worker. Others use `startMetricsServer`. */
@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** All metrics in the Prometheus text format. */
  @Get('metrics')
  @Public()
  @ApiOperation({ operationId: 'getMetrics' })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { registry } = this.metrics;
    reply.type(registry.contentType);
    return registry.metrics();
  }
}
