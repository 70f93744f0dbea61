import { type OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

interface Page {
  readonly type: 'object';
  readonly properties: { readonly data: { readonly items: { readonly $ref: string } }; readonly page: object };
}

/**
 * The document in which a page of `BookingView` is a schema of its own, `BookingViewPage`, and not written out at each list: clients in
 * typed languages have a name for it.
 */
export function namePages(document: OpenAPIObject): OpenAPIObject {
  const pages: Schemas = {};
  const named = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(named);
    if (typeof part !== 'object' || part === null) return part;
    if (!isPage(part)) return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, named(value)]));
    const item = part.properties.data.items.$ref.split('/').at(-1)!;
    pages[`${item}Page`] = { description: `A page of a list, each row a ${item}.`, ...part } as Schemas[string];
    return { $ref: `#/components/schemas/${item}Page` };
  };
  const paths = named(document.paths) as OpenAPIObject['paths'];
  return { ...document, paths, components: { ...document.components, schemas: { ...document.components?.schemas, ...pages } } };
}

function isPage(part: object): part is Page {
  const { properties } = part as { readonly properties?: { readonly data?: { readonly items?: object }; readonly page?: object } };
  const { data, page, ...rest } = properties ?? {};
  return page !== undefined && data?.items !== undefined && '$ref' in data.items && Object.keys(rest).length === 0;
}
