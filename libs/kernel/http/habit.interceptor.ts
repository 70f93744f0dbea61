import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, Optional } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { from, map, type Observable, switchMap } from 'rxjs';
import { DeclaredSubjects } from './authorization/ability-subjects.ts';
import { PERMISSION_METADATA, type RequiredPermission } from './authorization/can.decorator.ts';
import { cutFields, hasFieldRules, refuseFields } from './authorization/field-rules.ts';
import { type HttpRequest } from './requests/http-request.ts';
import { variantOf } from './reading/etag.ts';
import { QueryInterceptor } from './reading/query.interceptor.ts';
import { CommandInterceptor } from './writing/command.interceptor.ts';

/**
 * A request reads or writes, never both: one interceptor in Nest's chain instead of two, because each link costs some microseconds.
 * Around it the rules about fields: what may not be touched is refused, what may not be seen is cut. A route declares no more for it
 * than its permission.
 */
@Injectable()
export class HabitInterceptor implements NestInterceptor {
  readonly #command: NestInterceptor;
  readonly #query: NestInterceptor;

  constructor(
    private readonly reflector: Reflector,
    modules: ModuleRef,
    @Optional() private readonly subjects?: DeclaredSubjects,
  ) {
    this.#command = new CommandInterceptor(reflector);
    this.#query = new QueryInterceptor(reflector, modules);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const { method, ability, body } = context.switchToHttp().getRequest<HttpRequest>();
    const habit = method === 'GET' || method === 'HEAD' ? this.#query : this.#command;
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, context.getHandler());
    const subject = required && this.subjects?.find(required.subject);
    if (!subject || !ability || !hasFieldRules(ability, required.action, subject))
      return habit.intercept(context, next);
    refuseFields(ability, required.action, subject, body);
    // Outermost, so that the version of what is shown is still there to be read.
    const answer = from(Promise.resolve(habit.intercept(context, next))).pipe(switchMap((inner) => inner));
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return answer.pipe(
      map((shown) => {
        const cut = cutFields(ability, required.action, subject, shown);
        nameVariant(reply, shown, cut);
        return cut;
      }),
    );
  }
}

/** Who sees less gets another ETag: else a cache, or a repeat with more rights, would take the one answer for the other. */
function nameVariant(reply: FastifyReply, shown: unknown, cut: unknown): void {
  const tag = reply.getHeader('ETag');
  if (typeof tag !== 'string') return;
  const left = Object.keys(cut as object);
  const hidden = Object.keys(shown as object).filter((field) => !left.includes(field));
  if (hidden.length > 0) void reply.header('ETag', variantOf(tag, `without ${hidden.join(' ')}`));
}
