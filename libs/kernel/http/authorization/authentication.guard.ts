import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type HttpRequest } from '../requests/http-request.ts';
import { TenantStopped } from '../../tenancy/tenant-stopped.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { PUBLIC_METADATA } from './can.decorator.ts';
import { AUTH_STRATEGIES, type Principal } from './principal.ts';

/**
 * Finds out who asks, with the app's passport strategies in their order: a strategy that sees no credential of its kind passes
 * on (`false`), one that sees a wrong one throws its `ProblemError`. The principal then fills the request's context.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate, OnModuleInit {
  #passport: CanActivate | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    const strategies = this.modules.get<string[]>(AUTH_STRATEGIES, { strict: false });
    this.#passport = passportGuard(strategies);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // A socket is authenticated once, when it connects; global guards are asked for each of its messages too.
    if (context.getType() !== 'http') return true;
    if (this.reflector.get<boolean | undefined>(PUBLIC_METADATA, context.getHandler())) return true;
    if (!this.#passport) throw new Error('AuthenticationGuard asked before the app has started');
    await this.#passport.canActivate(context);
    const request = context.switchToHttp().getRequest<HttpRequest & { user: Principal }>();
    const principal = request.user;
    request.principal = principal;
    request.ability = principal.ability;
    request.clutch.tenant = principal.tenant;
    request.clutch.actor = principal.actor;
    request.clutch.ability = principal.ability;
    refuseWritesOfStopped(request);
    return true;
  }
}

/** Early and clearly; whoever slips through with an old answer of the directory is refused by the database. */
function refuseWritesOfStopped({ method, principal }: HttpRequest): void {
  const status = principal?.tenant?.status;
  if ((status === 'suspended' || status === 'moving') && method !== 'GET' && method !== 'HEAD')
    throw new TenantStopped(status);
}

function passportGuard(strategies: readonly string[]): CanActivate {
  class Passport extends AuthGuard([...strategies]) {
    override handleRequest<User>(error: unknown, user: User | false | null): User {
      if (error) throw error as Error;
      if (!user)
        throw new ProblemError(401, 'auth.required', 'Send an API key as "Authorization: Bearer <key>", or a session');
      return user;
    }
  }
  return new Passport();
}
