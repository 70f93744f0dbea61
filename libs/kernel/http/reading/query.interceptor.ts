import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { catchError, from, type Observable, switchMap, tap } from 'rxjs';
import { ProjectionPositions } from '../../context/projection-positions.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { etag } from './etag.ts';
import { PAGE_RESPONSE_METADATA } from './page-response.decorator.ts';
import { type Page } from './page.dto.ts';
import { READS_PROJECTION_METADATA } from './reads-projection.decorator.ts';
import { VERSIONED_METADATA, type VersionedMetadata } from './versioned.decorator.ts';

const WAIT_MS = 2_000;
const POSITION = /^\d{1,15}$/;

/**
 * What reads have in common: they wait for the caller's own write, show their version, and link the pages around theirs. What is
 * not found while the read model is behind the log is looked for again when it has caught up, so that a 404 is never due to a delay.
 */
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
    const answer = projection === undefined ? next.handle() : this.#fromProjection(projection, request, next);
    const versioned = this.reflector.get<VersionedMetadata | undefined>(VERSIONED_METADATA, handler);
    if (versioned)
      return answer.pipe(
        tap((view: { version: number }) => {
          reply.header('ETag', etagOf(view, versioned));
        }),
      );
    if (this.reflector.get<boolean | undefined>(PAGE_RESPONSE_METADATA, handler)) {
      return answer.pipe(tap((page: Page<unknown>) => writeLinks(reply, request.url, page)));
    }
    return answer;
  }

  #fromProjection(projection: string, request: HttpRequest, next: CallHandler): Observable<unknown> {
    const position = request.headers['clutch-min-position'];
    if (position !== undefined) {
      return from(this.#waitUntilSeen(request, projection, String(position))).pipe(switchMap(() => next.handle()));
    }
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError && error.kind === 'not-found')) throw error;
        return from(this.#untilAllIsSeen(request, projection)).pipe(switchMap(() => next.handle()));
      }),
    );
  }

  /** Resolves when the projection has seen all that was written before the read found nothing: then it is worth looking again. */
  async #untilAllIsSeen(request: HttpRequest, projection: string): Promise<void> {
    const head = await this.#positions.behind(schemaOf(request), projection);
    if (head !== undefined) await this.#waitFor(request, projection, head);
  }

  async #waitUntilSeen(request: HttpRequest, projection: string, position: string): Promise<void> {
    if (!POSITION.test(position))
      throw new ProblemError(
        400,
        'position.malformed',
        'Clutch-Min-Position must be a number as Clutch-Position showed it',
      );
    await this.#waitFor(request, projection, Number(position));
  }

  async #waitFor(request: HttpRequest, projection: string, position: number): Promise<void> {
    if (await this.#positions.waitFor(schemaOf(request), projection, position, WAIT_MS)) return;
    throw new ProblemError(503, 'projection.behind', 'The read model has not reached this position yet', {
      headers: { 'Retry-After': '1' },
    });
  }

  get #positions(): ProjectionPositions {
    return this.modules.get<ProjectionPositions>(ProjectionPositions, { strict: false });
  }
}

function schemaOf({ clutch }: HttpRequest): string {
  if (!clutch.tenant) throw new Error('A projection was asked for outside of a tenant');
  return clutch.tenant.schema;
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
