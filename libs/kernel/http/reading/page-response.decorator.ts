import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { PageInfo } from './page.dto.ts';

export const PAGE_RESPONSE_METADATA = 'clutch:page-response';

/** The route answers a `Page` of these items, and a `Link` header (RFC 8288) with the pages around it. */
export function PageResponse(item: new () => object, description = 'A page of the list.'): MethodDecorator {
  return applyDecorators(
    SetMetadata(PAGE_RESPONSE_METADATA, true),
    ApiExtraModels(item, PageInfo),
    ApiOkResponse({
      description,
      headers: { Link: { description: 'Addresses of the next and the previous page.', schema: { type: 'string' } } },
      schema: {
        type: 'object',
        required: ['data', 'page'],
        properties: {
          data: { type: 'array', maxItems: 100, items: { $ref: getSchemaPath(item) } },
          page: { $ref: getSchemaPath(PageInfo) },
        },
      },
    }),
  );
}
