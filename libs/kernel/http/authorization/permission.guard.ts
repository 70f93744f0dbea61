import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { requestOf } from '../requests/request-of.ts';
import { permissionDenied, scopeLacking } from './ability-checks.ts';
import { type Principal } from './principal.ts';
import { type Holder, PERMISSION_METADATA, PORTAL_METADATA, type RequiredPermission } from './can.decorator.ts';

/** Lets a request, or a field of a GraphQL document, through whose ability holds the route's permission, in a tenant, as a directory or as the operator; else 403 that names the permission, or the scope of a key. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, context.getHandler());
    if (!required) return true;
    const { ability, principal } = requestOf(context);
    const isOpen =
      principal?.actor.kind !== 'portal' ||
      this.reflector.get<boolean | undefined>(PORTAL_METADATA, context.getHandler()) === true;
    if (isOpen && holderOf(principal) === required.holder && ability?.can(required.action, required.subject))
      return true;
    throw principal?.actor.kind === 'api-key'
      ? scopeLacking(required.permission)
      : permissionDenied(required.permission);
  }
}

function holderOf(principal: Principal | undefined): Holder {
  if (!principal?.tenant) return 'operator';
  return principal.actor.kind === 'directory' ? 'directory' : 'tenant';
}
