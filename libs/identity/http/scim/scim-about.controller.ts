import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, CONFIG, type Config, ProblemError } from '#kernel';
import { RESOURCE_SCHEMAS, RESOURCE_TYPES, SERVICE_PROVIDER_CONFIG } from '../../queries/scim/scim-about.ts';
import { ScimAnswer } from './scim-answer.decorator.ts';
import { listOf, type ScimDocument, ScimDocuments } from './scim-documents.ts';

const BY_DIRECTORY = { holder: 'directory' } as const;

/** The documents of RFC 7643 §5 to §7, which say of themselves what they hold. */
const SCIM_ABOUT = {
  type: 'object',
  required: ['schemas'],
  properties: { schemas: { type: 'array', items: { type: 'string' } } },
  additionalProperties: true,
};

interface Described {
  readonly id: string;
}

/** What of SCIM is served: directories ask it before they begin. */
@ApiTags('scim')
@Controller('scim/v2')
export class ScimAboutController {
  readonly #documents: ScimDocuments;

  constructor(@Inject(CONFIG) config: Config) {
    this.#documents = new ScimDocuments(config.public.url);
  }

  /** What is supported: PATCH, filters, sorting and ETags; neither bulk operations nor passwords. */
  @Get('ServiceProviderConfig')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ schema: SCIM_ABOUT })
  @ApiOperation({ operationId: 'getScimServiceProviderConfig' })
  config(): ScimDocument {
    const { meta, ...config } = SERVICE_PROVIDER_CONFIG;
    return { ...config, meta: { ...meta, location: `${this.#documents.root}/ServiceProviderConfig` } };
  }

  /** The kinds of resources. */
  @Get('ResourceTypes')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ schema: SCIM_ABOUT })
  @ApiOperation({ operationId: 'listScimResourceTypes' })
  resourceTypes(): ScimDocument {
    return this.#all('ResourceType', RESOURCE_TYPES);
  }

  /** One kind of resource. */
  @Get('ResourceTypes/:resourceType')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiProblems(404)
  @ApiOkResponse({ schema: SCIM_ABOUT })
  @ApiOperation({ operationId: 'getScimResourceType' })
  resourceType(@Param('resourceType') id: string): ScimDocument {
    return this.#one('ResourceType', RESOURCE_TYPES, id);
  }

  /** The attributes of each kind. */
  @Get('Schemas')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ schema: SCIM_ABOUT })
  @ApiOperation({ operationId: 'listScimSchemas' })
  schemas(): ScimDocument {
    return this.#all('Schema', RESOURCE_SCHEMAS);
  }

  /** The attributes of one kind, by its URN. */
  @Get('Schemas/:schema')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiProblems(404)
  @ApiOkResponse({ schema: SCIM_ABOUT })
  @ApiOperation({ operationId: 'getScimSchema' })
  schema(@Param('schema') id: string): ScimDocument {
    return this.#one('Schema', RESOURCE_SCHEMAS, id);
  }

  #all(resourceType: 'ResourceType' | 'Schema', described: readonly Described[]): ScimDocument {
    return listOf(described.map((one) => this.#withMeta(resourceType, one)));
  }

  #one(resourceType: 'ResourceType' | 'Schema', described: readonly Described[], id: string): ScimDocument {
    const found = described.find((one) => one.id === id);
    if (!found) throw new ProblemError(404, 'scim.not-found', 'There is nothing with this id');
    return this.#withMeta(resourceType, found);
  }

  #withMeta(resourceType: string, described: Described): ScimDocument {
    const location = `${this.#documents.root}/${resourceType}s/${described.id}`;
    return { ...described, meta: { resourceType, location } };
  }
}
