import { type CallHandler, type ExecutionContext } from '@nestjs/common';
import { type ModuleRef, type Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { StoredAuditTrail } from '../audit/stored-audit-trail.ts';
import { type RequestContext, runInContext } from '../context/request-context.ts';
import { PERMISSION_METADATA, type RequiredPermission } from '../http/authorization/can.decorator.ts';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { CONNECTION_METADATA, connectionOf, inConnectionWords, takePageArguments } from './connection.ts';
import { fieldAsRequest, type FieldRequest } from './field-as-request.ts';

type Intercept = (context: ExecutionContext, next: CallHandler) => Observable<unknown> | Promise<Observable<unknown>>;

/**
 * Gives each query and mutation of a document the habits of a route: idempotency key and version, waiting for a position, rules about
 * fields, a record in the audit trail. `asRoute` is what does so for routes.
 */
export class FieldHabit {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly asRoute: Intercept,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = execution.getHandler();
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, handler);
    const field = fieldAsRequest(execution, required?.permission as `${string}:${string}` | undefined);
    if (this.reflector.get<boolean | undefined>(CONNECTION_METADATA, handler)) {
      const args = execution.getArgByIndex<Record<string, unknown>>(1);
      takePageArguments(args, execution.getArgByIndex(3));
      return from(this.#page(args, field, next));
    }
    const answer = this.#answer(field.context, field.execution, next);
    return from(field.isMutation ? this.#recorded(field.context, answer) : answer);
  }

  async #page(
    args: Readonly<Record<string, unknown>>,
    { context, execution }: FieldRequest,
    next: CallHandler,
  ): Promise<object> {
    try {
      return connectionOf(await this.#answer(context, execution, next));
    } catch (error) {
      throw inConnectionWords(error, args);
    }
  }

  #answer(context: RequestContext, execution: ExecutionContext, next: CallHandler): Promise<unknown> {
    return runInContext(context, async () => lastValueFrom(await this.asRoute(execution, next)));
  }

  /** Whatever came of it is in the trail before it is told, as over REST. */
  async #recorded(context: RequestContext, answer: Promise<unknown>): Promise<unknown> {
    try {
      const receipt = await answer;
      if (!context.replayed) await this.#record(context, { outcome: 'allowed' });
      return { ...(receipt as object), replayed: context.replayed ?? false };
    } catch (error) {
      const { status, code } = problemOfError(error);
      if (!context.replayed)
        await this.#record(context, { outcome: status < 500 ? 'refused' : 'failed', status, code });
      throw error;
    }
  }

  async #record(context: RequestContext, ended: Parameters<StoredAuditTrail['noteDraft']>[3]): Promise<void> {
    const { audit, tenant } = context;
    if (!audit || !tenant || audit.isWritten(ended.outcome)) return;
    await this.modules.get(StoredAuditTrail, { strict: false }).noteDraft(tenant.schema, context, audit, ended);
  }
}
