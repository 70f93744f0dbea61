import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, Optional } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { from, map, type Observable, switchMap, tap } from 'rxjs';
import { DeclaredSubjects } from './authorization/ability-subjects.ts';
import { PERMISSION_METADATA, type RequiredPermission } from './authorization/can.decorator.ts';
import { cutFields, hasFieldRules, refuseFields } from './authorization/field-rules.ts';
import { FieldHabit } from '../graphql/field-habit.ts';
import { type HttpRequest } from './requests/http-request.ts';
import { variantOf } from './reading/etag.ts';
import { Expanders } from './reading/expanders.ts';
import { SAFE_METADATA } from './reading/safe.decorator.ts';
import { selectAnswer } from './reading/select-answer.ts';
import { selectionOf } from './reading/selection.ts';
import { type Shape } from './reading/shape.ts';
import { SHOWS_METADATA } from './reading/shows.decorator.ts';
import { QueryInterceptor } from './reading/query.interceptor.ts';
import { ApiVersions } from './versions/api-versions.ts';
import { asOlder } from './versions/as-older.ts';
import { Deprecations } from './versions/deprecations.ts';
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
  readonly #field: FieldHabit;

  constructor(
    private readonly reflector: Reflector,
    modules: ModuleRef,
    @Optional() private readonly subjects?: DeclaredSubjects,
    @Optional() private readonly expanders: Expanders = new Expanders(),
    @Optional() private readonly versions?: ApiVersions,
    @Optional() private readonly deprecations?: Deprecations,
  ) {
    this.#command = new CommandInterceptor(reflector, modules);
    this.#query = new QueryInterceptor(reflector, modules);
    this.#field = new FieldHabit(reflector, modules, (asked, then) => this.#asRoute(asked, then));
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    if (context.getType<string>() === 'graphql') return this.#field.intercept(context, next);
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<HttpRequest>();
    this.deprecations?.meet(request);
    const older = this.versions?.older(request.clutch.apiVersion, request.operation?.id);
    if (!older) return this.#asRoute(context, next);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return asOlder(older, request, reply, () => this.#asRoute(context, next));
  }

  #asRoute(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const { method, ability, body } = request;
    const handler = context.getHandler();
    const isRead = method === 'GET' || method === 'HEAD' || this.reflector.get<boolean>(SAFE_METADATA, handler);
    const shape = isRead ? this.reflector.get<Shape | undefined>(SHOWS_METADATA, handler) : undefined;
    const selected = shape && selectionOf(request, shape, this.expanders);
    const answer = this.#cut(context, next, { habit: isRead ? this.#query : this.#command, ability, body });
    if (!selected) return answer;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(Promise.resolve(answer)).pipe(
      switchMap((inner) => inner),
      switchMap((shown) => selectAnswer(shown, selected, ability)),
      tap((shown) => {
        const tag = reply.getHeader('ETag');
        // What a reference shows changes without a new version of what refers to it.
        if (typeof tag === 'string') reply.header('ETag', variantOf(tag, JSON.stringify(shown)));
      }),
    );
  }

  #cut(
    context: ExecutionContext,
    next: CallHandler,
    { habit, ability, body }: { habit: NestInterceptor } & Pick<HttpRequest, 'ability' | 'body'>,
  ): Observable<unknown> | Promise<Observable<unknown>> {
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
  if (hidden.length > 0) reply.header('ETag', variantOf(tag, `without ${hidden.join(' ')}`));
}
