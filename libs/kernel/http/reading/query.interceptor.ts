import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { from, type Observable, switchMap, tap } from 'rxjs';
import { ProjectionPositions } from '../../context/projection-positions.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { etag } from './etag.ts';
import { PAGE_RESPONSE_METADATA } from './page-response.decorator.ts';
import { type Page } from './page.dto.ts';
import { READS_PROJECTION_METADATA } from './reads-projection.decorator.ts';
import { VERSIONED_METADATA, type VersionedMetadata } from './versioned.decorator.ts';

const WAIT_MS = 2_000;
const POSITION = /^\d{1,15}$/;

/** What reads have in common: they wait for the caller's own write, show their version, and link the pages around theirs. */
@Injectable()
export class QueryInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const handler = context.getHandler();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const projection = this.reflector.get<string | undefined>(READS_PROJECTION_METADATA, handler);
    const position = request.headers['clutch-min-position'];
    const answer =
      projection === undefined || position === undefined
        ? next.handle()
        : from(this.#waitFor(request, projection, String(position))).pipe(switchMap(() => next.handle()));
    const versioned = this.reflector.get<VersionedMetadata | undefined>(VERSIONED_METADATA, handler);
    if (versioned)
      return answer.pipe(tap((view: { version: number }) => void reply.header('ETag', etagOf(view, versioned))));
    if (this.reflector.get<boolean | undefined>(PAGE_RESPONSE_METADATA, handler)) {
      return answer.pipe(tap((page: Page<unknown>) => writeLinks(reply, request.url, page)));
    }
    return answer;
  }

  async #waitFor({ clutch }: HttpRequest, projection: string, position: string): Promise<void> {
    if (!POSITION.test(position))
      throw new ProblemError(
        400,
        'position.malformed',
        'Clutch-Min-Position must be a number as Clutch-Position showed it',
      );
    if (!clutch.tenant) throw new Error('A projection was asked for outside of a tenant');
    const positions = this.modules.get<ProjectionPositions>(ProjectionPositions, { strict: false });
    if (await positions.waitFor(clutch.tenant.schema, projection, Number(position), WAIT_MS)) return;
    throw new ProblemError(503, 'projection.behind', 'The read model has not reached this position yet', {
      headers: { 'Retry-After': '1' },
    });
  }
}

function etagOf(view: { version: number }, { besides }: VersionedMetadata): string {
  return etag(view.version, besides && JSON.stringify(besides(view as never)));
}

function writeLinks(reply: FastifyReply, url: string, { page }: Page<unknown>): void {
  const { pathname, searchParams } = new URL(url, 'http://relative');
  const link = (rel: string, cursor: string | null): string[] => {
    if (cursor === null) return [];
    searchParams.set('cursor', cursor);
    return [`<${pathname}?${searchParams.toString()}>; rel="${rel}"`];
  };
  const links = [...link('next', page.nextCursor), ...link('prev', page.prevCursor)];
  if (links.length > 0) reply.header('Link', links.join(', '));
}
