import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import passport, { type Strategy } from 'passport';
import { findPart } from '../find-part.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { TenantStopped } from '../../tenancy/tenant-stopped.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { SAFE_METADATA } from '../reading/safe.decorator.ts';
import { Sandboxes } from '../../tenancy/sandboxes.ts';
import { DeclaredSubjects } from './ability-subjects.ts';
import { PERMISSION_METADATA, PUBLIC_METADATA, type RequiredPermission } from './can.decorator.ts';
import { inChosenMode, type ModeParts } from './chosen-mode.ts';
import { AUTH_STRATEGIES, type Principal } from './principal.ts';

/**
 * Finds out who asks, with the app's passport strategies in their order: a strategy that sees no credential of its kind passes
 * on (`false`), one that sees a wrong one throws its `ProblemError`. The principal then fills the request's context.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate, OnModuleInit {
  #strategies: readonly Strategy[] | undefined;
  #mode: ModeParts | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    const names = this.modules.get<string[]>(AUTH_STRATEGIES, { strict: false });
    this.#strategies = names.map(strategyCalled);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // A socket is authenticated once, when it connects; global guards are asked for each of its messages too.
    if (context.getType() !== 'http') return true;
    if (this.reflector.get<boolean | undefined>(PUBLIC_METADATA, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const principal = await this.#inMode(context, await this.principalOf(request));
    request.principal = principal;
    request.ability = principal.ability;
    request.clutch.tenant = principal.tenant;
    request.clutch.actor = principal.actor;
    request.clutch.ability = principal.ability;
    if (principal.channels) request.clutch.channels = principal.channels;
    // What a request says itself goes before what its key was pinned to.
    if (principal.apiVersion !== undefined) request.clutch.apiVersion ??= principal.apiVersion;
    const isSafe = this.reflector.get<boolean | undefined>(SAFE_METADATA, context.getHandler());
    refuseWritesOfStopped(request, isSafe ? 'GET' : request.method);
    return true;
  }

  #inMode(context: ExecutionContext, principal: Principal): Principal | Promise<Principal> {
    const chosen = context.switchToHttp().getRequest<HttpRequest>().headers['clutch-mode'];
    if (chosen === undefined) return principal;
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, context.getHandler());
    this.#mode ??= { sandboxes: findPart(this.modules, Sandboxes), subjects: findPart(this.modules, DeclaredSubjects) };
    return inChosenMode(principal, String(chosen), required, this.#mode);
  }

  /** Who stands behind the credentials of a request, or of what opens a socket. @throws ProblemError 401 `auth.required`, and what the strategies throw */
  async principalOf(request: HttpRequest): Promise<Principal> {
    if (!this.#strategies) throw new Error('AuthenticationGuard asked before the app has started');
    request.isAsked = true;
    for (const strategy of this.#strategies) {
      const principal = await attempt(strategy, request);
      if (principal) return principal;
    }
    throw new ProblemError(401, 'auth.required', 'Send an API key as "Authorization: Bearer <key>", or a session');
  }
}

/** Early and clearly; whoever slips through with an old answer of the directory is refused by the database. */
export function refuseWritesOfStopped({ principal }: HttpRequest, method: string): void {
  const status = principal?.tenant?.status;
  if ((status === 'suspended' || status === 'moving') && method !== 'GET' && method !== 'HEAD')
    throw new TenantStopped(status);
}

/** Kept from the start: passport has one table of names for the whole process, and an app its own strategies. */
function strategyCalled(name: string): Strategy {
  const strategy = (passport as unknown as { _strategy(name: string): Strategy | undefined })._strategy(name);
  if (!strategy) throw new Error(`No passport strategy is called ${name}`);
  return strategy;
}

/** One strategy's say: `null` when the request shows nothing of its kind. Each request gets an own copy, as passport makes them. */
function attempt(strategy: Strategy, request: HttpRequest): Promise<Principal | null> {
  return new Promise((resolve, reject) => {
    const tried = Object.create(strategy, {
      success: { value: (user: Principal) => resolve(user) },
      fail: { value: () => resolve(null) },
      pass: { value: () => resolve(null) },
      redirect: { value: () => reject(new Error('A strategy that redirects is no way to authenticate a request')) },
      error: { value: reject },
    }) as object;
    (tried as unknown as { authenticate(request: HttpRequest): void }).authenticate(request);
  });
}
