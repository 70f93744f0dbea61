import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiProblems, Can, etag, RequiresIfMatch, Versioned } from '#kernel';
import { BrandBody, ChangeBrand } from '../commands/change-brand.command.ts';
import { ProvePortalHost } from '../commands/prove-portal-host.command.ts';
import { BrandView, GetBrand } from '../queries/get-brand.query.ts';

/** How the developer portal looks to a tenant's own developers. */
@ApiTags('white-label')
@Controller('v1/white-label/branding')
export class BrandAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** How your developer portal looks, and on which host. */
  @Get()
  @Can('brand:read')
  @Versioned()
  @ApiOkResponse({ type: BrandView })
  @ApiOperation({ operationId: 'getBranding' })
  get(): Promise<BrandView> {
    return this.queries.execute(new GetBrand());
  }

  /** Replaces it. On the host it holds within 5 s; another host has to be proved first. */
  @Put()
  @Can('brand:update')
  @RequiresIfMatch()
  @ApiOkResponse({ type: BrandView })
  @ApiOperation({ operationId: 'changeBranding' })
  async change(@Body() body: BrandBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<BrandView> {
    await this.commands.execute(new ChangeBrand(body));
    return this.#shown(reply);
  }

  /** Proves that the host is yours: its DNS must hold the TXT record that the branding names. */
  @Post('host-proof')
  @HttpCode(200)
  @Can('brand:update')
  @ApiProblems(409)
  @ApiOkResponse({ type: BrandView })
  @ApiOperation({ operationId: 'proveBrandingHost' })
  async prove(@Res({ passthrough: true }) reply: FastifyReply): Promise<BrandView> {
    await this.commands.execute(new ProvePortalHost());
    return this.#shown(reply);
  }

  async #shown(reply: FastifyReply): Promise<BrandView> {
    const brand = await this.queries.execute(new GetBrand());
    reply.header('ETag', etag(brand.version));
    return brand;
  }
}
