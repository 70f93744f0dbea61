import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type HttpRequest } from '../requests/http-request.ts';
import { permissionDenied } from './ability-checks.ts';
import { type Principal } from './principal.ts';
import { type Holder, PERMISSION_METADATA, type RequiredPermission } from './can.decorator.ts';

/** Lets a request through whose ability holds the route's permission, in a tenant, as a directory or as the operator; else 403 that names the permission. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, context.getHandler());
    if (!required) return true;
    const { ability, principal } = context.switchToHttp().getRequest<HttpRequest>();
    if (holderOf(principal) === required.holder && ability?.can(required.action, required.subject)) return true;
    throw permissionDenied(required.permission);
  }
}

function holderOf(principal: Principal | undefined): Holder {
  if (!principal?.tenant) return 'operator';
  return principal.actor.kind === 'directory' ? 'directory' : 'tenant';
}
