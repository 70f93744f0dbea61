import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { typedId } from '../../domain/typed-id.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { etag, parseIfMatch } from '../reading/etag.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { rawQuery } from '../requests/query-string.ts';
import { COMMAND_RESPONSE_METADATA } from './command-response.decorator.ts';
import { commandKey, parseIdempotencyKey } from './idempotency-key.ts';
import { type Receipt } from './receipt.dto.ts';
import { IDEMPOTENCY_KEY_METADATA, IF_MATCH_METADATA } from './required-headers.decorator.ts';

/** Takes `Idempotency-Key` and `If-Match` into the context of a writing request, and a receipt's headers out of it. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const handler = context.getHandler();
    if (request.method === 'POST') this.#takeKey(request, handler);
    this.#takeIfMatch(request, handler);
    const response = this.reflector.get<{ prefix?: string } | undefined>(COMMAND_RESPONSE_METADATA, handler);
    if (!response) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((receipt: Receipt) => presentReceipt(reply, receipt, response.prefix)));
  }

  /** A public route has nobody whose key it could be, so the header is left alone there. */
  #takeKey(request: HttpRequest, handler: ReturnType<ExecutionContext['getHandler']>): void {
    const header = request.headers['idempotency-key'];
    if (header === undefined) {
      if (!this.reflector.get<boolean | undefined>(IDEMPOTENCY_KEY_METADATA, handler)) return;
      throw new ProblemError(
        400,
        'idempotency-key.required',
        'Send an Idempotency-Key, so that a repeat does not act twice',
      );
    }
    const key = parseIdempotencyKey(String(header));
    const { principal, method, params, routeOptions } = request;
    if (!principal) return;
    const scope = {
      tenant: principal.tenant?.id,
      credential: principal.credentialId,
      method,
      route: routeOptions.url ?? '',
      params,
    };
    request.clutch.command = commandKey(scope, key, { query: rawQuery(request.url), body: request.rawBody });
  }

  #takeIfMatch(request: HttpRequest, handler: ReturnType<ExecutionContext['getHandler']>): void {
    const header = request.headers['if-match'];
    if (header !== undefined) request.clutch.ifMatch = parseIfMatch(header);
    else if (this.reflector.get<boolean | undefined>(IF_MATCH_METADATA, handler)) {
      throw new ProblemError(
        428,
        'if-match.required',
        'Send If-Match with the ETag of the version that you changed, or * for any',
      );
    }
  }
}

function presentReceipt(reply: FastifyReply, receipt: Receipt, prefix: string | undefined): Receipt {
  reply.header('ETag', etag(receipt.version)).header('Clutch-Position', String(receipt.position));
  return prefix === undefined ? receipt : { ...receipt, id: typedId(prefix, receipt.id) };
}
