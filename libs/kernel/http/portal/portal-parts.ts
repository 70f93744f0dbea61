import { type INestApplication } from '@nestjs/common';
import { EventTypes } from '../../events/event-types.ts';
import { publicCatalogue } from '../../events/public-catalogue.ts';
import { findPart } from '../find-part.ts';
import { buildDocument, type DocumentOptions } from '../openapi/build-document.ts';
import { ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { ApiVersions } from '../versions/api-versions.ts';
import { Brands } from './brand.ts';
import { type PortalParts } from './serve-portal.ts';

/** What an app knows of itself, for its portal: asked for once, when somebody first looks. */
export function portalParts(app: INestApplication, name: string, document: DocumentOptions): PortalParts {
  const { title, description, webhooks, asyncApi } = document;
  return {
    name,
    title,
    description,
    registry: once(() => findPart(app, ProblemRegistry) ?? new ProblemRegistry()),
    events: once(() => (webhooks ? publicCatalogue(app.get(EventTypes, { strict: false })) : [])),
    document: once(() => buildDocument(app)),
    asyncApi: asyncApi ? once(() => asyncApi(app)) : null,
    versions: once(() => findPart(app, ApiVersions) ?? new ApiVersions()),
    brands: once(() => findPart(app, Brands)),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
