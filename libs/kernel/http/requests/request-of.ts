import { type ExecutionContext } from '@nestjs/common';
import { type HttpRequest } from './http-request.ts';

/** The request that a route, or a field of a GraphQL document, is served for: guards are asked for both. */
export function requestOf(context: ExecutionContext): HttpRequest {
  if (context.getType<string>() !== 'graphql') return context.switchToHttp().getRequest<HttpRequest>();
  return context.getArgByIndex<{ readonly request: HttpRequest }>(2).request;
}
