import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import { StoredAuditTrail } from '../../audit/stored-audit-trail.ts';
import { typedId } from '../../domain/typed-id.ts';
import { findPart } from '../find-part.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { etag, parseIfMatch } from '../reading/etag.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { rawQuery } from '../requests/query-string.ts';
import { PlatformDatabase } from '../../tenancy/platform-database.ts';
import { TenantDatabase } from '../../tenancy/tenant-database.ts';
import { answerOnce } from './answer-once.ts';
import { COMMAND_RESPONSE_METADATA } from './command-response.decorator.ts';
import { commandKey, parseIdempotencyKey } from './idempotency-key.ts';
import { KeptAnswers } from './kept-answers.ts';
import { type Receipt } from './receipt.dto.ts';
import { IDEMPOTENCY_KEY_METADATA, IF_MATCH_METADATA, type IfMatchRule } from './required-headers.decorator.ts';
import { REMEMBERED_METADATA } from './remembered.decorator.ts';

/** Takes `Idempotency-Key` and `If-Match` into the context of a writing request, and a receipt's headers out of it. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  #kept: KeptAnswers | null | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const handler = context.getHandler();
    if (request.method === 'POST') this.#takeKey(request, handler);
    this.#takeIfMatch(request, handler);
    const response = this.reflector.get<{ prefix?: string } | undefined>(COMMAND_RESPONSE_METADATA, handler);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const shown = response
      ? () => next.handle().pipe(map((receipt: Receipt) => presentReceipt(reply, receipt, response.prefix)))
      : () => next.handle();
    const { command } = request.clutch;
    const isInLedger = response && !this.reflector.get<boolean | undefined>(REMEMBERED_METADATA, handler);
    const kept = command && !isInLedger && context.getType<string>() === 'http' ? this.#keptAnswers() : null;
    if (!kept) return shown();
    const once = { context: request.clutch, command: command!, reply };
    return from(answerOnce(kept, once, () => lastValueFrom(shown(), { defaultValue: undefined })));
  }

  /** An app without a database keeps nothing. */
  #keptAnswers(): KeptAnswers | null {
    if (this.#kept !== undefined) return this.#kept;
    const tenants = findPart(this.modules, TenantDatabase);
    const platform = findPart(this.modules, PlatformDatabase);
    const trail = findPart(this.modules, StoredAuditTrail) ?? undefined;
    return (this.#kept = tenants && platform && new KeptAnswers(tenants, platform, trail));
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
    const rule = this.reflector.get<IfMatchRule | undefined>(IF_MATCH_METADATA, handler);
    if (rule === undefined) return;
    const header = request.headers['if-match'];
    if (header !== undefined) request.clutch.ifMatch = parseIfMatch(header);
    else if (rule === 'required') {
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
