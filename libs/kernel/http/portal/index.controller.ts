import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Public } from '../authorization/can.decorator.ts';
import { findPart } from '../find-part.ts';
import { DOCUMENT_OPTIONS, type DocumentOptions } from '../openapi/build-document.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { RouteTable } from '../requests/route-table.ts';
import { ApiVersions } from '../versions/api-versions.ts';
import { Brands } from './brand.ts';
import { IndexView } from './index-view.dto.ts';

/** What may be there; an app shows what it has. */
const LINKS = {
  documentation: '/docs',
  reference: '/docs/reference',
  changelog: '/docs/changelog',
  openapi: '/openapi.json',
  asyncapi: '/asyncapi.json',
  graphql: '/graphql',
  whoAmI: '/v1/whoami',
  health: '/ready',
};

interface Known extends Omit<IndexView, 'name'> {
  readonly brands: Brands | null;
}

/** The first thing that somebody asks who has nothing but a host. */
@ApiTags('index')
@Controller()
export class IndexController {
  #known: Known | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly routes: RouteTable,
    @Inject(DOCUMENT_OPTIONS) private readonly about: DocumentOptions,
  ) {}

  /** Says whose API this is and where its parts are. A browser is led to the documentation. */
  @Get()
  @Public()
  @ApiOkResponse({ type: IndexView })
  @ApiResponse({
    status: 303,
    description: 'To the documentation, where text/html is accepted.',
    headers: { Location: { description: 'Where to look.', schema: { type: 'string', example: '/docs' } } },
  })
  @ApiOperation({ operationId: 'getIndex' })
  async get(
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IndexView | undefined> {
    reply.headers({ 'Cache-Control': 'public, max-age=300', Vary: 'Accept, Host' });
    if (request.headers.accept?.includes('text/html')) {
      reply.code(303).header('Location', LINKS.documentation);
      return undefined;
    }
    const { brands, version, links } = (this.#known ??= this.#find());
    const brand = await brands?.ofHost(request.hostname.toLowerCase());
    return { name: brand?.name ?? this.about.title, version, links };
  }

  /** An app does not change while it runs, and has all of its routes only once it does. */
  #find(): Known {
    const links = Object.entries(LINKS).filter(([, path]) => this.routes.methodsAt(path).length > 0);
    const { newest } = findPart(this.modules, ApiVersions) ?? new ApiVersions();
    return { brands: findPart(this.modules, Brands), version: newest, links: Object.fromEntries(links) };
  }
}
