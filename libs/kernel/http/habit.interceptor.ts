import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { QueryInterceptor } from './reading/query.interceptor.ts';
import { CommandInterceptor } from './writing/command.interceptor.ts';

/** A request reads or writes, never both: one interceptor in Nest's chain instead of two, because each link costs some microseconds. */
@Injectable()
export class HabitInterceptor implements NestInterceptor {
  readonly #command: NestInterceptor;
  readonly #query: NestInterceptor;

  constructor(reflector: Reflector, modules: ModuleRef) {
    this.#command = new CommandInterceptor(reflector);
    this.#query = new QueryInterceptor(reflector, modules);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    return (method === 'GET' || method === 'HEAD' ? this.#query : this.#command).intercept(context, next);
  }
}
